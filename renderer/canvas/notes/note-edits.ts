/** Notes on the canvas: adding, moving, writing, colouring and removing them. They live in the layout file alone. */
import { setLayout } from '#model/commands/set-layout.ts';
import type { Note, Point } from '#model/document/layout.ts';
import { useDocument } from '../../store/document-store.ts';
import { snapPoint, type Rect } from '../geometry.ts';

export const NOTE_COLORS = ['yellow', 'blue', 'green', 'red', 'grey'] as const;
export type NoteColor = (typeof NOTE_COLORS)[number];

export const NOTE = { width: 240, height: 96 };

export const noteRect = ({ x, y, width = NOTE.width, height = NOTE.height }: Note): Rect => ({
  x,
  y,
  width,
  height,
});

/** A colour that a file names and we know; yellow otherwise. */
export const colorOf = (note: Note): NoteColor =>
  NOTE_COLORS.find((color) => color === note.color) ?? 'yellow';

function edit(label: string, change: (notes: readonly Note[]) => readonly Note[], mark?: string): void {
  useDocument.getState().execute({
    label,
    mark,
    run: (drawing) => setLayout(drawing, { notes: change(drawing.layout.notes ?? []) }),
  });
}

const changed = (id: string, patch: Partial<Note>) => (notes: readonly Note[]) =>
  notes.map((note) => (note.id === id ? { ...note, ...patch } : note));

/** Puts an empty note with its corner at a point of the canvas. Answers its id. */
export function addNote(at: Point): string {
  const taken = new Set(useDocument.getState().drawing?.layout.notes?.map((note) => note.id));
  let number = taken.size + 1;
  while (taken.has(`note-${number}`)) number += 1;
  const id = `note-${number}`;
  edit('Add note', (notes) => [...notes, { id, text: '', ...snapPoint(at) }]);
  return id;
}

/** A row of letters is one step of undo. */
export const writeNote = (id: string, text: string): void =>
  edit('Edit note', changed(id, { text }), `note:${id}`);

export const colorNote = (id: string, color: NoteColor): void =>
  edit('Colour note', changed(id, { color: color === 'yellow' ? undefined : color }));

export const removeNote = (id: string): void =>
  edit('Delete note', (notes) => notes.filter((note) => note.id !== id));
