/** Goes on at once when everything is saved; otherwise asks what to do with the edits. */
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

export function unlessUnsaved(proceed: () => void): void {
  if (useDocument.getState().dirty) useSession.getState().openDialog({ kind: 'leave', proceed });
  else proceed();
}
