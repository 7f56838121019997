/** The text that the server makes of a value where a STR is wanted (littlehorse.md §4.6). */
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { javaDouble, javaText } from '#model/values/java-text.ts';
import { type JsonValue, printJson } from '#model/values/json-text.ts';
import { listIn, objectIn } from './held-json.ts';
import { protoText } from './proto-text.ts';
import { decodeUtf8 } from './utf8.ts';
import { wfRunIdText } from './wf-run-id-text.ts';

/** protobuf's text format of a Timestamp: one line a field, zero fields left out. */
export function timestampText({ seconds, nanos }: Timestamp): string {
  return `${seconds === 0n ? '' : `seconds: ${seconds}\n`}${nanos === 0 ? '' : `nanos: ${nanos}\n`}`;
}

/** Objects print as Java maps, lists inside them as JSON text. */
function objectText(json: JsonValue): string {
  if (!(json instanceof Map)) return Array.isArray(json) ? printJson(json) : javaText(json);
  return `{${[...json].map(([key, item]) => `${key}=${objectText(item)}`).join(', ')}}`;
}

/** Of what a path found in JSON: unlike a whole value of JSON its lists are JSON text (asked of 1.2.1). */
export function foundText(variable: VariableValue): string {
  const { value } = variable;
  if (value.case === 'jsonArr') return value.value;
  return value.case === 'jsonObj' ? objectText(objectIn(value.value)) : valueText(variable);
}

/**
 * JSON gives the text of Java's collections: `{k=v, n=[z, 1, null]}`. BYTES give their UTF-8 text, the way back of
 * STR → BYTES (the real server prints a Java object's hash, which means nothing to anybody).
 */
export function valueText(variable: VariableValue): string {
  const { value } = variable;
  switch (value.case) {
    case undefined:
      return 'null';
    case 'str':
      return value.value;
    case 'jsonArr':
      return javaText(listIn(value.value));
    case 'jsonObj':
      return javaText(objectIn(value.value));
    case 'int':
    case 'bool':
      return String(value.value);
    case 'double':
      return javaDouble(value.value);
    case 'bytes':
      return decodeUtf8(value.value);
    case 'wfRunId':
      return wfRunIdText(value.value);
    case 'utcTimestamp':
      return timestampText(value.value);
    case 'array':
    case 'map':
    case 'struct':
      return protoText(variable) ?? '';
  }
}
