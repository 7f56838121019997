/** Takes away what is selected: nodes with their edges, edges, threads, notes. One step of undo. */
import { IconTrash } from '@tabler/icons-react';
import { disconnectEdge } from '#model/commands/disconnect-edge.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { removeThread } from '#model/commands/remove-thread.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { ok, type Result } from '#model/result.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { afterDeletion } from './after-deletion.ts';

type NodeItem = Extract<SelectedItem, { kind: 'node' }>;
type EdgeItem = Extract<SelectedItem, { kind: 'edge' }>;

/** Edges of one node from the last to the first, so that indexes hold; then nodes; then threads. */
export function removeItems(
  drawing: Drawing,
  items: readonly SelectedItem[],
  heal: boolean,
): Result<Drawing, Refusal> {
  const threads = items.flatMap((item) => (item.kind === 'thread' ? [item.thread] : []));
  const notes = items.flatMap((item) => (item.kind === 'note' ? [item.id] : []));
  const isKept = (item: { thread: string }) => !threads.includes(item.thread);
  const nodes = items.filter((item): item is NodeItem => item.kind === 'node' && isKept(item));
  const isGone = (edge: EdgeItem) =>
    nodes.some((node) => node.thread === edge.thread && node.node === edge.node);
  const edges = items
    .filter((item): item is EdgeItem => item.kind === 'edge' && isKept(item) && !isGone(item))
    .sort((a, b) => b.index - a.index);
  let next: Result<Drawing, Refusal> = ok(drawing);
  for (const { thread, node, index } of edges)
    if (next.ok) next = disconnectEdge(next.value, { thread, from: node, edge: index });
  if (next.ok && nodes.length > 0) next = removeNodes(next.value, { nodes, heal });
  for (const thread of threads) if (next.ok) next = removeThread(next.value, { thread });
  if (next.ok && notes.length > 0) {
    const left = (drawing.layout.notes ?? []).filter(({ id }) => !notes.includes(id));
    next = setLayout(next.value, { notes: left });
  }
  return next;
}

function label(items: readonly SelectedItem[]): string {
  const [first] = items;
  if (items.length !== 1 || first === undefined) return `Delete ${items.length} items`;
  if (first.kind === 'node') return `Delete ${first.node}`;
  return `Delete ${first.kind === 'thread' ? `thread ${first.thread}` : first.kind}`;
}

/** Leaves the selection as it is. Answers the drawing afterwards; undefined when it was refused or nothing went. */
export function deleteItems(items: readonly SelectedItem[], heal: boolean): Drawing | undefined {
  const { drawing: before, execute } = useDocument.getState();
  const done = execute({ label: label(items), run: (drawing) => removeItems(drawing, items, heal) });
  return done.ok && done.value !== before ? done.value : undefined;
}

/** Afterwards selected is what stood beside it (after-deletion.ts). */
export function deleteSelected(heal: boolean): void {
  const session = useSession.getState();
  const { drawing: before } = useDocument.getState();
  const items = session.selection;
  const after = deleteItems(items, heal);
  if (before === undefined || after === undefined) return;
  const beside = afterDeletion(before, after, items);
  if (beside) session.selectAndShow([beside]);
  else session.clearSelection();
}

const hasSelection = (): boolean =>
  useSession.getState().selection.some((item) => item.kind !== 'definition') &&
  useDocument.getState().drawing !== undefined;

export const deleteSelection: Action = {
  id: 'edit.delete',
  label: 'Delete',
  group: 'Edit',
  icon: IconTrash,
  keys: ['delete', 'backspace'],
  onCanvas: true,
  isAvailable: hasSelection,
  perform: () => deleteSelected(false),
};
