/** Makes a copy of the selected nodes beside them; edges between them are copied, others are not. */
import { IconCopy } from '@tabler/icons-react';
import { addNode } from '#model/commands/add-node.ts';
import { freshNodeName } from '#model/commands/fresh-name.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { ok, type Result } from '#model/result.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { pinThread } from '../canvas/edits/pin-thread.ts';
import { freePlace } from '../canvas/layout/fill-in.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNodes, type SelectedNode } from './selected.ts';

const copyable = (): readonly SelectedNode[] =>
  selectedNodes().filter(({ node }) => node.kind !== 'entrypoint');

function copies(
  drawing: Drawing,
  items: readonly SelectedNode[],
  made: SelectedItem[],
): Result<Drawing, Refusal> {
  const places = currentPlaces();
  let next: Result<Drawing, Refusal> = ok(drawing);
  const names = new Map<string, string>();
  for (const { thread, node } of items) {
    if (!next.ok) return next;
    const pinned = places ? pinThread(next.value, thread.name, places) : next;
    if (!pinned.ok) return pinned;
    const name = freshNodeName(pinned.value, thread.name, node.name);
    const saved = pinned.value.layout.threads[thread.name]?.nodes ?? {};
    const at = saved[node.name];
    const place = at && freePlace({ x: at.x + 24, y: at.y + 96 }, Object.values(saved));
    const among = node.next
      .filter((edge) => names.has(edge.to))
      .map((edge) => ({ ...edge, to: names.get(edge.to) ?? edge.to }));
    next = addNode(pinned.value, { thread: thread.name, node: { ...node, name, next: among }, at: place });
    names.set(node.name, name);
    made.push({ kind: 'node', thread: thread.name, node: name });
  }
  return next;
}

export const duplicate: Action = {
  id: 'duplicate',
  label: 'Duplicate',
  group: 'Edit',
  icon: IconCopy,
  keys: ['mod+d'],
  onCanvas: true,
  isAvailable: () => copyable().length > 0,
  perform: () => {
    const items = [...copyable()].reverse();
    const made: SelectedItem[] = [];
    const label = items.length === 1 ? `Duplicate ${items[0]?.node.name}` : `Duplicate ${items.length} nodes`;
    const done = useDocument.getState().execute({ label, run: (drawing) => copies(drawing, items, made) });
    if (done.ok) useSession.getState().select(made);
  },
};
