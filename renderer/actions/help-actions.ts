/** Finding one's way: the command palette and the overlay of all keys. */
import { IconCommand, IconHelp, IconKeyboard, IconSearch } from '@tabler/icons-react';
import { findAgain, useLastFind } from '../panels/find/last-find.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const helpActions: readonly Action[] = [
  {
    id: 'edit.find',
    label: 'Find an action or a node',
    group: 'Help',
    icon: IconCommand,
    keys: ['mod+k', 'mod+shift+p'],
    inFields: true,
    perform: () => useSession.getState().openDialog({ kind: 'command-palette' }),
  },
  {
    id: 'find-nodes',
    label: 'Find nodes',
    group: 'Edit',
    icon: IconSearch,
    keys: ['mod+f'],
    keywords: 'search is:invalid kind: uses: go to',
    isAvailable: () => useDocument.getState().drawing !== undefined,
    inFields: true,
    perform: () => useSession.getState().openDialog({ kind: 'find' }),
  },
  {
    id: 'find-next',
    label: 'Next found node',
    group: 'Edit',
    keys: ['f3'],
    inFields: true,
    isAvailable: () => useLastFind.getState().text !== '' && useDocument.getState().drawing !== undefined,
    perform: () => findAgain(1),
  },
  {
    id: 'find-previous',
    label: 'Previous found node',
    group: 'Edit',
    keys: ['shift+f3'],
    inFields: true,
    isAvailable: () => useLastFind.getState().text !== '' && useDocument.getState().drawing !== undefined,
    perform: () => findAgain(-1),
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
