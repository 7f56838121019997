/** Opens the form for the inputs of a run. */
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

export const run: Action = {
  id: 'run.start',
  label: 'Run',
  group: 'Run',
  icon: IconPlayerPlayFilled,
  keys: ['mod+enter', 'f5'],
  keywords: 'start execute simulate',
  inFields: true,
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => useSession.getState().openDialog({ kind: 'run' }),
};
