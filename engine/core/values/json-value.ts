/** Carries values between VariableValue and the JSON inside JSON_OBJ and JSON_ARR (littlehorse.md §4.7, §10.3). */
import type { WfRunId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { JsonDecimal, type JsonObject, type JsonValue, printJson } from '#model/values/json-text.ts';
import { listIn, objectIn } from './held-json.ts';
import { nullValue } from './null-value.ts';
import { valueText } from './value-text.ts';
import { boolValue, doubleValue, intValue, jsonArrValue, jsonObjValue, strValue } from './variable-value.ts';

/** A path result carries its JSON type: an integer literal INT, a decimal DOUBLE, and so on. */
export function fromJson(json: JsonValue): VariableValue {
  if (json === null) return nullValue();
  if (typeof json === 'string') return strValue(json);
  if (typeof json === 'boolean') return boolValue(json);
  if (typeof json === 'bigint') return intValue(json);
  if (json instanceof JsonDecimal) return doubleValue(json.value);
  return Array.isArray(json) ? jsonArrValue(printJson(json)) : jsonObjValue(printJson(json));
}

/**
 * The JSON form of any value. As on 1.2.1 BYTES become a list of signed
 * numbers and WF_RUN_ID an object; a TIMESTAMP becomes its text (there, the insides of a Java object).
 */
export function toJson(variable: VariableValue): JsonValue {
  const { value } = variable;
  switch (value.case) {
    case undefined:
      return null;
    case 'jsonObj':
      return objectIn(value.value);
    case 'jsonArr':
      return listIn(value.value);
    case 'int':
    case 'bool':
    case 'str':
      return value.value;
    case 'double':
      return new JsonDecimal(value.value);
    case 'array':
      return value.value.items.map(toJson);
    case 'map':
      return object(
        value.value.entries.map((entry) => [entry.key ? valueText(entry.key) : 'null', entry.value]),
      );
    case 'struct': {
      const fields = value.value.struct?.fields ?? {};
      return object(Object.keys(fields).map((name) => [name, fields[name]?.value]));
    }
    case 'wfRunId':
      return wfRunIdJson(value.value);
    case 'bytes':
      return [...value.value].map((byte) => BigInt.asIntN(8, BigInt(byte)));
    default:
      return valueText(variable);
  }
}

const wfRunIdJson = ({ id, parentWfRunId }: WfRunId): JsonObject =>
  new Map<string, JsonValue>([
    ['id', id],
    ['parentWfRunId', parentWfRunId === undefined ? null : wfRunIdJson(parentWfRunId)],
  ]);

const object = (entries: readonly (readonly [string, VariableValue | undefined])[]): JsonObject =>
  new Map(entries.map(([key, value]) => [key, value === undefined ? null : toJson(value)]));
