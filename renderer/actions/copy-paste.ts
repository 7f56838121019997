/** Copy, cut and paste of nodes. A real text selection keeps Ctrl+C for itself. */
import { IconClipboard, IconCopy, IconCut } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { clipOf, keepClip, nodesToCopy, pasteClip } from './clipboard.ts';
import { deleteSelected } from './delete-selection.ts';

const hasTextSelection = (): boolean => (getSelection()?.toString() ?? '') !== '';

const copySelected = (): boolean => {
  const source = nodesToCopy();
  if (source) keepClip(source);
  return source !== undefined;
};

export const copyPasteActions: readonly Action[] = [
  {
    id: 'copy',
    label: 'Copy',
    group: 'Edit',
    icon: IconCopy,
    keys: ['mod+c'],
    onCanvas: true,
    isAvailable: () => nodesToCopy() !== undefined && !hasTextSelection(),
    perform: () => void copySelected(),
  },
  {
    id: 'cut',
    label: 'Cut',
    group: 'Edit',
    icon: IconCut,
    keys: ['mod+x'],
    onCanvas: true,
    isAvailable: () => nodesToCopy() !== undefined && !hasTextSelection(),
    perform: () => copySelected() && deleteSelected(false),
  },
  {
    id: 'paste',
    label: 'Paste',
    group: 'Edit',
    icon: IconClipboard,
    keys: ['mod+v'],
    onCanvas: true,
    isAvailable: () => clipOf() !== undefined && useDocument.getState().drawing !== undefined,
    perform: () => {
      const clip = clipOf();
      const workflow = useDocument.getState().drawing?.workflow;
      const [item] = useSession.getState().selection;
      const wanted = item && item.kind !== 'definition' ? item.thread : undefined;
      const thread = workflow?.threads.some((each) => each.name === wanted) ? wanted : workflow?.entrypoint;
      if (clip && thread !== undefined) pasteClip('Paste', thread, () => clip);
    },
  },
];
