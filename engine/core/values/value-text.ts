/** The text that the server makes of a value where a STR is wanted (littlehorse.md §4.6). */
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { javaDouble, javaText } from '#model/values/java-text.ts';
import { type JsonValue, printJson } from '#model/values/json-text.ts';
import { objectIn } from './held-json.ts';
import { protoText } from './proto-text.ts';
import { decodeUtf8 } from './utf8.ts';
import { wfRunIdText } from './wf-run-id-text.ts';

/** protobuf's text format of a Timestamp: one line a field, zero fields left out. */
export function timestampText({ seconds, nanos }: Timestamp): string {
  return `${seconds === 0n ? '' : `seconds: ${seconds}\n`}${nanos === 0 ? '' : `nanos: ${nanos}\n`}`;
}

/** Objects print as Java maps, lists inside them as JSON text (seen on 1.2.1). */
function objectText(json: JsonValue): string {
  if (!(json instanceof Map)) return Array.isArray(json) ? printJson(json) : javaText(json);
  return `{${[...json].map(([key, item]) => `${key}=${objectText(item)}`).join(', ')}}`;
}

/**
 * JSON arrays give their JSON text, JSON objects a Java map's text. BYTES give their UTF-8 text, the way back of
 * STR → BYTES (the real server prints a Java object's hash, which means nothing to anybody).
 */
export function valueText(variable: VariableValue): string {
  const { value } = variable;
  switch (value.case) {
    case undefined:
      return 'null';
    case 'str':
    case 'jsonArr':
      return value.value;
    case 'jsonObj':
      return objectText(objectIn(value.value));
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
