/** Takes nodes away and leads the paths that ran through them on. */
import { IconUnlink } from '@tabler/icons-react';
import type { Action } from './action.ts';
import { deleteSelected } from './delete-selection.ts';
import { selectedNodes } from './selected.ts';

export const deleteAndReconnect: Action = {
  id: 'delete-and-reconnect',
  label: 'Delete and reconnect neighbours',
  group: 'Edit',
  icon: IconUnlink,
  keys: ['mod+delete', 'mod+backspace'],
  keywords: 'remove heal',
  onCanvas: true,
  isAvailable: () => selectedNodes().some(({ node }) => node.kind !== 'entrypoint'),
  perform: () => deleteSelected(true),
};
