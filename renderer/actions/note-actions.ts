/** What can be done with a note: the one that was clicked with the right button or has the focus. */
import { IconNote, IconPalette, IconTrash } from '@tabler/icons-react';
import { colorNote, colorOf, NOTE_COLORS, removeNote } from '../canvas/notes/note-edits.ts';
import { useActiveNote } from '../canvas/notes/active-note.ts';
import { useFreshNote } from '../canvas/notes/notes.tsx';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';

const activeNote = () => {
  const { id } = useActiveNote.getState();
  return useDocument.getState().drawing?.layout.notes?.find((note) => note.id === id);
};

const hasNote = (): boolean => activeNote() !== undefined;

export const noteActions: readonly Action[] = [
  {
    id: 'note.write',
    label: 'Write in this note',
    group: 'Edit',
    icon: IconNote,
    keywords: 'sticky comment text edit',
    isAvailable: hasNote,
    perform: () => useFreshNote.setState({ id: activeNote()?.id }),
  },
  {
    id: 'note.color',
    label: 'Next colour of this note',
    group: 'Edit',
    icon: IconPalette,
    keywords: 'sticky comment color',
    isAvailable: hasNote,
    perform: () => {
      const note = activeNote();
      if (note === undefined) return;
      const next = NOTE_COLORS[(NOTE_COLORS.indexOf(colorOf(note)) + 1) % NOTE_COLORS.length];
      if (next) colorNote(note.id, next);
    },
  },
  {
    id: 'note.delete',
    label: 'Delete this note',
    group: 'Edit',
    icon: IconTrash,
    keywords: 'sticky comment remove',
    isAvailable: hasNote,
    perform: () => {
      const note = activeNote();
      if (note) removeNote(note.id);
    },
  },
];
