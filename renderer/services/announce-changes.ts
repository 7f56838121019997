/** Says every change of the drawing that can't be heard where it was made, and the way back from it. */
import { shortcutText } from '../actions/shortcut.ts';
import { undo } from '../actions/undo.ts';
import type { DocumentState } from '../store/document-state.ts';
import { useDocument } from '../store/document-store.ts';
import { announce } from '../ui/announce.tsx';
import { spokenChange } from './spoken-change.ts';

function sentence(now: DocumentState, before: DocumentState): string | undefined {
  if (now.drawing === before.drawing || now.drawing === undefined) return undefined;
  if (before.drawing === undefined || now.workflowFile !== before.workflowFile) return undefined;
  const isUndone = now.undoneLabels.length > before.undoneLabels.length;
  const isRedone =
    now.undoneLabels.length < before.undoneLabels.length &&
    now.doneLabels.length > before.doneLabels.length &&
    now.doneLabels[0] === before.redoLabel;
  if (isUndone) return `Undone: ${before.undoLabel ?? 'the last step'}.`;
  if (isRedone) return `Done again: ${before.redoLabel ?? 'the next step'}.`;
  const change = spokenChange(before.drawing, now.drawing);
  return change && `${change} Undo with ${shortcutText(undo)}.`;
}

export function announceChanges(): () => void {
  return useDocument.subscribe((now, before) => {
    const said = sentence(now, before);
    if (said !== undefined) announce(said);
  });
}
