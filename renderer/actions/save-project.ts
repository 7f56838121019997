/** Saves the project and, when that fails, says why with the ways out beside it: nothing is lost by a full or locked disk. */
import { useDocument } from '../store/document-store.ts';
import { useNotices } from '../store/notice-store.ts';
import { chooseAndSave } from './save-as.ts';

/** @returns whether everything is on disk now; a conflict with the disk opens its own dialog */
export async function saveProject(): Promise<boolean> {
  const isSaved = await useDocument.getState().save();
  const { saveState, saveMessage } = useDocument.getState();
  if (isSaved || saveState !== 'failed' || saveMessage === undefined) return isSaved;
  const { tell, dismiss } = useNotices.getState();
  const then = (perform: () => Promise<unknown>) => () => {
    dismiss(id);
    void perform();
  };
  const id = tell({
    tone: 'bad',
    stays: true,
    message: saveMessage,
    actions: [
      { label: 'Try again', perform: then(saveProject) },
      { label: 'Save as…', perform: then(chooseAndSave) },
    ],
  });
  return false;
}
