/** What inputs of tasks, ThreadRuns and child WfRuns become (littlehorse.md §4.6): stricter than assignment to a variable. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { incompatibility } from './incompatible.ts';
import { isNull } from './null-value.ts';
import type { StructDefs } from './scope.ts';
import { stampType } from './stamp-type.ts';
import { isOfType } from './type-match.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { doubleValue, strValue } from './variable-value.ts';

/** What is implicitly assignable, truly converted. */
export function convertForInput(
  value: VariableValue,
  type: TypeDefinition,
  structs: StructDefs,
): Result<VariableValue, ValueError> {
  if (isNull(value)) return ok(value);
  const why = incompatibility(value, type, structs);
  if (why !== undefined) return valueError(why);
  if (isOfType(value, type)) return ok(stampType(value, type, structs));
  const { definedType } = type;
  const isDouble = definedType.case === 'primitiveType' && definedType.value === VariableType.DOUBLE;
  if (isDouble && value.value.case === 'int') return ok(doubleValue(Number(value.value.value)));
  return ok(strValue(valueText(value)));
}
