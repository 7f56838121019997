/** Does the edit again that was taken back last. */
import { IconArrowForwardUp } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';

export const redo: Action = {
  id: 'edit.redo',
  label: 'Redo',
  group: 'Edit',
  icon: IconArrowForwardUp,
  keys: ['mod+shift+z', 'mod+y'],
  inUntouchedFields: true,
  isAvailable: () => useDocument.getState().redoLabel !== undefined,
  perform: () => useDocument.getState().redo(),
};
