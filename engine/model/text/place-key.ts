/**
 * A place in a file as one string, so that places are found in a map: `thread/<name>/node/<name>/args/1`. Names are
 * escaped, so that any name at all may stand between the slashes.
 */
import type { DefinitionKind, Place } from '../document/problem.ts';

const escape = (name: string): string =>
  name.includes('/') || name.includes('%') ? name.replaceAll('%', '%25').replaceAll('/', '%2F') : name;
const unescape = (name: string): string => name.replaceAll('%2F', '/').replaceAll('%25', '%');

export const threadKey = (thread: string): string => `/thread/${escape(thread)}`;
export const nodeKey = (thread: string, node: string): string => `${threadKey(thread)}/node/${escape(node)}`;
export const variableKey = (thread: string, variable: string): string =>
  `${threadKey(thread)}/variable/${escape(variable)}`;
export const definitionKey = (kind: DefinitionKind, name: string): string =>
  `/definition/${kind}/${escape(name)}`;

/** `''` is the file itself. */
export const placeKey = (place: Place): string => {
  const record = recordKey(place);
  let field = place.field;
  if (place.edge !== undefined && (field === undefined || !field.startsWith('next/')))
    field = `next/${place.edge}${field === undefined ? '' : `/${field}`}`;
  return field === undefined || field === '' ? record : `${record}/${field}`;
};

const recordKey = (place: Place): string => {
  if (place.definition !== undefined) return definitionKey(place.definition.kind, place.definition.name);
  if (place.thread === undefined) return '';
  if (place.node !== undefined) return nodeKey(place.thread, place.node);
  if (place.variable !== undefined) return variableKey(place.thread, place.variable);
  return threadKey(place.thread);
};

export const placeOfKey = (key: string, file: string): Place => {
  const [, record, first = '', kind, second = '', ...rest] = key.split('/');
  if (record === 'definition' && kind !== undefined)
    return withField(
      { file, definition: { kind: first as DefinitionKind, name: unescape(kind) } },
      second === '' ? rest : [second, ...rest],
    );
  if (record !== 'thread') return withField({ file }, key.split('/').slice(1));
  const thread = unescape(first);
  if (kind === 'node') {
    const place = withField({ file, thread, node: unescape(second) }, rest);
    return rest[0] === 'next' && rest[1] !== undefined ? { ...place, edge: Number(rest[1]) } : place;
  }
  if (kind === 'variable') return withField({ file, thread, variable: unescape(second) }, rest);
  return withField({ file, thread }, key.split('/').slice(3));
};

const withField = (place: Place, path: readonly string[]): Place =>
  path.length === 0 ? place : { ...place, field: path.join('/') };
