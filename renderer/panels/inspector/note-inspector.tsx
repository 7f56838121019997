/** The inspector of a note: its text and its colour, which only the layout file knows. */
import { Textarea } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { NoteColors } from '../../canvas/notes/note-colors.tsx';
import { writeNote } from '../../canvas/notes/note-edits.ts';
import { useDocument } from '../../store/document-store.ts';
import { InspectorHead } from './inspector-head.tsx';

export function NoteInspector({ id }: { id: string }) {
  const note = useDocument((state) => state.drawing?.layout.notes?.find((each) => each.id === id));
  if (note === undefined) return null;
  return (
    <>
      <InspectorHead icon={IconNote} tone="flow" title="Note" words="For the eye alone: nothing runs it" />
      <div className="inspector-body inspector-note">
        <Textarea
          aria-label="Text of the note"
          data-field="text"
          autosize
          minRows={4}
          value={note.text}
          onChange={(event) => writeNote(id, event.currentTarget.value)}
          onBlur={() => useDocument.getState().endMark()}
        />
        <span className="note-colors" role="group" aria-label="Colour">
          <NoteColors note={note} labelOf={(color) => color} />
        </span>
      </div>
    </>
  );
}
