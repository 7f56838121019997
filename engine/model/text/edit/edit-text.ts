/** A file's text changed as little as possible, from what it says to what it is to say. */
import { sameTree, type TreeMap } from '../yaml/tree.ts';
import type { YamlNode } from '../yaml/yaml-node.ts';
import { regionEnd, regionStart } from './regions.ts';
import { rewriteValue } from './rewrite.ts';

/** Undefined when the text can't be changed in place. The caller checks that the answer says what it should. */
export const editText = (
  text: string,
  root: YamlNode,
  before: TreeMap,
  after: TreeMap,
): string | undefined => {
  if (sameTree(before, after)) return text;
  const changed = rewriteValue(text, root, before, after, false);
  if (changed === undefined) return undefined;
  const edited = text.slice(0, regionStart(text, root)) + changed + text.slice(regionEnd(text, root));
  return hasCarriageReturns(text) ? edited.replace(/(?<!\r)\n/g, '\r\n') : edited;
};

/** Every line ends the Windows way, so that new lines should too. */
const hasCarriageReturns = (text: string): boolean => text.includes('\r\n') && !/(?<!\r)\n/.test(text);
