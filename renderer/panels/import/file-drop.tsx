/** What is dragged onto the window: files and folders of ours are taken in, a WfSpec in JSON is imported. */
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { unlessUnsaved } from '../../actions/unless-unsaved.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';
import { filesInFolder, intoNewProject, intoProject, isOurs } from '../files/dropped-files.ts';
import './import.css';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

const failed = (error: unknown): void => void tell('bad', errorMessage(error));

/** Folders and files of our own kinds. Answers false when it is something else. */
function takeOurs(transfer: DataTransfer): boolean {
  if (useSession.getState().dialog !== undefined) return false;
  // Must be asked for while the event lasts.
  const folders = [...transfer.items].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? [entry as FileSystemDirectoryEntry] : [];
  });
  const [folder] = folders;
  if (folder !== undefined) {
    unlessUnsaved(
      () => void filesInFolder(folder).then((files) => intoNewProject(folder.name, files), failed),
    );
    return true;
  }
  const files = [...transfer.files].filter((file) => isOurs(file.name));
  if (files.length === 0) return false;
  Promise.all(files.map(async (file) => ({ path: file.name, text: await file.text() })))
    .then((dropped) => {
      if (useDocument.getState().project !== undefined) return intoProject(dropped);
      intoNewProject(dropped[0]!.path.replace(/(\.workflow)?\.ya?ml$/, ''), dropped);
    })
    .catch(failed);
  return true;
}

function take(file: File): void {
  const session = useSession.getState();
  const { dialog } = session;
  // A dialog of another kind has something of its own under way.
  if (dialog?.kind === 'import') session.openDialog({ kind: 'import', file });
  else if (dialog === undefined) unlessUnsaved(() => session.openDialog({ kind: 'import', file }));
}

export function FileDrop() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      // Without this the window would go to the file.
      event.preventDefault();
      setIsOver(true);
    };
    // Leaving a child is no leaving: only what goes out of the window has nowhere to go to.
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer === null || takeOurs(event.dataTransfer)) return;
      const [file] = event.dataTransfer.files;
      if (file !== undefined) take(file);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-veil" data-testid="drop-veil">
      <IconFileImport size={22} /> Drop a workflow, a project folder, or a WfSpec in JSON
    </div>
  );
}
