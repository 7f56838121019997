/** The one JSON text of a PutWfSpecRequest: protobuf JSON, the same bytes in every run and on every machine. */
import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { byCodeUnit } from './sorted-map.ts';

/**
 * All keys in code unit order, two spaces a level, a newline at the end. Throws for what protobuf JSON can't say:
 * TIMESTAMP literals outside the years 1 to 9999.
 */
export const wfSpecJson = (request: PutWfSpecRequest): string =>
  canonicalJson(toJson(PutWfSpecRequestSchema, request));

/** Written here and not by JSON.stringify, because JavaScript puts keys that look like numbers first. */
export const canonicalJson = (value: JsonValue): string => `${stringify(value, '\n')}\n`;

const stringify = (value: JsonValue, indent: string): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${value.map((item) => inner + stringify(item, inner)).join(',')}${indent}]`;
  }
  const keys = Object.keys(value).sort(byCodeUnit);
  if (keys.length === 0) return '{}';
  const pairs = keys.map((key) => `${inner}${JSON.stringify(key)}: ${stringify(value[key] ?? null, inner)}`);
  return `{${pairs.join(',')}${indent}}`;
};
