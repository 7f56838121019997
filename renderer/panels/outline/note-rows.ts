/** The rows of the outline for the notes on the canvas: a section of their own at its end, each spoken by its text. */
import type { Note } from '#model/document/layout.ts';
import { colorOf } from '../../canvas/notes/note-edits.ts';
import { noteId } from '../../canvas/record-id.ts';
import type { OutlineSource, RowWithInside } from './outline-row.ts';

export const NOTES_ROW = 'notes';

/** Its text in one line. */
const lineOf = ({ text }: Note): string => text.replaceAll(/\s+/g, ' ').trim() || 'Empty note';

/** None where there are no notes. */
export function notesRow({ notes }: OutlineSource): readonly RowWithInside[] {
  if (notes.length === 0) return [];
  const noteRow = (note: Note, index: number): RowWithInside => ({
    id: noteId(note.id),
    kind: 'note',
    name: lineOf(note),
    detail: '',
    spoken: () => `${lineOf(note)}, note, ${colorOf(note)}`,
    items: [{ kind: 'note', id: note.id }],
    thread: '',
    note,
    index,
  });
  return [
    {
      id: NOTES_ROW,
      kind: 'notes',
      name: 'Notes',
      detail: `${notes.length}`,
      spoken: () => `Notes, ${notes.length}`,
      items: [],
      thread: '',
      index: 0,
      isOpenAtFirst: true,
      inside: () => notes.map(noteRow),
    },
  ];
}
