/** A tree to YAML text: two spaces a level, short collections on one line, everything else one item a line. */
import { quoted, scalarText } from './scalar-text.ts';
import type { Tree, TreeEntry, TreeMap, TreeList } from './tree.ts';

const WIDTH = 120;

/** `key: value` as lines, the first without its indent. `indent` is the number of spaces before the key. */
export const entryText = ([key, value]: TreeEntry, indent: number): string => {
  const head = `${quoted(key, false)}:`;
  const oneLine = lineText(value, indent + head.length + 1);
  return oneLine === undefined ? `${head}\n${blockText(value, indent + 2)}` : `${head} ${oneLine}`;
};

/** `- value` as lines, the first without its indent. */
export const itemText = (value: Tree, indent: number): string => {
  const oneLine = lineText(value, indent + 2);
  if (oneLine !== undefined) return `- ${oneLine}`;
  return `- ${blockText(value, indent + 2).trimStart()}`;
};

/** A value in a place where one line is all there is. */
export const flowText = (value: Tree): string => {
  if (value.kind === 'scalar') return scalarText(value, true);
  if (value.kind === 'list') return `[${value.items.map(flowText).join(', ')}]`;
  if (value.entries.length === 0) return '{}';
  return `{ ${value.entries.map(([key, each]) => `${quoted(key, true)}: ${flowText(each)}`).join(', ')} }`;
};

/** Undefined when it wants lines of its own. */
const lineText = (value: Tree, column: number): string | undefined => {
  if (value.kind === 'scalar') return scalarText(value, false);
  if (isBlankCollection(value)) return flowText(value);
  if (!canFlow(value)) return undefined;
  const line = flowText(value);
  return column + line.length <= WIDTH ? line : undefined;
};

const isBlankCollection = (value: TreeMap | TreeList): boolean =>
  (value.kind === 'map' ? value.entries : value.items).length === 0;

const canFlow = (value: Tree): boolean => {
  if (value.kind === 'scalar' || isBlankCollection(value)) return true;
  if (!value.isFlow) return false;
  return value.kind === 'list'
    ? value.items.every(canFlow)
    : value.entries.every(([, each]) => canFlow(each));
};

/** Lines with their indent, without the last line break. */
export const blockText = (value: Tree, indent: number): string => {
  const pad = ' '.repeat(indent);
  if (value.kind === 'scalar') return pad + scalarText(value, false);
  if (value.kind === 'list') return value.items.map((item) => pad + itemText(item, indent)).join('\n');
  return value.entries.map((each) => pad + entryText(each, indent)).join('\n');
};
