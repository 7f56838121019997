/** Opens the menu of kinds that the selected node can become; its name, edges and failure handlers stay. */
import { IconReplace } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { screenPlaceOf, selectedButEntrypoint, selectedNode } from './selected.ts';

export const replaceNode: Action = {
  id: 'replace-node',
  label: 'Replace by another kind',
  group: 'Node',
  icon: IconReplace,
  keys: ['r'],
  keywords: 'change kind type morph',
  isAvailable: () => selectedButEntrypoint() !== undefined,
  perform: () => {
    const item = selectedNode();
    if (item)
      useSession.getState().openNodeMenu({
        at: screenPlaceOf(item),
        replace: { thread: item.thread.name, node: item.node.name },
      });
  },
};
