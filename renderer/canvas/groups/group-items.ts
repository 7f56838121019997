/** Between what is drawn and what is selected: a folded group's card stands for its nodes, its edges for theirs. */
import type { SelectedItem } from '../../store/session-store.ts';
import type { CanvasEdge, CanvasNode } from '../flow-elements.ts';
import { edgeId, itemId, nodeId } from '../record-id.ts';
import type { Scene } from '../scene.ts';
import { groupCardOf } from './group-card.ts';

/** What is selected with this card or frame. */
export function itemsOfNode(node: CanvasNode): readonly SelectedItem[] {
  if (node.type === 'frame') return [{ kind: 'thread', thread: node.data.thread.spec.name }];
  const { thread, node: spec } = node.data.card;
  const members = groupCardOf(spec)?.members ?? [spec.name];
  return members.map((name) => ({ kind: 'node', thread, node: name }));
}

export function itemOfEdge(edge: CanvasEdge): SelectedItem | undefined {
  if (edge.data === undefined) return undefined;
  const { thread, node, index } = edge.data.way;
  const of = groupCardOf(node)?.outgoing[index] ?? { node: node.name, index };
  return { kind: 'edge', thread, ...of };
}

/** Ids of what is drawn as selected. */
export function selectedIds(
  selection: readonly SelectedItem[],
  scene: Scene | undefined,
): ReadonlySet<string> {
  const ids = new Set(selection.map(itemId));
  if (ids.size === 0) return ids;
  for (const { spec } of scene?.threads ?? [])
    for (const node of spec.nodes) {
      const card = groupCardOf(node);
      if (card === undefined) continue;
      if (card.members.some((name) => ids.has(nodeId(spec.name, name))))
        ids.add(nodeId(spec.name, node.name));
      card.outgoing.forEach((of, index) => {
        if (ids.has(edgeId(spec.name, of.node, of.index))) ids.add(edgeId(spec.name, node.name, index));
      });
    }
  return ids;
}
