/** Lists, in block and in flow style: items are kept, changed, added, dropped or moved as they stand. */
import { flowText, itemText } from '../yaml/emit.ts';
import type { TreeList } from '../yaml/tree.ts';
import type { YamlList } from '../yaml/yaml-node.ts';
import { isAsPrinted } from './as-printed.ts';
import { matchItems } from './match-items.ts';
import { chunksOf, columnOf, contentEnd, regionEnd, regionStart } from './regions.ts';
import type { Change } from './rewrite.ts';

export const rewriteBlockList = (
  change: Change,
  node: YamlList,
  before: TreeList,
  after: TreeList,
): string => {
  const { source } = change;
  const chunks = chunksOf(source, node);
  const indent = columnOf(source, node.start);
  const pad = ' '.repeat(indent);
  const texts = matchItems(before.items, after.items).map(({ from, item, isSame }, position) => {
    const chunk = from === undefined ? undefined : chunks[from];
    const was = from === undefined ? undefined : before.items[from];
    if (chunk === undefined || was === undefined) return (position === 0 ? '' : pad) + itemText(item, indent);
    const { value } = chunk;
    const lead = source.slice(chunk.start, chunk.head);
    if (!isSame && isAsPrinted(source.slice(chunk.head, chunk.end), () => itemText(was, indent)))
      return (position === 0 ? lead.trimStart() : from === 0 ? pad + lead : lead) + itemText(item, indent);
    const text = isSame ? undefined : change.rewrite(value, was, item, false);
    const whole = isSame
      ? source.slice(chunk.start, chunk.end)
      : text === undefined
        ? source.slice(chunk.start, chunk.head) + itemText(item, indent)
        : source.slice(chunk.start, regionStart(source, value)) +
          text +
          source.slice(regionEnd(source, value), chunk.end);
    if (position === 0) return whole.trimStart();
    return from === 0 ? pad + whole : whole;
  });
  return texts.join('\n');
};

export const rewriteFlowList = (
  change: Change,
  node: YamlList,
  before: TreeList,
  after: TreeList,
): string | undefined => {
  const { source } = change;
  if (source.slice(node.start, node.end).includes('\n')) return undefined;
  const texts = matchItems(before.items, after.items).map(({ from, item, isSame }) => {
    const [value, was] = from === undefined ? [] : [node.items[from], before.items[from]];
    if (value === undefined || was === undefined) return flowText(item);
    if (isSame) return source.slice(value.start, contentEnd(source, value));
    return change.rewrite(value, was, item, true) ?? flowText(item);
  });
  return `[${texts.join(', ')}]`;
};
