/**
 * `set:` – mutations. A map is shorthand for plain assignments of distinct variables with plain names; everything
 * else is a list of mutation texts.
 */
import type { Mutation } from '../document/workflow.ts';
import type { Reader } from './reader.ts';
import { blockList, expression, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlEntry, YamlNode } from './yaml/yaml-node.ts';

const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;
const ASSIGNMENT = /^([A-Za-z_][\w-]*) = (?!\s)(.*\S)$/s;

export const readMutations = (reader: Reader, node: YamlNode, at: string): readonly Mutation[] => {
  reader.mark(at, node);
  if (node.kind === 'list')
    return node.items.map(
      (item, index) => reader.code(item, 'a mutation such as “total += 5”', `${at}/${index}`) ?? '',
    );
  if (node.kind === 'map')
    return node.entries.map((each, index) => readAssignment(reader, each, `${at}/${index}`));
  reader.wrongType(node, 'a map of variables and their values, or a list of mutations', at);
  return [];
};

const readAssignment = (reader: Reader, { key, keySpan, value }: YamlEntry, at: string): Mutation => {
  if (!PLAIN_NAME.test(key))
    reader.fault(
      'not-a-plain-name',
      `“${key}” is no plain variable name; write a list of mutations instead of a map.`,
      keySpan,
      at,
    );
  const expressionText = reader.expression(value, at) ?? '';
  const inner = reader.spans.get(at)?.inner ?? (() => value.start);
  const shift = key.length + 3;
  reader.spans.set(at, {
    start: keySpan.start,
    end: value.end,
    inner: (offset) => (offset < shift ? keySpan.start : inner(offset - shift)),
  });
  return `${key} = ${expressionText}`;
};

export const mutationsTree = (mutations: readonly Mutation[]): Tree => {
  const entries = mutations.map((mutation): TreeEntry | undefined => {
    const [, name, value] = ASSIGNMENT.exec(mutation) ?? [];
    return name === undefined || value === undefined ? undefined : [name, expression(value)];
  });
  const names = new Set(entries.map((each) => each?.[0]));
  if (mutations.length > 0 && !entries.includes(undefined) && names.size === mutations.length)
    return flow(entries);
  return { ...blockList(mutations.map(text)), isFlow: true };
};
