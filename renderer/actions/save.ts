/** Writes everything that differs from the disk. */
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { saveProject } from './save-project.ts';

export const save: Action = {
  id: 'file.save',
  label: 'Save',
  group: 'Project',
  icon: IconDeviceFloppy,
  keys: ['mod+s'],
  inFields: true,
  isAvailable: () => useDocument.getState().project !== undefined,
  perform: () => void saveProject(),
};
