/** Saves the project into another folder: the system's own dialog under Electron, ours in a browser. */
import { IconDeviceFloppy } from '@tabler/icons-react';
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { saveCopy } from '../store/save-copy.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const title = 'Save the project in another folder';

/** Asks for the folder first. */
export async function chooseAndSave(): Promise<void> {
  try {
    const root = await host().files.chooseFolder({ title });
    if (root !== undefined) await saveCopy(root, root.split(/[\\/]/).filter(Boolean).at(-1) ?? root);
  } catch (error) {
    if (errorCode(error) === 'not-supported')
      useSession.getState().openDialog({ kind: 'folder', mode: 'save-as', title });
    else tell('bad', errorMessage(error));
  }
}

export const saveAs: Action = {
  id: 'file.saveAs',
  label: 'Save as',
  group: 'Project',
  icon: IconDeviceFloppy,
  keys: ['mod+shift+s'],
  keywords: 'copy another folder duplicate project',
  inFields: true,
  isAvailable: () => useDocument.getState().project !== undefined,
  perform: () => void chooseAndSave(),
};
