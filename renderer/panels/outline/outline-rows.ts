/**
 * The rows of the outline as the WAI-ARIA tree pattern wants them: a flat list of what is unfolded, each with its level
 * and its place among its siblings. Threads hold variables, interrupts, groups and nodes; nodes hold edges and failure handlers.
 *
 * A group is a row of its thread, at the place of its first node, and its nodes are inside it: as the frame on the canvas
 * holds them, and as its one card stands for them when it is folded there. So a node has one row and one place, and who
 * doesn't know of groups hears of them on the way; what a node stands after is said with it, group or not. Notes belong to
 * no thread: they are a section of their own at the end.
 */
import type { Node } from '#model/document/node.ts';
import type { Group } from '#model/document/layout.ts';
import type { ThreadSpec, ThreadVarDef } from '#model/document/workflow.ts';
import { failureName, startersOf, starterWords } from '../../canvas/layout/starters.ts';
import { edgeId, frameId, nodeId } from '../../canvas/record-id.ts';
import type { SelectedItem } from '../../store/session-store.ts';
import { nodesInFlow } from './flow-order.ts';
import { groupRowId, inGroups } from './group-rows.ts';
import { NOTES_ROW, notesRow } from './note-rows.ts';
import type { OutlineRow, OutlineSource, RowWithInside } from './outline-row.ts';
import { allHandlers, answerWords, problemWords, spokenEdge, spokenNode } from './spoken-place.ts';

const handlersIn = (thread: string, node: Node, ofChildThread: boolean): readonly RowWithInside[] => {
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
    items: [{ kind: 'node', thread, node: node.name }],
    field: `${field}/${index}`,
    thread,
    node,
    index,
    ofChildThread,
  }));
};

const edgesOf = (thread: ThreadSpec, node: Node): readonly RowWithInside[] =>
  node.next.map((edge, index) => ({
    id: edgeId(thread.name, node.name, index),
    kind: 'edge',
    name: edge.to,
    detail: answerWords(node.next, index),
    spoken: () => spokenEdge(node, index),
    items: [{ kind: 'edge', thread: thread.name, node: node.name, index }],
    thread: thread.name,
    node,
    index,
  }));

function nodeRow(source: OutlineSource, thread: ThreadSpec, node: Node): RowWithInside {
  const hasInside = node.next.length > 0 || allHandlers(node).length > 0;
  return {
    id: nodeId(thread.name, node.name),
    kind: 'node',
    name: node.name,
    detail: '',
    spoken: () => spokenNode(thread, node, source.markOf(`${thread.name}/${node.name}`)),
    items: [{ kind: 'node', thread: thread.name, node: node.name }],
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

function variablesRow(thread: ThreadSpec): RowWithInside {
  const items: readonly SelectedItem[] = [{ kind: 'thread', thread: thread.name }];
  const count = thread.variables.length;
  return {
    id: `variables:${thread.name}`,
    kind: 'variables',
    name: 'Variables',
    detail: `${count}`,
    spoken: () => `Variables, ${count}, of thread ${thread.name}`,
    items,
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
        items,
        field: `variables/${variable.name}`,
        thread: thread.name,
        index,
      })),
  };
}

function threadRow(source: OutlineSource, thread: ThreadSpec): RowWithInside {
  const { workflow } = source;
  const items: readonly SelectedItem[] = [{ kind: 'thread', thread: thread.name }];
  const starters = startersOf(workflow).filter((each) => each.starts === thread.name);
  const started =
    workflow.entrypoint === thread.name
      ? 'starts with the workflow'
      : starters.length === 0
        ? 'nothing starts it yet'
        : starters.map(starterWords).join(' and ');
  const interrupts = (): readonly RowWithInside[] =>
    thread.interrupts.map(({ event, run }, index) => ({
      id: `interrupt:${thread.name}/${index}`,
      kind: 'interrupt',
      name: event,
      detail: `→ ${run}`,
      spoken: () => `${event} → ${run}, interrupt`,
      items,
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
    items,
    thread: thread.name,
    index: 0,
    isOpenAtFirst: true,
    ...(!isEmpty && {
      inside: () => [
        ...(thread.variables.length > 0 ? [variablesRow(thread)] : []),
        ...interrupts(),
        ...inGroups(source, thread, nodesInFlow(thread), (node) => nodeRow(source, thread, node)),
      ],
    }),
  };
}

export function outlineRows(source: OutlineSource): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (all: readonly RowWithInside[], level: number, parent: string | undefined): void =>
    all.forEach(({ inside, isOpenAtFirst = false, ...row }, at) => {
      const isOpen = inside && isOpenAtFirst !== source.toggled.has(row.id);
      rows.push({ ...row, level, place: at + 1, siblings: all.length, parent, isOpen });
      if (inside && isOpen === true) add(inside(), level + 1, row.id);
    });
  const threads = source.workflow.threads.map((thread) => threadRow(source, thread));
  add([...threads, ...notesRow(source)], 1, undefined);
  return rows;
}

/** Rows that must be unfolded so that this one is seen: by the form of its id. */
export function rowsAbove(
  item: SelectedItem,
  groups: readonly Group[],
): readonly { id: string; isOpenAtFirst: boolean }[] {
  if (item.kind === 'note') return [{ id: NOTES_ROW, isOpenAtFirst: true }];
  if (item.kind === 'thread' || item.kind === 'definition') return [];
  const group = groups.find(({ thread, nodes }) => thread === item.thread && nodes.includes(item.node));
  const above = [
    { id: frameId(item.thread), isOpenAtFirst: true },
    ...(group ? [{ id: groupRowId(group.id), isOpenAtFirst: true }] : []),
  ];
  return item.kind === 'node'
    ? above
    : [...above, { id: nodeId(item.thread, item.node), isOpenAtFirst: false }];
}
