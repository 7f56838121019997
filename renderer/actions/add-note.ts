/** Sticks a note onto the canvas, at the pointer or where one is looking. */
import { IconNote } from '@tabler/icons-react';
import { useCanvasView } from '../canvas/canvas-view.ts';
import { addNote as add } from '../canvas/notes/note-edits.ts';
import { useFreshNote } from '../canvas/notes/notes.tsx';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { pointer } from './pointer.ts';

export const addNote: Action = {
  id: 'add-note',
  label: 'Add a note',
  group: 'Edit',
  icon: IconNote,
  keys: ['shift+s'],
  keywords: 'sticky comment annotation text',
  isAvailable: () => useDocument.getState().drawing !== undefined,
  perform: () => {
    const { view } = useCanvasView.getState();
    if (view) useFreshNote.setState({ id: add(view.toCanvas(pointer())) });
  },
};
