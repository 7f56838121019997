/** Opens the settings: of the user and of the open project. */
import { IconSettings } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const settingsAction: Action = {
  id: 'settings',
  label: 'Settings',
  group: 'Help',
  icon: IconSettings,
  keys: ['mod+,'],
  keywords: 'preferences options theme keys shortcuts lints direction defaults',
  inFields: true,
  perform: () => useSession.getState().openDialog({ kind: 'settings' }),
};
