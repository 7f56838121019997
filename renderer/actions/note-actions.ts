/** What can be done with the one note that is selected; moved, copied and deleted it is like all that is selected. */
import { IconNote, IconPalette } from '@tabler/icons-react';
import { colorNote, colorOf, NOTE_COLORS } from '../canvas/notes/note-edits.ts';
import { useFreshNote } from '../canvas/notes/notes.tsx';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const activeNote = () => {
  const [item, ...more] = useSession.getState().selection;
  if (item?.kind !== 'note' || more.length > 0) return undefined;
  return useDocument.getState().drawing?.layout.notes?.find(({ id }) => id === item.id);
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
];
