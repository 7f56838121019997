/** size_of: characters of a STR, elements of a JSON_ARR or Array (littlehorse.md §4.5). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { listIn } from './held-json.ts';
import { type ValueError, valueError } from './value-error.ts';
import { intValue, typeNameOf } from './variable-value.ts';

export function sizeOf(operand: VariableValue): Result<VariableValue, ValueError> {
  const { value } = operand;
  if (value.case === 'jsonArr') return ok(intValue(BigInt(listIn(value.value).length)));
  if (value.case === 'str') return ok(intValue(BigInt(value.value.length)));
  if (value.case === 'array') return ok(intValue(BigInt(value.value.items.length)));
  return valueError(`Cannot resolve size() for var of type ${typeNameOf(operand)}`);
}
