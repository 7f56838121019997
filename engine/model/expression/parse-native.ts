/** Constants of LittleHorse's own collection types: `Array<INT>[1, 2]`, `Map{a: 1}`, `Struct<car@2>{model: "x"}`. */
import { create } from '@bufbuild/protobuf';
import {
  ArraySchema,
  InlineStructSchema,
  Map_EntrySchema,
  MapSchema,
  StructFieldSchema,
  StructSchema,
  type InlineStruct,
  type Map_Entry,
  type StructField,
  type VariableValue,
} from '#api/gen/type_definition_pb.js';
import type { Ast } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { fieldName, optionalType, parseKey, parseMapType, parseStructId } from './parse-builder.ts';

type Value = VariableValue['value'];

export const parseNativeLiteral = (cursor: Cursor): Value => {
  const { text } = cursor.advance();
  if (text === 'Array') return arrayLiteral(cursor);
  return text === 'Map' ? mapLiteral(cursor) : structLiteral(cursor);
};

const arrayLiteral = (cursor: Cursor): Value => {
  let elementType;
  if (cursor.accept('<')) {
    elementType = optionalType(cursor);
    cursor.expect('>', 'to close Array<');
  }
  cursor.expect('[', 'before the elements of an Array');
  const items: VariableValue[] = [];
  while (!cursor.isOperator(']') && cursor.token.kind !== 'end') {
    items.push(cursor.rules.literal(cursor).value);
    if (!cursor.accept(',')) break;
  }
  cursor.expect(']', 'to close the Array');
  return { case: 'array', value: create(ArraySchema, { items, elementType }) };
};

const mapLiteral = (cursor: Cursor): Value => {
  const mapType = cursor.isOperator('<') ? parseMapType(cursor) : undefined;
  cursor.expect('{', 'before the entries of a Map');
  const entries: Map_Entry[] = [];
  while (!cursor.isOperator('}') && cursor.token.kind !== 'end') {
    const key = valueOf(parseKey(cursor, literalOrMissing));
    cursor.expect(':', 'after the key');
    entries.push(create(Map_EntrySchema, { key, value: valueOf(literalOrMissing(cursor)) }));
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}', 'to close the Map');
  return { case: 'map', value: create(MapSchema, { entries, mapType }) };
};

const literalOrMissing = (cursor: Cursor): Ast => {
  const { start, end } = cursor.token;
  if (!cursor.isWord('missing')) return cursor.rules.literal(cursor);
  cursor.advance();
  cursor.expect('(', 'after missing');
  cursor.expect(')', 'to close missing(');
  return { kind: 'missing', start, end };
};

const valueOf = (ast: Ast): VariableValue | undefined => (ast.kind === 'literal' ? ast.value : undefined);

const structLiteral = (cursor: Cursor): Value => {
  cursor.expect('<', 'after Struct, as in Struct<car>{model: "x"}');
  const structDefId = parseStructId(cursor);
  cursor.expect('>', 'to close Struct<');
  const struct = cursor.isOperator('{') ? inlineStruct(cursor) : undefined;
  return { case: 'struct', value: create(StructSchema, { structDefId, struct }) };
};

const inlineStruct = (cursor: Cursor): InlineStruct => {
  cursor.advance();
  const fields: Record<string, StructField> = {};
  const names = new Set<string>();
  while (!cursor.isOperator('}') && cursor.token.kind !== 'end') {
    const next = cursor.peek(1);
    const masked = cursor.isWord('masked') && !(next.kind === 'operator' && next.text === ':');
    if (masked) cursor.advance();
    const name = fieldName(cursor, names);
    cursor.expect(':', 'after the name of a field');
    const value = valueOf(literalOrMissing(cursor));
    if (cursor.error === undefined) fields[name.text] = create(StructFieldSchema, { masked, value });
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}', 'to close the Struct');
  return create(InlineStructSchema, { fields });
};
