/**
 * The rows of the outline as the WAI-ARIA tree pattern wants them: a flat list of what is unfolded, each with its level
 * and its place among its siblings. Threads hold variables, interrupts and nodes; nodes hold edges and failure handlers.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec, ThreadVarDef, WorkflowDocument } from '#model/document/workflow.ts';
import { failureName, startersOf, starterWords } from '../../canvas/layout/starters.ts';
import { edgeId, frameId, nodeId } from '../../canvas/record-id.ts';
import type { ProblemMark } from '../../store/problem-index.ts';
import type { SelectedItem } from '../../store/session-store.ts';
import { nodesInFlow } from './flow-order.ts';
import { allHandlers, answerWords, problemWords, spokenEdge, spokenNode } from './spoken-place.ts';

export type RowKind = 'thread' | 'variables' | 'variable' | 'interrupt' | 'node' | 'edge' | 'handler';

export interface OutlineRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly level: number;
  /** Counted from 1. */
  readonly place: number;
  readonly siblings: number;
  /** Absent at level 1. */
  readonly parent?: string;
  /** Undefined: nothing is inside it. */
  readonly isOpen?: boolean;
  readonly name: string;
  /** Beside the name, dim. */
  readonly detail: string;
  /** All that is to be said of it. Asked of the rows in the page only: there may be thousands of others. */
  spoken(): string;
  /** What is selected with it, and which of its fields it is. */
  readonly item: SelectedItem;
  readonly field?: string;
  readonly thread: string;
  readonly node?: Node;
  /** Of an edge in `next`, a handler in its list, an interrupt or a variable in its thread. */
  readonly index: number;
  /** A handler of threads that are waited for. */
  readonly ofChildThread?: boolean;
}

type Inside = Omit<OutlineRow, 'level' | 'place' | 'siblings' | 'parent' | 'isOpen'> & {
  /** What unfolding shows; absent when there is nothing. */
  readonly inside?: () => readonly Inside[];
  readonly isOpenAtFirst?: boolean;
};

export interface OutlineSource {
  readonly workflow: WorkflowDocument;
  /** Of a node (`thread/node`) or of a thread. */
  readonly markOf: (key: string) => ProblemMark | undefined;
  /** Rows that are not as they are at first. */
  readonly toggled: ReadonlySet<string>;
}

const handlersIn = (thread: string, node: Node, ofChildThread: boolean): readonly Inside[] => {
  const list = ofChildThread
    ? node.kind === 'wait-for-threads'
      ? (node.onThreadFailure ?? [])
      : []
    : node.onFailure;
  const field = ofChildThread ? 'onThreadFailure' : 'onFailure';
  return list.map((handler, index) => ({
    id: `handler:${thread}/${node.name}/${field}/${index}`,
    kind: 'handler',
    name: failureName(handler),
    detail: `→ ${handler.run}`,
    spoken: () =>
      `${failureName(handler)} → ${handler.run}, failure handler ${index + 1} of ${list.length} of ${node.name}${ofChildThread ? ' for child threads' : ''}`,
    item: { kind: 'node', thread, node: node.name },
    field: `${field}/${index}`,
    thread,
    node,
    index,
    ofChildThread,
  }));
};

const edgesOf = (thread: ThreadSpec, node: Node): readonly Inside[] =>
  node.next.map((edge, index) => ({
    id: edgeId(thread.name, node.name, index),
    kind: 'edge',
    name: edge.to,
    detail: answerWords(node.next, index),
    spoken: () => spokenEdge(node, index),
    item: { kind: 'edge', thread: thread.name, node: node.name, index },
    thread: thread.name,
    node,
    index,
  }));

function nodeRow(source: OutlineSource, thread: ThreadSpec, node: Node): Inside {
  const hasInside = node.next.length > 0 || allHandlers(node).length > 0;
  return {
    id: nodeId(thread.name, node.name),
    kind: 'node',
    name: node.name,
    detail: '',
    spoken: () => spokenNode(thread, node, source.markOf(`${thread.name}/${node.name}`)),
    item: { kind: 'node', thread: thread.name, node: node.name },
    thread: thread.name,
    node,
    index: 0,
    ...(hasInside && {
      inside: () => [
        ...edgesOf(thread, node),
        ...handlersIn(thread.name, node, false),
        ...handlersIn(thread.name, node, true),
      ],
    }),
  };
}

