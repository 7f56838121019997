/** Whether two requests are equal, and if not, where they part. */
import { equals, toJson, type JsonValue } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';

/** Path in the protobuf JSON of the first field that differs; undefined when the messages are equal. */
export const firstDifference = (made: PutWfSpecRequest, source: PutWfSpecRequest): string | undefined => {
  if (equals(PutWfSpecRequestSchema, made, source)) return undefined;
  // Some messages have no JSON, instants beyond the year 9999 for one; the library tells so by throwing.
  try {
    return differsAt(toJson(PutWfSpecRequestSchema, made), toJson(PutWfSpecRequestSchema, source)) ?? '';
  } catch {
    return '';
  }
};

const differsAt = (a: JsonValue | undefined, b: JsonValue | undefined): string | undefined => {
  if (a === b) return undefined;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return '';
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const inner = differsAt(left.get(key), right.get(key));
    if (inner !== undefined) return inner === '' ? key : `${key}.${inner}`;
  }
  return undefined;
};
