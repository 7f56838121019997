/** The parts of a type that is made of others: what an Array holds, keys and values of a Map. */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { printType } from '#model/expression/from-wire.ts';
import { parseType } from '#model/expression/parse.ts';

export interface TypePart {
  readonly label: string;
  readonly text: string;
}

const whole = (text: string): TypeDefinition | undefined => {
  const parsed = parseType(text);
  return parsed.ok ? parsed.value : undefined;
};

/** Empty for a type without parts, and for a text that is no type. */
export function typeParts(text: string): readonly TypePart[] {
  const { definedType } = whole(text) ?? {};
  if (definedType?.case === 'inlineArrayDef') {
    const { arrayType } = definedType.value;
    return [{ label: 'Each element', text: arrayType === undefined ? '' : printType(arrayType) }];
  }
  if (definedType?.case !== 'inlineMapDef') return [];
  const { keyType, valueType } = definedType.value;
  return [
    { label: 'Keys', text: keyType === undefined ? '' : printType(keyType) },
    { label: 'Values', text: valueType === undefined ? '' : printType(valueType) },
  ];
}

/** The same type with another part; `?` where nothing is chosen. */
export function withPart(text: string, index: number, part: string): string {
  const head = /^((?:masked\s+)*)(Array|Map)/.exec(text.trim());
  if (head === null) return text;
  const parts = typeParts(text).map((each, at) => (at === index ? part : each.text));
  return `${head[1]}${head[2]}<${parts.map((each) => (each.trim() === '' ? '?' : each)).join(', ')}>`;
}
