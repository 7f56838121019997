/** Notes that lie wholly in a part of the canvas, as they are drawn: their height is that of their text. */
import { useDocument } from '../../store/document-store.ts';
import type { SelectedItem } from '../../store/session-store.ts';
import { bottom, contains, right, type Rect } from '../geometry.ts';
import { noteId } from '../record-id.ts';
import { noteRect } from './note-edits.ts';

export function notesWithin(area: Rect | undefined): readonly SelectedItem[] {
  if (area === undefined) return [];
  return (useDocument.getState().drawing?.layout.notes ?? [])
    .filter((note) => {
      const drawn = document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(noteId(note.id))}"]`);
      const rect = { ...noteRect(note), ...(drawn && { height: drawn.offsetHeight }) };
      return contains(area, rect) && contains(area, { x: right(rect), y: bottom(rect) });
    })
    .map(({ id }) => ({ kind: 'note', id }));
}
