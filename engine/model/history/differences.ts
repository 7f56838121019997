/**
 * What became different between two drawings, record by record. Parts that are the same object are not looked into, so
 * comparing after one edit costs about as much as the lists are long.
 */
import type { Drawing } from '../document/drawing.ts';
import type { LayoutDocument, ThreadLayout } from '../document/layout.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { sameValue } from '../diff/same-value.ts';
import { definitionKinds, definitionList, type Difference } from './records.ts';

export function differences(before: Drawing, after: Drawing): readonly Difference[] {
  const found: Difference[] = [];
  if (before.workflow !== after.workflow) compareWorkflows(before.workflow, after.workflow, found);
  if (before.layout !== after.layout) compareLayouts(before.layout, after.layout, found);
  if (before.definitions !== after.definitions)
    for (const definition of definitionKinds) {
      const old = byName(definitionList(before.definitions, definition));
      const now = byName(definitionList(after.definitions, definition));
      compareItems(old, now, (name, was, is) =>
        found.push({ kind: 'definition', definition, name, before: was, after: is }),
      );
      const order = { before: [...old.keys()], after: [...now.keys()] };
      if (!sameValue(order.before, order.after)) found.push({ kind: 'definitions', definition, ...order });
    }
  return found;
}

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));

function compareItems<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  report: (name: string, before: T | undefined, after: T | undefined) => void,
): void {
  for (const [name, was] of before) {
    const is = after.get(name);
    if (was !== is && !sameValue(was, is)) report(name, was, is);
  }
  for (const [name, is] of after) if (!before.has(name)) report(name, undefined, is);
}

function compareWorkflows(before: WorkflowDocument, after: WorkflowDocument, found: Difference[]): void {
  const { threads: oldThreads, ...oldFields } = before;
  const { threads: newThreads, ...newFields } = after;
  const old = byName(oldThreads);
  const now = byName(newThreads);
  const was = { ...oldFields, threads: [...old.keys()] };
  const is = { ...newFields, threads: [...now.keys()] };
  if (!sameValue(was, is)) found.push({ kind: 'workflow', before: was, after: is });
  for (const thread of new Set([...old.keys(), ...now.keys()]))
    compareThreads(thread, old.get(thread), now.get(thread), found);
}

function threadRecord(thread: ThreadSpec) {
  const { nodes, name: _, ...fields } = thread;
  return { ...fields, nodes: nodes.map((node) => node.name) };
}

function compareThreads(
  thread: string,
  before: ThreadSpec | undefined,
  after: ThreadSpec | undefined,
  found: Difference[],
): void {
  if (before === after) return;
  const was = before && threadRecord(before);
  const is = after && threadRecord(after);
  if (!sameValue(was, is)) found.push({ kind: 'thread', thread, before: was, after: is });
  compareItems(byName(before?.nodes ?? []), byName(after?.nodes ?? []), (name, old, now) =>
    found.push({ kind: 'node', thread, name, before: old, after: now }),
  );
}

function compareLayouts(before: LayoutDocument, after: LayoutDocument, found: Difference[]): void {
  const { threads: oldThreads, ...was } = before;
  const { threads: newThreads, ...is } = after;
  if (!sameValue(was, is)) found.push({ kind: 'layout', before: was, after: is });
  const old = new Map(Object.entries(oldThreads));
  const now = new Map(Object.entries(newThreads));
  for (const thread of new Set([...old.keys(), ...now.keys()]))
    compareFrames(thread, old.get(thread), now.get(thread), found);
}

function frameRecord({ nodes: _, ...fields }: ThreadLayout) {
  return fields;
}

function compareFrames(
  thread: string,
  before: ThreadLayout | undefined,
  after: ThreadLayout | undefined,
  found: Difference[],
): void {
  if (before === after) return;
  const was = before && frameRecord(before);
  const is = after && frameRecord(after);
  if (!sameValue(was, is)) found.push({ kind: 'frame', thread, before: was, after: is });
  const old = new Map(Object.entries(before?.nodes ?? {}));
  const now = new Map(Object.entries(after?.nodes ?? {}));
  compareItems(old, now, (name, from, to) =>
    found.push({ kind: 'place', thread, name, before: from, after: to }),
  );
}
