/**
 * New text for a value that changed, with everything that did not change left as people wrote it. Answers undefined
 * where the value stands in a form that can't be changed in place; then whoever asked writes it anew.
 */
import { quoted, scalarText } from '../yaml/scalar-text.ts';
import type { Tree, TreeScalar } from '../yaml/tree.ts';
import type { YamlNode, YamlScalar } from '../yaml/yaml-node.ts';
import { columnOf, regionEnd } from './regions.ts';
import { rewriteBlockList, rewriteFlowList } from './rewrite-list.ts';
import { rewriteBlockMap, rewriteFlowMap } from './rewrite-map.ts';

export interface Change {
  readonly source: string;
  readonly rewrite: (node: YamlNode, before: Tree, after: Tree, isInFlow: boolean) => string | undefined;
}

const WIDTH = 120;

/** Text for the region from `regionStart` to `regionEnd`. */
export const rewriteValue = (
  source: string,
  node: YamlNode,
  before: Tree,
  after: Tree,
  isInFlow: boolean,
): string | undefined => {
  const change: Change = {
    source,
    rewrite: (inner, was, is, flow) => rewriteValue(source, inner, was, is, flow),
  };
  if (node.kind === 'scalar')
    return after.kind === 'scalar' && before.kind === 'scalar'
      ? rewriteScalar(source, node, after, isInFlow)
      : undefined;
  if (node.kind === 'map' && before.kind === 'map' && after.kind === 'map') {
    if (after.entries.length === 0) return undefined;
    return node.isFlow
      ? fitting(change, node, rewriteFlowMap(change, node, before, after))
      : rewriteBlockMap(change, node, before, after);
  }
  if (node.kind === 'list' && before.kind === 'list' && after.kind === 'list') {
    if (after.items.length === 0 || node.items.length !== before.items.length) return undefined;
    return node.isFlow
      ? fitting(change, node, rewriteFlowList(change, node, before, after))
      : rewriteBlockList(change, node, before, after);
  }
  return undefined;
};

/** A line that the change makes too long is better written anew, one item a line. */
const fitting = ({ source }: Change, node: YamlNode, text: string | undefined): string | undefined => {
  if (text === undefined || text.includes('\n')) return text;
  const column = columnOf(source, node.start);
  const wasLong = column + regionEnd(source, node) - node.start > WIDTH;
  return wasLong || column + text.length <= WIDTH ? text : undefined;
};

/** Keeps the kind of quotes that was there. */
const rewriteScalar = (
  source: string,
  node: YamlScalar,
  after: TreeScalar,
  isInFlow: boolean,
): string | undefined => {
  const quote = source[node.start];
  if (node.isPlain || after.isBare) return node.start === node.end ? undefined : scalarText(after, isInFlow);
  if (quote === "'" || quote === '"') {
    const plain = quoted(after.text, isInFlow);
    if (plain.startsWith('"') || plain.includes('\\')) return plain;
    return quote === '"' ? JSON.stringify(after.text) : `'${after.text.replaceAll("'", "''")}'`;
  }
  return undefined;
};
