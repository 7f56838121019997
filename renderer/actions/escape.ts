/** Escape: closes the menu, then clears the selection. */
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const escape: Action = {
  id: 'escape',
  label: 'Close the menu or clear the selection',
  group: 'Edit',
  keys: ['escape'],
  isGesture: true,
  isAvailable: () =>
    useSession.getState().nodeMenu !== undefined || useSession.getState().selection.length > 0,
  perform: () => {
    const session = useSession.getState();
    if (session.nodeMenu) session.openNodeMenu(undefined);
    else session.clearSelection();
  },
};
