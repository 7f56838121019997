/** Opens the dialog that shows what a push will change on a cluster, and pushes. */
import { IconCloudUpload } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const push: Action = {
  id: 'run.push',
  label: 'Push to a cluster',
  group: 'Run',
  icon: IconCloudUpload,
  keys: ['mod+shift+enter'],
  keywords: 'deploy publish server upload register',
  inFields: true,
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => useSession.getState().openDialog({ kind: 'push' }),
};
