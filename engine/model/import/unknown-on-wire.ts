/**
 * Fields that a message brought along and that this version's contract does not know: a newer server sent it. The library
 * keeps them as bytes and compares without them, so nobody would notice that a document can't say them.
 */
import type { DescMessage, Message, UnknownField } from '@bufbuild/protobuf';
import { reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';

/** `threadSpecs.entrypoint.nodes.start`: where the first one is, undefined when there is none; '' is the message itself. */
export const unknownOnWire = (desc: DescMessage, message: Message): string | undefined =>
  visit(reflect(desc, message), '');

function visit(message: ReflectMessage, path: string): string | undefined {
  const unknown = message.getUnknown() as readonly UnknownField[] | undefined;
  if (unknown !== undefined && unknown.length > 0) return path;
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    const at = path === '' ? field.jsonName : `${path}.${field.jsonName}`;
    if (field.fieldKind === 'message') {
      const found = visit(message.get(field), at);
      if (found !== undefined) return found;
    }
    if (field.fieldKind === 'list' && field.listKind === 'message')
      for (const [index, item] of [...message.get(field)].entries()) {
        const found = visit(item as ReflectMessage, `${at}[${index}]`);
        if (found !== undefined) return found;
      }
    if (field.fieldKind === 'map' && field.mapKind === 'message')
      for (const [key, item] of message.get(field)) {
        const found = visit(item as ReflectMessage, `${at}.${String(key)}`);
        if (found !== undefined) return found;
      }
  }
  return undefined;
}
