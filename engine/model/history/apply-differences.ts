/** Takes a drawing along a set of differences, forwards or back; what no difference names keeps its identity. */
import { listOf, type AnyDefinition } from '../commands/definition-lists.ts';
import { patched } from '../commands/sharing.ts';
import type { Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { LayoutDocument, Point, ThreadLayout } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { definitionKinds, definitionList, type Difference } from './records.ts';

export type Direction = 'before' | 'after';

type OfKind<K extends Difference['kind']> = Extract<Difference, { readonly kind: K }>;

const ofKind = <K extends Difference['kind']>(all: readonly Difference[], kind: K) =>
  all.filter((each): each is OfKind<K> => each.kind === kind);

export function applyDifferences(
  drawing: Drawing,
  changes: readonly Difference[],
  direction: Direction,
): Drawing {
  return patched(drawing, {
    workflow: workflowAfter(drawing.workflow, changes, direction),
    layout: layoutAfter(drawing.layout, changes, direction),
    definitions: definitionsAfter(drawing.definitions, changes, direction),
  });
}

function grouped<T extends { readonly thread: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.thread);
    if (group) group.push(item);
    else groups.set(item.thread, [item]);
  }
  return groups;
}

function workflowAfter(
  workflow: WorkflowDocument,
  changes: readonly Difference[],
  direction: Direction,
): WorkflowDocument {
  const own = ofKind(changes, 'workflow')[0]?.[direction];
  const threadChanges = new Map(ofKind(changes, 'thread').map((each) => [each.thread, each[direction]]));
  const nodeChanges = grouped(ofKind(changes, 'node'));
  if (own === undefined && threadChanges.size === 0 && nodeChanges.size === 0) return workflow;
  const present = new Map(workflow.threads.map((thread) => [thread.name, thread]));
  const threadAfter = (name: string): ThreadSpec | undefined => {
    const thread = present.get(name);
    const record = threadChanges.get(name);
    const nodes = nodeChanges.get(name);
    if (record === undefined && nodes === undefined) return thread;
    const items = new Map((thread?.nodes ?? []).map((node): [string, Node | undefined] => [node.name, node]));
    for (const change of nodes ?? []) items.set(change.name, change[direction]);
    const order = record?.nodes ?? thread?.nodes.map((node) => node.name) ?? [];
    const list = order.flatMap((node) => items.get(node) ?? []);
    if (record !== undefined) return { ...record, name, nodes: list };
    return thread && { ...thread, nodes: list };
  };
  const order = own?.threads ?? workflow.threads.map((thread) => thread.name);
  return { ...(own ?? workflow), threads: order.flatMap((name) => threadAfter(name) ?? []) };
}

function layoutAfter(
  layout: LayoutDocument,
  changes: readonly Difference[],
  direction: Direction,
): LayoutDocument {
  const own = ofKind(changes, 'layout')[0]?.[direction];
  const frames = ofKind(changes, 'frame');
  const places = grouped(ofKind(changes, 'place'));
  if (own === undefined && frames.length === 0 && places.size === 0) return layout;
  const threads = new Map(Object.entries(layout.threads));
  for (const frame of frames) {
    const record = frame[direction];
    if (record === undefined) threads.delete(frame.thread);
    else threads.set(frame.thread, { ...record, nodes: threads.get(frame.thread)?.nodes ?? {} });
  }
  for (const [thread, moved] of places) {
    const frame: ThreadLayout | undefined = threads.get(thread);
    if (frame === undefined) continue;
    const nodes = new Map(Object.entries(frame.nodes));
    for (const change of moved) put(nodes, change.name, change[direction]);
    threads.set(thread, { ...frame, nodes: Object.fromEntries(nodes) });
  }
  return { ...(own ?? layout), threads: Object.fromEntries(threads) };
}

function put(nodes: Map<string, Point>, name: string, at: Point | undefined): void {
  if (at === undefined) nodes.delete(name);
  else nodes.set(name, at);
}

function definitionsAfter(
  definitions: Definitions,
  changes: readonly Difference[],
  direction: Direction,
): Definitions {
  let next = definitions;
  for (const kind of definitionKinds) {
    const items = ofKind(changes, 'definition').filter((each) => each.definition === kind);
    const order = ofKind(changes, 'definitions').find((each) => each.definition === kind)?.[direction];
    if (items.length === 0 && order === undefined) continue;
    const list = definitionList(next, kind);
    const present = new Map(list.map((each): [string, AnyDefinition | undefined] => [each.name, each]));
    for (const change of items) present.set(change.name, change[direction]);
    const names = order ?? list.map((each) => each.name);
    const after = names.flatMap((name) => present.get(name) ?? []);
    next = patched(next, { [listOf[kind]]: after } as Partial<Definitions>);
  }
  return next;
}
