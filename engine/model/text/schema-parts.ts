/** Pieces of the workflow file's JSON Schema, named for what they mean. */
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';

export const described = (description: string, schema: JsonObject): JsonObject => ({
  ...schema,
  description,
});

export const record = (
  properties: Readonly<Record<string, JsonValue>>,
  required: readonly string[] = [],
): JsonObject => ({
  type: 'object',
  properties: { ...properties },
  additionalProperties: false,
  ...(required.length === 0 ? {} : { required: [...required] }),
});

export const byName = (value: JsonObject): JsonObject => ({ type: 'object', additionalProperties: value });
export const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
export const oneOfNames = (names: readonly string[]): JsonObject => ({ enum: [...names] });

/** Names may look like numbers or bools in YAML. */
export const name: JsonObject = { type: ['string', 'number', 'boolean'] };
export const nameOrNothing: JsonObject = { type: ['string', 'number', 'boolean', 'null'] };
export const flag: JsonObject = { type: 'boolean' };
export const integer: JsonObject = { type: 'integer' };
export const nothing: JsonObject = { type: ['object', 'null'], additionalProperties: false };

export const expression = described('Expression, or JSON that stands for a literal.', {});
export const duration = described('A duration such as “30 s” or “3 days”; a bare number counts seconds.', {
  type: ['string', 'integer'],
});
export const milliseconds = described('A duration such as “500 ms”; a bare number counts milliseconds.', {
  type: ['string', 'integer'],
});
