/** Maps, in block and in flow style: entries are kept, changed, renamed, added, dropped or moved as they stand. */
import { entryText, flowText } from '../yaml/emit.ts';
import { quoted } from '../yaml/scalar-text.ts';
import { sameTree, type Tree, type TreeMap } from '../yaml/tree.ts';
import type { YamlMap } from '../yaml/yaml-node.ts';
import { isAsPrinted } from './as-printed.ts';
import { planMap, type Kept } from './plan-map.ts';
import { chunksOf, columnOf, contentEnd, regionEnd, regionStart, type Chunk } from './regions.ts';
import type { Change } from './rewrite.ts';

export const rewriteBlockMap = (
  change: Change,
  node: YamlMap,
  before: TreeMap,
  after: TreeMap,
): string | undefined => {
  const plan = planMap(node, before, after);
  if (plan === undefined || plan.length === 0) return undefined;
  const chunks = chunksOf(change.source, node);
  const indent = columnOf(change.source, node.start);
  const pad = ' '.repeat(indent);
  const texts = plan.map((step, position) => {
    if (step.from === undefined)
      return (position === 0 ? '' : pad) + entryText([step.key, step.value], indent);
    const text = keptChunk(change, chunks[step.from] as Chunk, step, indent);
    if (position === 0) return text.trimStart();
    return step.from === 0 ? pad + text : text;
  });
  return texts.join('\n');
};

const keptChunk = (change: Change, chunk: Chunk, step: Kept, indent: number): string => {
  const { source } = change;
  const lead = source.slice(chunk.start, chunk.head);
  const isRenamed = step.renamed !== undefined;
  if (!isRenamed && unchanged(step)) return source.slice(chunk.start, chunk.end);
  const oldKey = step.renamed ?? step.key;
  if (isAsPrinted(source.slice(chunk.head, chunk.end), () => entryText([oldKey, step.before], indent)))
    return lead + entryText([step.key, step.after], indent);
  const { value } = chunk;
  const start = regionStart(source, value);
  const text = unchanged(step)
    ? source.slice(start, regionEnd(source, value))
    : change.rewrite(value, step.before, step.after, false);
  if (text === undefined) return lead + entryText([step.key, step.after], indent);
  const keyEnd = step.keyEnd;
  const key = isRenamed ? quoted(step.key, false) : source.slice(chunk.head, keyEnd);
  return lead + key + source.slice(keyEnd, start) + text + source.slice(regionEnd(source, value), chunk.end);
};

const unchanged = (step: Kept): boolean => sameTree(step.before, step.after);

export const rewriteFlowMap = (
  change: Change,
  node: YamlMap,
  before: TreeMap,
  after: TreeMap,
): string | undefined => {
  const { source } = change;
  const plan = planMap(node, before, after);
  const whole = source.slice(node.start, node.end);
  if (plan === undefined) return undefined;
  const isInPlace =
    plan.length === node.entries.length &&
    plan.every((step, index) => step.from === index && step.renamed === undefined);
  if (whole.includes('\n') && !isInPlace) return undefined;
  const texts: string[] = [];
  let at = node.start;
  let inPlace = '';
  for (const step of plan) {
    if (step.from === undefined) {
      texts.push(`${quoted(step.key, true)}: ${flowText(step.value)}`);
      continue;
    }
    const entry = node.entries[step.from];
    if (entry === undefined) return undefined;
    const end = contentEnd(source, entry.value);
    const value = unchanged(step)
      ? source.slice(entry.value.start, end)
      : (change.rewrite(entry.value, step.before, step.after, true) ?? flowText(step.after));
    const key =
      step.renamed === undefined
        ? source.slice(entry.keySpan.start, entry.keySpan.end)
        : quoted(step.key, true);
    const gap = source.slice(entry.keySpan.end, entry.value.start);
    texts.push(key + (gap.includes(':') ? gap : ': ') + value);
    inPlace += source.slice(at, entry.value.start) + value;
    at = Math.max(end, entry.value.start);
  }
  if (isInPlace) return inPlace + source.slice(at, node.end);
  const space = source[node.start + 1] === ' ' || node.entries.length === 0 ? ' ' : '';
  return `{${space}${texts.join(', ')}${space}}`;
};

export type { Tree };
