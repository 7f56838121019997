/** Notes that people stick onto the canvas: written in place, dragged by their border, moved and removed by keys too. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { IconTrash } from '@tabler/icons-react';
import { create } from 'zustand';
import type { Note, Point } from '#model/document/layout.ts';
import { useDocument } from '../../store/document-store.ts';
import { focusKept } from '../../ui/focus-kept.ts';
import { focusZone } from '../../ui/zones.ts';
import { openNoteMenu } from '../open-context-menu.ts';
import { GRID } from '../geometry.ts';
import { useActiveNote } from './active-note.ts';
import { colorNote, colorOf, moveNote, NOTE, NOTE_COLORS, removeNote, writeNote } from './note-edits.ts';
import './notes.css';

/** The note that was just made: it takes the cursor. */
export const useFreshNote = create<{ readonly id: string | undefined }>()(() => ({ id: undefined }));

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -GRID, y: 0 },
  ArrowRight: { x: GRID, y: 0 },
  ArrowUp: { x: 0, y: -GRID },
  ArrowDown: { x: 0, y: GRID },
};

function Tools({ note }: { note: Note }) {
  return (
    <span className="note-tools" role="toolbar" aria-label="Note">
      {NOTE_COLORS.map((color) => (
        <button
          key={color}
          type="button"
          className={`note-color note-${color}`}
          aria-label={`Make it ${color}`}
          aria-pressed={colorOf(note) === color}
          onClick={() => colorNote(note.id, color)}
        />
      ))}
      <button
        type="button"
        className="frame-button"
        aria-label="Delete this note"
        title="Delete this note"
        onClick={() => removeNote(note.id)}
      >
        <IconTrash size={14} />
      </button>
    </span>
  );
}

/** Where a note is while it is dragged, and what to do with the pointer. */
function useNoteDrag(note: Note) {
  const flow = useReactFlow();
  const [place, setPlace] = useState<Point>();
  const start = useRef<{ readonly pointer: Point; readonly at: Point } | undefined>(undefined);
  const at = (event: PointerEvent): Point => {
    const zoom = flow.getZoom();
    const { pointer, at: from } = start.current as { pointer: Point; at: Point };
    return {
      x: from.x + (event.clientX - pointer.x) / zoom,
      y: from.y + (event.clientY - pointer.y) / zoom,
    };
  };
  return {
    place: place ?? { x: note.x, y: note.y },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('textarea, button')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { pointer: { x: event.clientX, y: event.clientY }, at: { x: note.x, y: note.y } };
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current) setPlace(at(event));
    },
    onPointerUp: (event: PointerEvent) => {
      if (start.current && place) moveNote(note.id, at(event));
      start.current = undefined;
      setPlace(undefined);
    },
  };
}

function NoteView({ note }: { note: Note }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isFresh = useFreshNote((state) => state.id === note.id);
  const { place, ...drag } = useNoteDrag(note);
  useEffect(() => {
    if (!isFresh) return;
    box.current?.focus();
    useFreshNote.setState({ id: undefined });
  }, [isFresh]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isInText = event.target === box.current;
    const step = isInText ? undefined : steps[event.key];
    if (isInText && event.key === 'Escape') box.current?.parentElement?.focus();
    else if (event.key === 'Escape') focusZone('canvas');
    else if (!isInText && event.key === 'Enter') box.current?.focus();
    else if (!isInText && (event.key === 'Delete' || event.key === 'Backspace')) removeNote(note.id);
    else if (step) moveNote(note.id, { x: note.x + step.x, y: note.y + step.y }, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={focusKept}
      className={`note note-${colorOf(note)} nopan nodrag nowheel`}
      data-testid={`note:${note.id}`}
      role="group"
      aria-label={`Note: ${note.text || 'empty'}`}
      tabIndex={0}
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, width: note.width ?? NOTE.width }}
      onKeyDown={onKeyDown}
      onFocus={() => useActiveNote.setState({ id: note.id })}
      onContextMenu={(event) => openNoteMenu(event, note.id)}
      {...drag}
    >
      <textarea
        ref={box}
        aria-label="Text of the note"
        placeholder="Write a note"
        rows={Math.max(3, note.text.split('\n').length)}
        value={note.text}
        onChange={(event) => writeNote(note.id, event.target.value)}
        onBlur={() => useDocument.getState().endMark()}
      />
      <Tools note={note} />
    </div>
  );
}

export function Notes() {
  const notes = useDocument((state) => state.drawing?.layout.notes);
  if (!notes?.length) return null;
  return (
    <ViewportPortal>
      {notes.map((note) => (
        <NoteView key={note.id} note={note} />
      ))}
    </ViewportPortal>
  );
}
