/**
 * Values in case files: a text is a STR, a number an INT or DOUBLE, a map or list JSON; a map with one key of
 * VariableValue is that protobuf JSON, and `{ literal: … }` a literal of the expression language.
 */
import { create, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { type VariableValue, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { compileLiteral } from '#model/expression/to-wire.ts';

const wireKeys = new Set<string>(VariableValueSchema.fields.map(({ jsonName }) => jsonName));
wireKeys.add('struct');

export function valueOf(said: unknown): VariableValue {
  if (said === null || said === undefined) return create(VariableValueSchema);
  if (typeof said === 'object') {
    const keys = Object.keys(said);
    if (!Array.isArray(said) && keys.length === 1) {
      if (keys[0] === 'literal') return literal(String((said as { literal: unknown }).literal));
      if (keys[0] === 'long') return valueOf('x'.repeat(Number((said as { long: unknown }).long)));
      if (wireKeys.has(keys[0]!)) return fromJson(VariableValueSchema, said as JsonValue);
    }
    const text = JSON.stringify(said);
    const value = Array.isArray(said)
      ? ({ case: 'jsonArr', value: text } as const)
      : ({ case: 'jsonObj', value: text } as const);
    return create(VariableValueSchema, { value });
  }
  if (typeof said === 'boolean') return create(VariableValueSchema, { value: { case: 'bool', value: said } });
  if (typeof said === 'number') {
    const value = Number.isInteger(said)
      ? ({ case: 'int', value: BigInt(said) } as const)
      : ({ case: 'double', value: said } as const);
    return create(VariableValueSchema, { value });
  }
  return create(VariableValueSchema, { value: { case: 'str', value: String(said) } });
}

function literal(text: string): VariableValue {
  const compiled = compileLiteral(text);
  if (!compiled.ok) throw new Error(`'${text}' is no literal: ${compiled.error.message}`);
  return compiled.value;
}

export const valuesOf = (said: Record<string, unknown> = {}): Record<string, VariableValue> =>
  Object.fromEntries(Object.entries(said).map(([name, value]) => [name, valueOf(value)]));
