/** Types as text; parse-type.ts reads them. */
import type { StructDefId } from '#api/gen/object_id_pb.js';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type {
  InlineMapDef,
  InlineStructDef,
  StructFieldDef,
  TypeDefinition,
  VariableValue,
} from '#api/gen/type_definition_pb.js';
import { quoteString } from './quoted.ts';
import { nameText } from './words.ts';

/** Literals and types contain each other; the literal printer hands itself in. */
export type LiteralPrinter = (value: VariableValue) => string;

/** With its `masked` flags, the outermost one included. */
export const typeText = (type: TypeDefinition, literal: LiteralPrinter): string =>
  (type.masked ? 'masked ' : '') + bareTypeText(type, literal);

/** Without the outermost `masked`, which declarations write as a key of its own. */
export const bareTypeText = ({ definedType }: TypeDefinition, literal: LiteralPrinter): string => {
  switch (definedType.case) {
    case 'primitiveType':
      return VariableType[definedType.value] ?? `primitive(${definedType.value})`;
    case 'structDefId':
      return `Struct<${structIdText(definedType.value)}>`;
    case 'inlineArrayDef':
      return `Array<${optionalType(definedType.value.arrayType, literal)}>`;
    case 'inlineMapDef':
      return `Map${mapTypeText(definedType.value, literal)}`;
    case 'inlineStructDef':
      return `Struct${inlineStructText(definedType.value, literal)}`;
    case undefined:
      return 'UNTYPED';
  }
};

export const optionalType = (type: TypeDefinition | undefined, literal: LiteralPrinter): string =>
  type === undefined ? '?' : typeText(type, literal);

export const mapTypeText = ({ keyType, valueType }: InlineMapDef, literal: LiteralPrinter): string =>
  `<${optionalType(keyType, literal)}, ${optionalType(valueType, literal)}>`;

export const structIdText = (id: StructDefId | undefined): string => {
  if (id === undefined) return '?';
  return nameText(id.name) + (id.version === -1 ? '' : `@${id.version}`);
};

const inlineStructText = ({ fields }: InlineStructDef, literal: LiteralPrinter): string => {
  const parts = Object.entries(fields).map(([name, field]) => fieldText(name, field, literal));
  return `{${parts.join(', ')}}`;
};

const fieldText = (name: string, field: StructFieldDef, literal: LiteralPrinter): string => {
  let text = `${nameText(name)}${field.isNullable ? '?' : ''}: ${optionalType(field.fieldType, literal)}`;
  if (field.defaultValue !== undefined) text += ` = ${literal(field.defaultValue)}`;
  if (field.description !== undefined) text += ` ${quoteString(field.description)}`;
  return text;
};
