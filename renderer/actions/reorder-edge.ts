/** Changes when an edge of a branch is tried: earlier or later than the others. */
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNode } from './selected.ts';

type EdgeItem = Extract<SelectedItem, { kind: 'edge' }>;

/** The selected edge, or the only one that leads to the selected node; with the number of its siblings. */
function edgeNow(): { readonly edge: EdgeItem; readonly count: number } | undefined {
  const threads = useDocument.getState().drawing?.workflow.threads ?? [];
  const { selection } = useSession.getState();
  const [item] = selection;
  if (item?.kind === 'edge' && selection.length === 1) {
    const nodes = threads.find(({ name }) => name === item.thread)?.nodes;
    const count = nodes?.find(({ name }) => name === item.node)?.next.length ?? 0;
    return count > 1 ? { edge: item, count } : undefined;
  }
  const target = selectedNode();
  const into = (target?.thread.nodes ?? []).flatMap((node) =>
    node.next.flatMap(({ to }, index) => (to === target?.node.name ? [{ node, index }] : [])),
  );
  const [only] = into;
  if (target === undefined || only === undefined || into.length > 1 || only.node.next.length < 2)
    return undefined;
  const edge: EdgeItem = {
    kind: 'edge',
    thread: target.thread.name,
    node: only.node.name,
    index: only.index,
  };
  return { edge, count: only.node.next.length };
}

function canMove(by: 1 | -1): boolean {
  const found = edgeNow();
  const to = (found?.edge.index ?? 0) + by;
  return found !== undefined && to >= 0 && to < found.count;
}

function move(by: 1 | -1): void {
  const found = edgeNow();
  if (found === undefined || !canMove(by)) return;
  const { edge, count } = found;
  const order = Array.from({ length: count }, (_, index) => index);
  [order[edge.index], order[edge.index + by]] = [edge.index + by, edge.index];
  const done = useDocument.getState().execute({
    label: by < 0 ? 'Try edge earlier' : 'Try edge later',
    run: (drawing) => reorderEdges(drawing, { thread: edge.thread, from: edge.node, order }),
  });
  const { selection, select } = useSession.getState();
  if (done.ok && selection[0]?.kind === 'edge') select([{ ...edge, index: edge.index + by }]);
}

const reorder = (by: 1 | -1): Action => ({
  id: by < 0 ? 'edge-earlier' : 'edge-later',
  label: by < 0 ? 'Try this edge earlier' : 'Try this edge later',
  group: 'Node',
  icon: by < 0 ? IconSortAscending : IconSortDescending,
  keys: [by < 0 ? 'alt+arrowup' : 'alt+arrowdown'],
  onCanvas: true,
  keywords: 'branch order reorder move up down first last',
  isAvailable: () => canMove(by),
  perform: () => move(by),
});

export const reorderEdgeActions: readonly Action[] = [reorder(-1), reorder(1)];
