/** A file that is dragged onto the window is imported: shown while it hovers, taken when it falls. */
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { unlessUnsaved } from '../../actions/unless-unsaved.ts';
import { useSession } from '../../store/session-store.ts';
import './import.css';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

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
      const [file] = event.dataTransfer?.files ?? [];
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
      <IconFileImport size={22} /> Drop a WfSpec in JSON to import it
    </div>
  );
}
