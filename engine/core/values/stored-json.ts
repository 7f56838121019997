/**
 * JSON as the server keeps it: text that comes from outside and parses to what it claims to be is written again in the
 * server's own compact way; other text stays as it came. Found by asking a 1.2.1 server (inputs of RunWf, task outputs,
 * contents of events): `{"b": 1, "u": "<"}` is read back as `{"b":1,"u":"\u003c"}`, `3.50` as `3.5`, `{broken` as it was;
 * empty text and `null` as NULL.
 */
import { create } from '@bufbuild/protobuf';
import { type VariableValue, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { type JsonValue, parseJson, printJson } from '#model/values/json-text.ts';
import { nullValue } from './null-value.ts';

/** What the text parses to, when it is what the value claims to be. */
function parsedJson({ value: { case: kind, value: text } }: VariableValue): JsonValue | undefined {
  if (kind !== 'jsonObj' && kind !== 'jsonArr') return undefined;
  const parsed = parseJson(text);
  return (kind === 'jsonArr' ? Array.isArray(parsed) : parsed instanceof Map) ? parsed : undefined;
}

/** The same value object when there is nothing to write anew. */
export function storedJson(value: VariableValue): VariableValue {
  const { case: kind, value: text } = value.value;
  if ((kind === 'jsonObj' || kind === 'jsonArr') && ['', 'null'].includes(text.trim())) return nullValue();
  const parsed = parsedJson(value);
  if (parsed === undefined || (kind !== 'jsonObj' && kind !== 'jsonArr')) return value;
  const printed = printJson(parsed);
  return printed === text ? value : create(VariableValueSchema, { value: { case: kind, value: printed } });
}

/** Why a JSON value can't be read, in the server's words; undefined: it can, or it is no JSON value. */
export function unreadableJson(value: VariableValue): string | undefined {
  const { case: kind } = value.value;
  if ((kind !== 'jsonObj' && kind !== 'jsonArr') || parsedJson(value) !== undefined) return undefined;
  return kind === 'jsonObj' ? 'Error deserializing JSON Obj' : 'Error deserializing JSON Arr';
}
