/** `next:` – a node's name, or a list of edges in the order in which they are tried. */
import type { Edge } from '../document/node.ts';
import { mutationsTree, readMutations } from './mutations-form.ts';
import type { Reader } from './reader.ts';
import { present } from './present.ts';
import { bare, blockList, entry, flow, expression, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const KEYS = ['to', 'when', 'legacy', 'set'] as const;

export const readEdges = (reader: Reader, node: YamlNode, at: string): readonly Edge[] => {
  reader.mark(at, node);
  if (node.kind === 'list') return node.items.map((item, index) => readEdge(reader, item, `${at}/${index}`));
  if (node.kind === 'map') {
    reader.wrongType(node, 'the name of the next node or a list of edges', at);
    return [];
  }
  reader.mark(`${at}/0`, node);
  const to = reader.name(node, 'the name of the next node or a list of edges', `${at}/0/to`);
  return to === undefined ? [] : [{ to }];
};

const readEdge = (reader: Reader, node: YamlNode, at: string): Edge => {
  if (node.kind === 'scalar') {
    reader.mark(at, node);
    return { to: reader.name(node, 'an edge', `${at}/to`) ?? '' };
  }
  const fields = reader.fields(node, KEYS, 'an edge', at);
  return present<Edge>({
    to: fields.required('to', 'An edge'),
    when: fields.expression('when'),
    legacy: fields.flag('legacy') || undefined,
    set: fields.read('set', 'set', (each, place) => readMutations(reader, each, place)),
  });
};

export const edgesEntry = (edges: readonly Edge[]): TreeEntry | undefined => {
  const [first] = edges;
  if (first === undefined) return undefined;
  if (edges.length === 1 && first.when === undefined && !first.legacy && first.set === undefined)
    return ['next', text(first.to)];
  return ['next', blockList(edges.map(edgeTree))];
};

const edgeTree = (edge: Edge): Tree =>
  flow([
    ['to', text(edge.to)],
    entry('when', edge.when, expression),
    entry('legacy', edge.legacy, bare),
    entry('set', edge.set, mutationsTree),
  ]);
