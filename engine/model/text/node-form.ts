/** One node of the file, of whatever kind: which kind it is, what all kinds share, and when it fits on one line. */
import type { Node, NodeBase, NodeKind } from '../document/node.ts';
import { edgesEntry, readEdges } from './edge-form.ts';
import { handlersEntry, readHandlers } from './failure-handlers-form.ts';
import { entrypointForm } from './nodes/entrypoint.ts';
import { exitForm } from './nodes/exit.ts';
import { externalEventForm } from './nodes/external-event.ts';
import type { NodeForm } from './nodes/node-form.ts';
import { nopForm } from './nodes/nop.ts';
import { runChildWfForm } from './nodes/run-child-wf.ts';
import { sleepForm } from './nodes/sleep.ts';
import { startMultipleThreadsForm } from './nodes/start-multiple-threads.ts';
import { startThreadForm } from './nodes/start-thread.ts';
import { taskForm } from './nodes/task.ts';
import { throwEventForm } from './nodes/throw-event.ts';
import { userTaskForm } from './nodes/user-task.ts';
import { waitForChildWfForm } from './nodes/wait-for-child-wf.ts';
import { waitForConditionForm } from './nodes/wait-for-condition.ts';
import { waitForThreadsForm } from './nodes/wait-for-threads.ts';
import type { Reader } from './reader.ts';
import { block, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const nodeForms: { readonly [K in NodeKind]: NodeForm<Extract<Node, { kind: K }>> } = {
  entrypoint: entrypointForm,
  exit: exitForm,
  task: taskForm,
  'external-event': externalEventForm,
  'start-thread': startThreadForm,
  'start-multiple-threads': startMultipleThreadsForm,
  'wait-for-threads': waitForThreadsForm,
  nop: nopForm,
  sleep: sleepForm,
  'user-task': userTaskForm,
  'throw-event': throwEventForm,
  'wait-for-condition': waitForConditionForm,
  'run-child-wf': runChildWfForm,
  'wait-for-child-wf': waitForChildWfForm,
};

const forms = Object.values(nodeForms) as readonly NodeForm<Node>[];
const formOfHead = new Map(forms.flatMap((form) => form.heads.map((head) => [head, form] as const)));
const keysOf = new Map(forms.map((form) => [form, [...form.heads, ...form.keys, 'on-failure', 'next']]));

/** Undefined, with a problem, when the node's kind can't be told. */
export const readNode = (reader: Reader, name: string, node: YamlNode, at: string): Node | undefined => {
  const map = reader.map(node, `the node “${name}”`, at);
  if (map === undefined) return undefined;
  const heads = map.entries.flatMap(({ key }) => (formOfHead.has(key) ? [key] : []));
  const form = formOfHead.get(heads[0] ?? '');
  if (form === undefined) return unknownKind(reader, name, map.entries, node, at);
  if (heads.length > 1)
    reader.fault('one-of', `Node “${name}” is of one kind only, not ${heads.join(' and ')}.`, node, at);
  const fields = reader.fields(node, keysOf.get(form) ?? [], `a node with “${heads[0]}”`, at);
  const base: NodeBase = {
    name,
    onFailure: readHandlers(fields, 'on-failure', 'onFailure') ?? [],
    next: fields.read('next', 'next', (each, place) => readEdges(reader, each, place)) ?? [],
  };
  return form.read(fields, base);
};

const unknownKind = (
  reader: Reader,
  name: string,
  entries: readonly { readonly key: string; readonly keySpan: { start: number; end: number } }[],
  node: YamlNode,
  at: string,
): undefined => {
  // Keys that every kind has tell nothing of the kind.
  const first = entries.find(({ key }) => key !== 'next' && key !== 'on-failure');
  const kinds = [...formOfHead.keys()];
  if (first === undefined)
    return reader.fault('no-kind', `Node “${name}” needs a kind: one of ${kinds.join(', ')}.`, node, at);
  reader.unknownKey(first.key, first.keySpan, kinds, `a node of a known kind`, at);
  return undefined;
};

const trees = new WeakMap<Node, Tree>();

/** Kept per immutable node: most edits leave most nodes as they are. */
export const nodeTree = (node: Node): Tree => {
  const known = trees.get(node) ?? treeOf(node);
  trees.set(node, known);
  return known;
};

const treeOf = (node: Node): Tree => {
  const form = nodeForms[node.kind] as NodeForm<Node>;
  const tree = block([
    ...form.entries(node),
    handlersEntry('on-failure', node.onFailure),
    edgesEntry(node.next),
  ]);
  const isShort = (node.kind === 'entrypoint' || node.kind === 'exit') && tree.entries.every(isOneWord);
  return isShort ? { ...tree, isFlow: true } : tree;
};

const isOneWord = ([, value]: TreeEntry): boolean =>
  value.kind === 'scalar' || (value.kind === 'map' && value.entries.length === 0);
