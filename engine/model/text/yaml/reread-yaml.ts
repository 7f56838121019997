/**
 * A text that was read before and has been changed in one place: only the entry in which it changed (a node, a variable) is
 * read again, everything behind it moves. Typing in a large file costs as much as in a small one that way.
 */
import type { Span, YamlEntry, YamlNode } from './yaml-node.ts';

/** Reads a text that is part of another; undefined when there is anything wrong with it. `depth`: how deep the part stands. */
export type ReadPart = (text: string, depth: number) => YamlNode | undefined;

interface Change extends Span {
  /** How much longer the text has become. */
  readonly delta: number;
}

/** The nodes of `after`, equal to what a fresh reading gives; undefined where that can't be said for sure. */
export const rereadYaml = (
  before: { readonly text: string; readonly root: YamlNode },
  after: string,
  readPart: ReadPart,
): YamlNode | undefined => {
  const change = changeOf(before.text, after);
  return rereadNode(before.root, before.text.length, 0, { before: before.text, after, change, readPart });
};

/** What is different, in offsets of the old text. */
const changeOf = (before: string, after: string): Change => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { start, end: before.length - same, delta: after.length - before.length };
};

interface Texts {
  readonly before: string;
  readonly after: string;
  readonly change: Change;
  readonly readPart: ReadPart;
}

/** @param limit where the room of this node ends in the old text */
const rereadNode = (node: YamlNode, limit: number, depth: number, texts: Texts): YamlNode | undefined => {
  if (node.kind !== 'map' || node.isFlow) return undefined;
  const { before, change } = texts;
  const starts = node.entries.map((entry) => lineStart(before, entry.keySpan.start));
  const at = starts.findLastIndex((start) => start <= change.start);
  const entry = node.entries[at];
  const start = starts[at];
  const end = starts[at + 1] ?? limit;
  const after = (index: number): Follower =>
    node.entries[index + 1] !== undefined ? 'sibling' : limit < before.length ? 'other' : 'nothing';
  // Where lines are joined or divided at its border, the entry's neighbours may have a part in it.
  if (entry === undefined || start === undefined || change.end >= end || change.start <= start)
    return undefined;
  const value = rereadNode(entry.value, end, depth + 1, texts);
  const fresh = value
    ? { entry: { ...entry, value }, end: node.end === entry.value.end ? value.end : undefined }
    : rereadEntry(entry, { start, end, after: after(at) }, depth, texts);
  if (fresh === undefined) return undefined;
  const isLast = at === node.entries.length - 1;
  const mapEnd = isLast ? fresh.end : node.end + change.delta;
  if (mapEnd === undefined) return undefined;
  const entries = node.entries.map((each, index) =>
    index < at ? each : index > at ? movedEntry(each, change.delta) : fresh.entry,
  );
  return { ...node, entries, end: mapEnd };
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The text of an entry with all that belongs to it: its first line begins with its key, no other stands as far left. */
const isWhole = (part: string, indent: number): boolean => {
  const lines = part.split('\n');
  return lines.every((line, index) => {
    const text = line.trimStart();
    const left = line.length - text.length;
    if (line.slice(0, left).includes('\t') || line.includes('\r')) return false;
    return index === 0 ? left === indent : text === '' || left > indent;
  });
};

/** What comes behind an entry: where a block ends depends on it. */
type Follower = 'sibling' | 'other' | 'nothing';

const PARENT = 'paddock-parent:\n';
const NEXT = 'paddock-next: 0\n';

const rereadEntry = (
  entry: YamlEntry,
  { start, end, after: follower }: Span & { readonly after: Follower },
  depth: number,
  { before, after, change, readPart }: Texts,
): { readonly entry: YamlEntry; readonly end: number } | undefined => {
  const indent = entry.keySpan.start - start;
  const part = after.slice(start, end + change.delta);
  if (before.slice(start, entry.keySpan.start).trim() !== '' || !isWhole(part, indent)) return undefined;
  if (indent === 0 && follower === 'other') return undefined;
  const head = indent > 0 ? PARENT : '';
  const tail = follower === 'nothing' ? '' : (follower === 'sibling' ? ' '.repeat(indent) : '') + NEXT;
  const outer = readPart(head + part + tail, depth - (indent > 0 ? 1 : 0));
  const read = indent > 0 && outer?.kind === 'map' ? outer.entries[0]?.value : outer;
  if (read?.kind !== 'map' || read.isFlow || read.entries.length !== (follower === 'sibling' ? 2 : 1))
    return undefined;
  const [fresh] = read.entries;
  // Up to which character of the next line this reaches, only the real next line would tell.
  if (follower === 'other' && read.end >= head.length + part.length) return undefined;
  const by = start - head.length;
  // A map ends where its last entry does, or at the end of that entry's line.
  return fresh?.key === entry.key ? { entry: movedEntry(fresh, by), end: read.end + by } : undefined;
};

const movedEntry = (entry: YamlEntry, by: number): YamlEntry =>
  by === 0
    ? entry
    : {
        key: entry.key,
        keySpan: { start: entry.keySpan.start + by, end: entry.keySpan.end + by },
        value: moved(entry.value, by),
      };

const moved = (node: YamlNode, by: number): YamlNode => {
  const span = { start: node.start + by, end: node.end + by };
  if (node.kind === 'map')
    return { ...node, ...span, entries: node.entries.map((entry) => movedEntry(entry, by)) };
  if (node.kind === 'list') return { ...node, ...span, items: node.items.map((item) => moved(item, by)) };
  return { ...node, ...span };
};
