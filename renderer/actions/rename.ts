/** Puts the cursor into the name of what is selected, or into the text of a note. */
import { IconCursorText } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const rename: Action = {
  id: 'rename',
  label: 'Rename',
  group: 'Node',
  icon: IconCursorText,
  keys: ['f2'],
  onCanvas: true,
  isAvailable: () => useSession.getState().selection.length === 1,
  perform: () => {
    const session = useSession.getState();
    const [item] = session.selection;
    if (item) session.goTo(item, item.kind === 'note' ? 'text' : 'name');
  },
};
