/** Lets the user choose a folder and opens it: the system's own dialog under Electron, ours in a browser. */
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';

export async function openFolder(root: string): Promise<boolean> {
  try {
    await useDocument.getState().openProject(await host().files.openProject({ root }));
    return true;
  } catch (error) {
    tell('bad', errorMessage(error));
    return false;
  }
}

export async function chooseProjectFolder(options: { mode: 'open'; title: string }): Promise<void> {
  try {
    const root = await host().files.chooseFolder({ title: options.title });
    if (root !== undefined) await openFolder(root);
  } catch (error) {
    if (errorCode(error) === 'not-supported')
      useSession.getState().openDialog({ kind: 'folder', ...options });
    else tell('bad', errorMessage(error));
  }
}
