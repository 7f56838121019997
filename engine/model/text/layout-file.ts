/** `*.layout.json`, read and written. */
import type { Group, LayoutDocument, Note, Point, ThreadLayout } from '../document/layout.ts';
import { byCodeUnit } from '../compile/sorted-map.ts';
import { finish, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import { present } from './present.ts';
import { noPlaces } from './source-places.ts';
import type { Reader } from './reader.ts';
import { type Fields } from './reader.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/** JSON is YAML too, so the same reader tells lines and types; of a text as we write it there is nothing to tell. */
export const parseLayout = (text: string, file: string): Parsed & { layout?: LayoutDocument } => {
  const layout = layoutAsWritten(text, file);
  return layout === undefined
    ? readLayout(text, file)
    : { layout, problems: [], places: noPlaces(file, text) };
};

/**
 * The layout of a text that is to the letter what `printLayout` makes of it, in a tenth of the time: every drag writes
 * and reads this file, and it has a line for every node. Undefined for any other text.
 */
const layoutAsWritten = (text: string, file: string): LayoutDocument | undefined => {
  if (!text.startsWith('{\n  "paddock": 1,\n')) return undefined;
  try {
    const { direction, threads, notes, groups } = JSON.parse(text) as LayoutDocument;
    if (!Object.values(threads).every(isPlain)) return undefined;
    // The rest is little and has more that can be wrong with it.
    const rest = readLayout(JSON.stringify({ paddock: 1, direction, threads: {}, notes, groups }), file);
    const layout = rest.layout && { ...rest.layout, threads };
    return layout && printLayout(layout) === text ? layout : undefined;
  } catch {
    return undefined;
  }
};

const isPlain = ({ collapsed, nodes }: ThreadLayout): boolean =>
  (collapsed === undefined || typeof collapsed === 'boolean') && Object.values(nodes).every(isPlainPoint);

const isPlainPoint = (at: Point): boolean =>
  Number.isInteger(at.x) && Number.isInteger(at.y) && Object.keys(at).length === 2;

const readLayout = (text: string, file: string): Parsed & { layout?: LayoutDocument } => {
  const { reader, fields } = openFile(
    text,
    file,
    ['direction', 'threads', 'notes', 'groups'],
    'a layout file',
  );
  if (fields === undefined) return finish(reader);
  // The usual one is not written.
  const direction = fields.oneOf('direction', ['right', 'down']) === 'down' ? 'down' : undefined;
  const threads = fields.read('threads', 'threads', (node, at) =>
    byName(reader, node, 'the threads by name', at, readThreadLayout),
  );
  const notes = fields.read('notes', 'notes', (node, at) =>
    reader.list(node, 'notes', at).map((item, index) => readNote(reader, item, `${at}/${index}`)),
  );
  const groups = fields.read('groups', 'groups', (node, at) =>
    reader.list(node, 'groups', at).map((item, index) => readGroup(reader, item, `${at}/${index}`)),
  );
  const layout = present<LayoutDocument>({ paddock: 1, direction, threads: threads ?? {}, notes, groups });
  return reader.problems.length > 0 ? finish(reader) : { layout, ...finish(reader) };
};

const byName = <T>(
  reader: Reader,
  node: YamlNode,
  what: string,
  at: string,
  read: (reader: Reader, node: YamlNode, at: string) => T,
): Readonly<Record<string, T>> => {
  const entries = reader.map(node, what, at)?.entries ?? [];
  return Object.fromEntries(entries.map(({ key, value }) => [key, read(reader, value, `${at}/${key}`)]));
};

const readThreadLayout = (reader: Reader, node: YamlNode, at: string): ThreadLayout => {
  const fields = reader.fields(node, ['x', 'y', 'collapsed', 'nodes'], "a thread's layout", at);
  return present<ThreadLayout>({
    ...point(fields),
    collapsed: fields.flag('collapsed'),
    nodes:
      fields.read('nodes', 'nodes', (each, place) =>
        byName(reader, each, 'the nodes by name', place, (_, one, inner) =>
          point(reader.fields(one, ['x', 'y'], 'a position', inner)),
        ),
      ) ?? {},
  });
};

export const readNote = (reader: Reader, node: YamlNode, at: string): Note => {
  const fields = reader.fields(node, ['id', 'text', 'x', 'y', 'width', 'height', 'color'], 'a note', at);
  return present<Note>({
    id: fields.required('id', 'A note'),
    text: fields.read('text', 'text', (each, place) => noteText(reader, each, place)) ?? '',
    ...point(fields),
    width: number(fields, 'width'),
    height: number(fields, 'height'),
    color: fields.name('color'),
  });
};

export const readGroup = (reader: Reader, node: YamlNode, at: string): Group => {
  const fields = reader.fields(node, ['id', 'name', 'thread', 'nodes', 'color'], 'a group', at);
  return present<Group>({
    id: fields.required('id', 'A group'),
    name: fields.required('name', 'A group'),
    thread: fields.required('thread', 'A group'),
    nodes:
      fields.read('nodes', 'nodes', (each, place) =>
        reader
          .list(each, 'names of nodes', place)
          .flatMap((item, index) => reader.name(item, 'the name of a node', `${place}/${index}`) ?? []),
      ) ?? [],
    color: fields.name('color'),
  });
};

/** A note may be empty. */
const noteText = (reader: Reader, node: YamlNode, at: string): string =>
  node.kind === 'scalar' ? node.source : (reader.name(node, 'a text', at) ?? '');

const number = (fields: Fields, key: string): number | undefined =>
  fields.read(key, key, (node, at) => fields.reader.number(node, at));

const point = (fields: Fields): Point => ({ x: number(fields, 'x') ?? 0, y: number(fields, 'y') ?? 0 });

/** Keys sorted, one node a line, whole numbers: two people who move different nodes do not collide. */
export const printLayout = (layout: LayoutDocument): string => {
  const threads = sorted(layout.threads).map(([name, thread]) => threadText(name, thread));
  const parts = ['  "paddock": 1'];
  if (layout.direction !== undefined) parts.push(`  "direction": ${JSON.stringify(layout.direction)}`);
  parts.push(`  "threads": ${braced(threads, '  ', '{}')}`);
  const notes = (layout.notes ?? []).map((note) => `    ${oneLine(note)}`);
  if (notes.length > 0) parts.push(`  "notes": ${braced(notes, '  ', '[]')}`);
  const groups = (layout.groups ?? []).map((group) => `    ${oneLine(group)}`);
  if (groups.length > 0) parts.push(`  "groups": ${braced(groups, '  ', '[]')}`);
  return `{\n${parts.join(',\n')}\n}\n`;
};

const threadText = (name: string, { x, y, collapsed, nodes }: ThreadLayout): string => {
  const lines = sorted(nodes).map(([node, at]) => `        ${JSON.stringify(node)}: ${oneLine(at)}`);
  const parts = [`      "x": ${Math.round(x)}`, `      "y": ${Math.round(y)}`];
  if (collapsed !== undefined) parts.push(`      "collapsed": ${collapsed}`);
  parts.push(`      "nodes": ${braced(lines, '      ', '{}')}`);
  return `    ${JSON.stringify(name)}: {\n${parts.join(',\n')}\n    }`;
};

const braced = (lines: readonly string[], indent: string, [open, close]: string): string =>
  lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`;

const sorted = <T>(map: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(map).sort(([a], [b]) => byCodeUnit(a, b));

const valueText = (value: unknown): string => {
  if (typeof value === 'number') return String(Math.round(value));
  return Array.isArray(value) ? `[${value.map(valueText).join(', ')}]` : JSON.stringify(value);
};

const oneLine = (record: Point | Note | Group): string => {
  const pairs = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `"${key}": ${valueText(value)}`);
  return `{ ${pairs.join(', ')} }`;
};
