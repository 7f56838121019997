/** Takes the last edit of the drawing back, wherever it was made. */
import { IconArrowBackUp } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';

export const undo: Action = {
  id: 'edit.undo',
  label: 'Undo',
  group: 'Edit',
  icon: IconArrowBackUp,
  keys: ['mod+z'],
  inUntouchedFields: true,
  isAvailable: () => useDocument.getState().undoLabel !== undefined,
  perform: () => useDocument.getState().undo(),
};
