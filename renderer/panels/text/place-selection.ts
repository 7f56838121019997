/** What a place in the text means on the canvas, and where in the text a selected record stands. */
import type { Place } from '#model/document/problem.ts';
import type { SelectedItem } from '../../store/session-store.ts';

/** Undefined: nothing that can be selected. */
export function itemOfPlace(place: Place): SelectedItem | undefined {
  const { thread, node, edge, definition } = place;
  if (definition) return { kind: 'definition', definition: definition.kind, name: definition.name };
  if (thread === undefined) return undefined;
  if (node === undefined) return { kind: 'thread', thread };
  return edge === undefined ? { kind: 'node', thread, node } : { kind: 'edge', thread, node, index: edge };
}

export function placeOfItem(item: SelectedItem): Place {
  switch (item.kind) {
    case 'node':
      return { thread: item.thread, node: item.node };
    case 'edge':
      return { thread: item.thread, node: item.node, edge: item.index };
    case 'thread':
      return { thread: item.thread };
    case 'note':
      return {};
    case 'definition':
      return { definition: { kind: item.definition, name: item.name } };
  }
}
