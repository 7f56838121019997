/** Opens a copy of a template in a scratch folder of the user's. */
import { errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';

export async function openTemplate(id: string): Promise<void> {
  try {
    await useDocument.getState().openProject(await host().files.openTemplate({ id }));
  } catch (error) {
    tell('bad', errorMessage(error));
  }
}
