/** Finding one's way: the command palette and the overlay of all keys. */
import { IconCommand, IconHelp, IconKeyboard } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const helpActions: readonly Action[] = [
  {
    id: 'edit.find',
    label: 'Find an action or a node',
    group: 'Help',
    icon: IconCommand,
    keys: ['mod+k', 'mod+f'],
    inFields: true,
    perform: () => useSession.getState().openDialog({ kind: 'command-palette' }),
  },
  {
    id: 'shortcuts',
    label: 'Show all keys',
    group: 'Help',
    icon: IconKeyboard,
    keys: ['?'],
    perform: () => useSession.getState().openDialog({ kind: 'shortcuts' }),
  },
  {
    id: 'legend',
    label: 'Legend: what shapes, colours and lines mean',
    group: 'Help',
    icon: IconHelp,
    keys: ['shift+l'],
    keywords: 'help symbols icons node kinds',
    perform: () => useSession.getState().openDialog({ kind: 'legend' }),
  },
];
