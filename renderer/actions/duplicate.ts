/** Makes a copy of the selected nodes beside them; edges between them are copied, others are not. */
import { IconCopyPlus } from '@tabler/icons-react';
import { copyNodes } from '#model/commands/node-clip.ts';
import type { Action } from './action.ts';
import { nodesToCopy, pasteClip } from './clipboard.ts';

export const duplicate: Action = {
  id: 'duplicate',
  label: 'Duplicate',
  group: 'Edit',
  icon: IconCopyPlus,
  keys: ['mod+d'],
  onCanvas: true,
  isAvailable: () => nodesToCopy() !== undefined,
  perform: () => {
    const from = nodesToCopy();
    if (from) pasteClip('Duplicate', from.thread, (drawing) => copyNodes(drawing, from.thread, from.nodes));
  },
};
