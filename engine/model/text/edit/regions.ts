/**
 * Which stretch of a file belongs to which entry: a child of a block collection owns the comment and blank lines
 * above it and the comment at the end of its line, so that they go where it goes.
 */
import type { YamlList, YamlMap, YamlNode } from '../yaml/yaml-node.ts';

/** Offset after the last character of the value itself. */
export const contentEnd = (text: string, node: YamlNode): number => {
  if (node.kind === 'scalar') {
    let end = node.end;
    while (end > node.start && /\s/.test(text[end - 1] ?? '')) end--;
    return end;
  }
  if (node.isFlow) return node.end;
  const last = node.kind === 'map' ? node.entries.at(-1) : node.items.at(-1);
  if (last === undefined) return node.end;
  if (!('key' in last)) return contentEnd(text, last);
  return Math.max(contentEnd(text, last.value), last.keySpan.end + 1);
};

/** Offset of the line break (or the text's end) after `offset`. */
export const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/** What a rewritten value replaces: a block collection up to its last line's end, anything else to its last character. */
export const regionEnd = (text: string, node: YamlNode): number =>
  node.kind === 'scalar' || node.isFlow ? contentEnd(text, node) : lineEnd(text, contentEnd(text, node));

/** Comment lines right above a block collection belong to its first child. */
export const regionStart = (text: string, node: YamlNode): number => {
  if (node.kind === 'scalar' || node.isFlow) return node.start;
  let start = node.start;
  let line = text.lastIndexOf('\n', node.start - 1) + 1;
  if (text.slice(line, node.start).trim() !== '') return start;
  while (line > 0) {
    const above = text.lastIndexOf('\n', line - 2) + 1;
    const comment = /^[ \t]*(?=#)/.exec(text.slice(above, line));
    if (comment === null) break;
    start = above + comment[0].length;
    line = above;
  }
  return start;
};

export interface Chunk {
  readonly start: number;
  /** Where the key or the dash stands. */
  readonly head: number;
  readonly value: YamlNode;
  /** The line break or the text's end. */
  readonly end: number;
}

/** The children of a block collection, one after the other without gaps. The first one starts at the region. */
export const chunksOf = (text: string, node: YamlMap | YamlList): readonly Chunk[] => {
  let start = regionStart(text, node);
  const children =
    node.kind === 'map'
      ? node.entries.map(({ keySpan, value }) => ({ head: keySpan.start, after: keySpan.end + 1, value }))
      : node.items.map((value) => ({ head: undefined, after: value.start, value }));
  return children.map(({ head, after, value }, index) => {
    const end = lineEnd(text, Math.max(contentEnd(text, value), after));
    const dash = index === 0 ? node.start : text.lastIndexOf('-', value.start - 1);
    const chunk = { start, head: head ?? dash, value, end };
    start = end + 1;
    return chunk;
  });
};

/** Column (0-based) of an offset. */
export const columnOf = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);
