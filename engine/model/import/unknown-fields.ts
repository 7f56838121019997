/**
 * What a protobuf JSON says that a message does not know, found before the library gives up at the first: fields, and names
 * of enum values. A newer server's JSON is told apart by them from JSON that is wrong.
 */
import type { DescEnum, DescField, DescMessage, JsonValue } from '@bufbuild/protobuf';

export interface Unknown {
  /** `threadSpecs.entrypoint.nodes.start.tasc` */
  readonly path: string;
  /** The value is none of these; absent: the field is not known. */
  readonly value?: { readonly name: string; readonly of: string };
}

/** At most `limit` of them. */
export const unknownFields = (json: JsonValue, desc: DescMessage, limit = 20): readonly Unknown[] => {
  const found: Unknown[] = [];
  visit(json, desc, '', found, limit, 0);
  return found;
};

const visit = (
  json: JsonValue,
  desc: DescMessage,
  path: string,
  found: Unknown[],
  limit: number,
  depth: number,
): void => {
  if (json === null || typeof json !== 'object' || Array.isArray(json) || depth > 100) return;
  if (desc.typeName.startsWith('google.protobuf.')) return;
  for (const [key, value] of Object.entries(json)) {
    if (found.length >= limit) return;
    const field = desc.fields.find(({ jsonName, name }) => jsonName === key || name === key);
    const at = path === '' ? key : `${path}.${key}`;
    if (field === undefined) found.push({ path: at });
    else
      for (const [inner, item] of itemsOf(field, value, at)) {
        if (found.length >= limit) return;
        if (field.message !== undefined) visit(item, field.message, inner, found, limit, depth + 1);
        else if (field.enum !== undefined) checkEnum(item, field.enum, inner, found);
      }
  }
};

/** The field's value, or each of its items, with its path. */
function itemsOf(field: DescField, value: JsonValue, at: string): readonly (readonly [string, JsonValue])[] {
  if (field.fieldKind === 'list' && Array.isArray(value))
    return value.map((item, index) => [`${at}[${index}]`, item] as const);
  if (field.fieldKind === 'map' && value !== null && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).map(([name, item]) => [`${at}.${name}`, item] as const);
  return [[at, value]];
}

/** Numbers that nobody knows are kept as numbers; names are not. */
function checkEnum(value: JsonValue, desc: DescEnum, path: string, found: Unknown[]): void {
  if (typeof value !== 'string' || desc.values.some(({ name }) => name === value)) return;
  found.push({ path, value: { name: value, of: desc.name } });
}
