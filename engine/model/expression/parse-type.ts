/** Types: `STR`, `Array<INT>`, `Map<STR, INT>`, `Struct<car@2>`, `Struct{model: STR}`, `masked STR`. */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  InlineArrayDefSchema,
  InlineStructDefSchema,
  StructFieldDefSchema,
  TypeDefinitionSchema,
  type InlineStructDef,
  type StructFieldDef,
  type TypeDefinition,
} from '#api/gen/type_definition_pb.js';
import type { Cursor } from './cursor.ts';
import { fieldName, optionalType, parseMapType, parseStructId } from './parse-builder.ts';
import { enumNumber } from './parse-call.ts';

type Defined = TypeDefinition['definedType'];

/** The rule `type` of the grammar. */
export const parseTypeRule = (cursor: Cursor): TypeDefinition =>
  cursor.nested((c) => {
    let masked = false;
    while (c.isWord('masked')) {
      c.advance();
      masked = true;
    }
    return create(TypeDefinitionSchema, { masked, definedType: definedType(c) });
  });

const definedType = (cursor: Cursor): Defined => {
  const { kind, text } = cursor.token;
  if (kind !== 'name') {
    cursor.unexpected('Here a type is needed, e.g. STR');
    return { case: undefined };
  }
  if (Object.hasOwn(PRIMITIVES, text)) {
    cursor.advance();
    return { case: 'primitiveType', value: PRIMITIVES[text]! };
  }
  switch (text) {
    case 'Array':
      return { case: 'inlineArrayDef', value: arrayType(cursor) };
    case 'Map':
      cursor.advance();
      return { case: 'inlineMapDef', value: parseMapType(cursor) };
    case 'Struct':
      return structType(cursor);
    case 'UNTYPED':
      cursor.advance();
      return { case: undefined };
    case 'primitive':
      return numberedType(cursor);
  }
  cursor.fail('unknown-type', unknownType(text), cursor.token);
  return { case: undefined };
};

const PRIMITIVES: Readonly<Record<string, VariableType>> = {
  JSON_OBJ: VariableType.JSON_OBJ,
  JSON_ARR: VariableType.JSON_ARR,
  DOUBLE: VariableType.DOUBLE,
  BOOL: VariableType.BOOL,
  STR: VariableType.STR,
  INT: VariableType.INT,
  BYTES: VariableType.BYTES,
  WF_RUN_ID: VariableType.WF_RUN_ID,
  TIMESTAMP: VariableType.TIMESTAMP,
};

export const primitiveNames: readonly string[] = Object.keys(PRIMITIVES);

const unknownType = (text: string): string =>
  `There is no type ${text}; there are ${primitiveNames.join(', ')}, Array<…>, Map<…, …> and Struct<name>.`;

const arrayType = (cursor: Cursor) => {
  cursor.advance();
  cursor.expect('<', 'after Array');
  const type = optionalType(cursor);
  cursor.expect('>', 'to close Array<');
  return create(InlineArrayDefSchema, { arrayType: type });
};

/** `primitive(42)`: a type that this version of Paddock has no name for. */
const numberedType = (cursor: Cursor): Defined => {
  cursor.advance();
  cursor.expect('(', 'after primitive');
  const value = enumNumber(cursor);
  cursor.expect(')', 'to close primitive(');
  return { case: 'primitiveType', value };
};

const structType = (cursor: Cursor): Defined => {
  cursor.advance();
  if (cursor.isOperator('{')) return { case: 'inlineStructDef', value: inlineStruct(cursor) };
  cursor.expect('<', 'after Struct');
  if (cursor.isOperator('?')) cursor.unexpected('Here the name of a StructDef is needed');
  const id = parseStructId(cursor);
  cursor.expect('>', 'to close Struct<');
  return id === undefined ? { case: undefined } : { case: 'structDefId', value: id };
};

const inlineStruct = (cursor: Cursor): InlineStructDef => {
  cursor.advance();
  const fields: Record<string, StructFieldDef> = {};
  const names = new Set<string>();
  while (!cursor.isOperator('}') && cursor.token.kind !== 'end') {
    const name = fieldName(cursor, names);
    const field = fieldDef(cursor);
    if (cursor.error === undefined) fields[name.text] = field;
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}', 'to close Struct{');
  return create(InlineStructDefSchema, { fields });
};

/** `?: TYPE = literal "description"`, all but the colon and the type optional; `?` says that it may be null. */
const fieldDef = (cursor: Cursor): StructFieldDef => {
  const isNullable = cursor.accept('?');
  cursor.expect(':', 'after the name of a field');
  const fieldType = optionalType(cursor);
  const defaultValue = cursor.accept('=') ? cursor.rules.literal(cursor).value : undefined;
  const { kind, text } = cursor.token;
  const description = kind === 'string' ? text : undefined;
  if (description !== undefined) cursor.advance();
  return create(StructFieldDefSchema, { fieldType, isNullable, defaultValue, description });
};
