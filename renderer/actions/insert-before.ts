/** Opens the menu of what can come before the selected node. */
import { IconRowInsertTop } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { screenPlaceOf, selectedButEntrypoint, selectedNode } from './selected.ts';

export const insertBefore: Action = {
  id: 'insert-before',
  label: 'Insert a node before',
  group: 'Node',
  icon: IconRowInsertTop,
  keys: ['shift+a'],
  keywords: 'add previous in front',
  isAvailable: () => selectedButEntrypoint() !== undefined,
  perform: () => {
    const item = selectedNode();
    if (item)
      useSession.getState().openNodeMenu({
        at: screenPlaceOf(item),
        before: { thread: item.thread.name, node: item.node.name },
      });
  },
};
