/** `struct car@2 {model: x}` and `map {apples: n, [kind]: m}`: values built at run time. */
import { create } from '@bufbuild/protobuf';
import { InlineMapDefSchema, VariableValueSchema, type InlineMapDef } from '#api/gen/type_definition_pb.js';
import { StructDefIdSchema, type StructDefId } from '#api/gen/object_id_pb.js';
import type { Ast, MapEntryAst, Name, StructFieldAst } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { enumNumber } from './parse-call.ts';

export const parseStructBuilder = (cursor: Cursor): Ast => {
  const { start } = cursor.advance();
  const id = parseStructId(cursor);
  const fields = cursor.isOperator('{') ? parseFields(cursor) : undefined;
  return { kind: 'struct', id, fields, start, end: cursor.lastEnd };
};

/** `car`, `car@2`; without a version the latest is meant (-1, as the SDKs write it). `?` stands for no id at all. */
export const parseStructId = (cursor: Cursor): StructDefId | undefined => {
  if (cursor.accept('?')) return undefined;
  const name = cursor.name('the name of a StructDef');
  const version = cursor.accept('@') ? enumNumber(cursor) : -1;
  return create(StructDefIdSchema, { name: name.text, version });
};

const parseFields = (cursor: Cursor): readonly StructFieldAst[] => {
  cursor.advance();
  const fields: StructFieldAst[] = [];
  const names = new Set<string>();
  while (!cursor.isOperator('}') && cursor.token.kind !== 'end') {
    const name = fieldName(cursor, names);
    cursor.expect(':', 'after the name of a field');
    fields.push(cursor.nested((c) => parseField(c, name)));
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}', 'to close the struct');
  return fields;
};

/** A field's name (bare, in backticks or in quotes) that is not there yet. */
export const fieldName = (cursor: Cursor, names: Set<string>): Name => {
  const { kind, text, start, end } = cursor.token;
  let name: Name = { text, start, end };
  if (kind === 'string') cursor.advance();
  else name = cursor.name('the name of a field');
  if (names.has(name.text) || name.text === '__proto__') {
    cursor.fail('duplicate-field', `The field ${name.text} can't be given here (again); remove it.`, name);
  }
  names.add(name.text);
  return name;
};

const parseField = (cursor: Cursor, name: Name): StructFieldAst => {
  const next = cursor.peek(1);
  if (cursor.isWord('struct') && next.kind === 'operator' && next.text === '{') {
    cursor.advance();
    return { kind: 'sub', name, fields: parseFields(cursor) };
  }
  const value = cursor.rules.expression(cursor);
  return value.kind === 'missing' ? { kind: 'none', name } : { kind: 'value', name, value };
};

export const parseMapBuilder = (cursor: Cursor): Ast => {
  const { start } = cursor.advance();
  const mapType = cursor.isOperator('<') ? parseMapType(cursor) : undefined;
  cursor.expect('{', 'after map');
  const entries: MapEntryAst[] = [];
  while (!cursor.isOperator('}') && cursor.token.kind !== 'end') {
    entries.push(parseEntry(cursor));
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}', 'to close the map');
  return { kind: 'map', entries, mapType, start, end: cursor.lastEnd };
};

const parseEntry = (cursor: Cursor): MapEntryAst => {
  const key = parseKey(cursor, cursor.rules.expression);
  cursor.expect(':', 'after the key');
  return { key, value: cursor.rules.expression(cursor) };
};

/** A key: a bare name or a text (both STR), a number, or anything in brackets. */
export const parseKey = <T extends Ast>(
  cursor: Cursor,
  inBrackets: (cursor: Cursor) => T,
): T | Extract<Ast, { kind: 'literal' }> => {
  const { kind, text, start, end } = cursor.token;
  if (cursor.accept('[')) {
    const key = inBrackets(cursor);
    cursor.expect(']', 'to close the key');
    return key;
  }
  if (kind === 'number' || cursor.isOperator('-')) return cursor.rules.literal(cursor);
  if (kind === 'string') cursor.advance();
  else cursor.name('a key, e.g. apples, "odd key" or [expression],');
  const value = create(VariableValueSchema, { value: { case: 'str', value: text } });
  return { kind: 'literal', value, plain: true, start, end };
};

/** `<STR, INT>`; `?` for a type that is not there. */
export const parseMapType = (cursor: Cursor): InlineMapDef => {
  cursor.expect('<', 'before the type of the keys');
  const keyType = optionalType(cursor);
  cursor.expect(',', 'between the types of keys and values');
  const valueType = optionalType(cursor);
  cursor.expect('>', 'after the type of the values');
  return create(InlineMapDefSchema, { keyType, valueType });
};

export const optionalType = (cursor: Cursor) => (cursor.accept('?') ? undefined : cursor.rules.type(cursor));
