/** Paths of the fields in a protobuf JSON that a message does not have, found before the library gives up at the first. */
import type { DescMessage, JsonValue } from '@bufbuild/protobuf';

/** `threadSpecs.entrypoint.nodes.start.tasc`; at most `limit` of them. */
export const unknownFields = (json: JsonValue, desc: DescMessage, limit = 20): readonly string[] => {
  const found: string[] = [];
  visit(json, desc, '', found, limit, 0);
  return found;
};

const visit = (
  json: JsonValue,
  desc: DescMessage,
  path: string,
  found: string[],
  limit: number,
  depth: number,
): void => {
  if (json === null || typeof json !== 'object' || Array.isArray(json) || depth > 100) return;
  if (desc.typeName.startsWith('google.protobuf.')) return;
  for (const [key, value] of Object.entries(json)) {
    if (found.length >= limit) return;
    const field = desc.fields.find(({ jsonName, name }) => jsonName === key || name === key);
    const at = path === '' ? key : `${path}.${key}`;
    if (field === undefined) {
      found.push(at);
      continue;
    }
    const message = field.message;
    if (message === undefined || value === null || typeof value !== 'object') continue;
    if (field.fieldKind === 'list' && Array.isArray(value))
      value.forEach((item, index) => visit(item, message, `${at}[${index}]`, found, limit, depth + 1));
    else if (field.fieldKind === 'map' && !Array.isArray(value))
      for (const [name, item] of Object.entries(value))
        visit(item, message, `${at}.${name}`, found, limit, depth + 1);
    else visit(value, message, at, found, limit, depth + 1);
  }
};
