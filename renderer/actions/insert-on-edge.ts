/** Opens the menu of what can be put into the selected edge. */
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { pointer } from './pointer.ts';

const selectedEdge = () => {
  const { selection } = useSession.getState();
  const [item] = selection;
  return selection.length === 1 && item?.kind === 'edge' ? item : undefined;
};

export const insertOnEdge: Action = {
  id: 'insert-on-edge',
  label: 'Insert a node here',
  group: 'Node',
  icon: IconArrowsSplit2,
  keys: ['i'],
  keywords: 'edge split between add',
  isAvailable: () => selectedEdge() !== undefined,
  perform: () => {
    const edge = selectedEdge();
    if (edge)
      useSession.getState().openNodeMenu({
        at: pointer(),
        onEdge: { thread: edge.thread, node: edge.node, index: edge.index },
      });
  },
};
