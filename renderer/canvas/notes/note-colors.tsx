/** The colours that a note can have, as buttons: on the note itself and in its inspector. */
import type { Note } from '#model/document/layout.ts';
import { colorNote, colorOf, NOTE_COLORS } from './note-edits.ts';

/** @param labelOf what a button is called to those who can't see its colour */
export function NoteColors({ note, labelOf }: { note: Note; labelOf: (color: string) => string }) {
  return NOTE_COLORS.map((color) => (
    <button
      key={color}
      type="button"
      className={`note-color note-${color}`}
      aria-label={labelOf(color)}
      aria-pressed={colorOf(note) === color}
      onClick={() => colorNote(note.id, color)}
    />
  ));
}
