/** Opens the menu of what can come after the selected node. */
import { IconPlus } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { screenPlaceOf, selectedNode } from './selected.ts';

const canAppend = (): boolean => {
  const item = selectedNode();
  return item !== undefined && item.node.kind !== 'exit';
};

export const appendNode: Action = {
  id: 'append-node',
  label: 'Append a node',
  group: 'Node',
  icon: IconPlus,
  keys: ['a'],
  keywords: 'add next after',
  isAvailable: canAppend,
  perform: () => {
    const item = selectedNode();
    if (item)
      useSession.getState().openNodeMenu({
        at: screenPlaceOf(item),
        after: { thread: item.thread.name, node: item.node.name },
      });
  },
};