const spokenVariable = (variable: ThreadVarDef): string =>
  [
    `${variable.name}, ${variable.type}, variable`,
    ...(variable.required ? ['required'] : []),
    ...(variable.searchable ? ['searchable'] : []),
    ...(variable.masked ? ['masked'] : []),
    ...(variable.default === undefined ? [] : [`default ${variable.default}`]),
  ].join(', ');

function variablesRow(thread: ThreadSpec): Inside {
  const item: SelectedItem = { kind: 'thread', thread: thread.name };
  const count = thread.variables.length;
  return {
    id: `variables:${thread.name}`,
    kind: 'variables',
    name: 'Variables',
    detail: `${count}`,
    spoken: () => `Variables, ${count}, of thread ${thread.name}`,
    item,
    field: 'variables',
    thread: thread.name,
    index: 0,
    isOpenAtFirst: false,
    inside: () =>
      thread.variables.map((variable, index) => ({
        id: `variable:${thread.name}/${variable.name}`,
        kind: 'variable',
        name: variable.name,
        detail: variable.type,
        spoken: () => spokenVariable(variable),
        item,
        field: `variables/${variable.name}`,
        thread: thread.name,
        index,
      })),
  };
}

function threadRow(source: OutlineSource, thread: ThreadSpec): Inside {
  const { workflow } = source;
  const item: SelectedItem = { kind: 'thread', thread: thread.name };
  const starters = startersOf(workflow).filter((each) => each.starts === thread.name);
  const started =
    workflow.entrypoint === thread.name
      ? 'starts with the workflow'
      : starters.length === 0
        ? 'nothing starts it yet'
        : starters.map(starterWords).join(' and ');
  const interrupts = (): readonly Inside[] =>
    thread.interrupts.map(({ event, run }, index) => ({
      id: `interrupt:${thread.name}/${index}`,
      kind: 'interrupt',
      name: event,
      detail: `→ ${run}`,
      spoken: () => `${event} → ${run}, interrupt`,
      item,
      field: `interrupts/${index}`,
      thread: thread.name,
      index,
    }));
  const isEmpty = thread.variables.length + thread.interrupts.length + thread.nodes.length === 0;
  return {
    id: frameId(thread.name),
    kind: 'thread',
    name: thread.name,
    detail: started,
    spoken: () =>
      [
        `${thread.name}, ${started}, thread`,
        `${thread.nodes.length} nodes`,
        ...problemWords(source.markOf(thread.name)),
      ].join(', '),
    item,
    thread: thread.name,
    index: 0,
    isOpenAtFirst: true,
    ...(!isEmpty && {
      inside: () => [
        ...(thread.variables.length > 0 ? [variablesRow(thread)] : []),
        ...interrupts(),
        ...nodesInFlow(thread).map((node) => nodeRow(source, thread, node)),
      ],
    }),
  };
}

export function outlineRows(source: OutlineSource): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (all: readonly Inside[], level: number, parent: string | undefined): void =>
    all.forEach(({ inside, isOpenAtFirst = false, ...row }, at) => {
      const isOpen = inside && isOpenAtFirst !== source.toggled.has(row.id);
      rows.push({ ...row, level, place: at + 1, siblings: all.length, parent, isOpen });
      if (inside && isOpen === true) add(inside(), level + 1, row.id);
    });
  add(
    source.workflow.threads.map((thread) => threadRow(source, thread)),
    1,
    undefined,
  );
  return rows;
}

/** Rows that must be unfolded so that this one is seen: by the form of its id. */
export function rowsAbove(item: SelectedItem): readonly { id: string; isOpenAtFirst: boolean }[] {
  if (!('thread' in item) || item.kind === 'thread') return [];
  const thread = { id: frameId(item.thread), isOpenAtFirst: true };
  return item.kind === 'node'
    ? [thread]
    : [thread, { id: nodeId(item.thread, item.node), isOpenAtFirst: false }];
}
