/** Explicit casts: `target_type` of a VariableAssignment, applied last (littlehorse.md §4.6). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { longFromDouble, parseDouble, parseLong } from '#model/values/java-long.ts';
import { isNull } from './null-value.ts';
import { isOfType } from './type-match.ts';
import { encodeUtf8 } from './utf8.ts';
import { cannotCastValue } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { boolValue, bytesValue, doubleValue, intValue, strValue, wfRunIdValue } from './variable-value.ts';
import { parseWfRunId } from './wf-run-id-text.ts';

/** NULL stays NULL and a value of the type stays itself; what the table of §4.6 does not name is an error. */
export function cast(value: VariableValue, type: TypeDefinition): Result<VariableValue, ValueError> {
  if (isNull(value) || isOfType(value, type)) return ok(value);
  const made =
    type.definedType.case === 'primitiveType' ? castToPrimitive(value, type.definedType.value) : undefined;
  if (made !== undefined) return ok(made);
  return valueError(cannotCastValue(value, type));
}

/** The cast value; undefined when there is no such cast or the text does not parse. */
export function castToPrimitive(variable: VariableValue, type: VariableType): VariableValue | undefined {
  const { value } = variable;
  switch (value.case) {
    case 'int':
      if (type === VariableType.DOUBLE) return doubleValue(Number(value.value));
      break;
    case 'double':
      if (type === VariableType.INT) return intValue(longFromDouble(value.value));
      break;
    case 'str':
      return parse(value.value, type);
    case 'bool':
    case 'wfRunId':
    case 'bytes':
      break;
    default:
      return undefined;
  }
  return type === VariableType.STR ? strValue(valueText(variable)) : undefined;
}

/** Reads a STR as another primitive; INT as Java's strict Long.parseLong, BYTES as UTF-8. */
function parse(text: string, type: VariableType): VariableValue | undefined {
  switch (type) {
    case VariableType.INT: {
      const long = parseLong(text);
      return long === undefined ? undefined : intValue(long);
    }
    case VariableType.DOUBLE: {
      const double = parseDouble(text);
      return double === undefined ? undefined : doubleValue(double);
    }
    case VariableType.BOOL: {
      const word = text.toLowerCase();
      return word === 'true' || word === 'false' ? boolValue(word === 'true') : undefined;
    }
    case VariableType.BYTES:
      return bytesValue(encodeUtf8(text));
    case VariableType.WF_RUN_ID:
      return wfRunIdValue(parseWfRunId(text));
    default:
      return undefined;
  }
}
