/**
 * Notes that people stick onto the canvas: written in place, dragged by their border, moved and removed by keys too.
 * They are selected like cards, with cards; what is dragged takes along all that is selected.
 */
import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { IconTrash } from '@tabler/icons-react';
import { create } from 'zustand';
import type { Note, Point } from '#model/document/layout.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { focusKept } from '../../ui/focus-kept.ts';
import { focusZone } from '../../ui/zones.ts';
import { useSession } from '../../store/session-store.ts';
import { currentPlaces } from '../current-places.ts';
import { moveSelection, nudgeSelection, selectionMoved } from '../edits/move-selection.ts';
import { GRID, snapPoint } from '../geometry.ts';
import { openContextMenu } from '../open-context-menu.ts';
import { domId, itemId, noteId } from '../record-id.ts';
import { useDrag } from '../use-scene.ts';
import { NoteColors } from './note-colors.tsx';
import { colorOf, NOTE, removeNote, writeNote } from './note-edits.ts';
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
      <NoteColors note={note} labelOf={(color) => `Make it ${color}`} />
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

const isSelected = (id: string): boolean =>
  useSession.getState().selection.some((item) => item.kind === 'note' && item.id === id);

/** @param isMore the note comes to what is selected, or leaves it; otherwise it alone is selected, unless it is already */
function selectNote(id: string, isMore: boolean): void {
  const session = useSession.getState();
  if (!isMore) {
    if (!isSelected(id)) session.select([{ kind: 'note', id }]);
    return;
  }
  const others = session.selection.filter(
    (item) => item.kind !== 'definition' && !(item.kind === 'note' && item.id === id),
  );
  session.select(isSelected(id) ? others : [...others, { kind: 'note', id }]);
}

const isAdding = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey;

/** In the text that is being written the pointer and its keys choose words. */
const isWriting = (event: MouseEvent): boolean =>
  event.target instanceof HTMLTextAreaElement && event.target === document.activeElement;

/** What to do with the pointer: select, and drag all that is selected. */
function useNoteDrag(note: Note) {
  const flow = useReactFlow();
  const start = useRef<Point | undefined>(undefined);
  /** The press selects, perhaps together with other things; the focus that comes of it doesn't. */
  const isPressed = useRef(false);
  const by = (event: PointerEvent, from: Point): Point => {
    const zoom = flow.getZoom();
    return snapPoint({ x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom });
  };
  return {
    onFocus: () => {
      if (!isPressed.current) selectNote(note.id, false);
      isPressed.current = false;
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const target = event.target as Element;
      isPressed.current = true;
      if (event.button !== 0) return;
      if (target.closest('button')) return selectNote(note.id, false);
      if (!isWriting(event)) selectNote(note.id, isAdding(event));
      if (target.closest('textarea') || !isSelected(note.id)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      const places = currentPlaces();
      if (start.current === undefined || places === undefined) return;
      const { nodes, corners, notes } = selectionMoved(by(event, start.current), places);
      useDrag.getState().preview(nodes, corners, notes);
    },
    onPointerUp: (event: PointerEvent) => {
      const from = start.current;
      const places = currentPlaces();
      start.current = undefined;
      isPressed.current = false;
      if (from === undefined) return;
      useDrag.getState().end();
      if (places) moveSelection(by(event, from), places);
    },
    onPointerCancel: () => {
      if (start.current) useDrag.getState().end();
      start.current = undefined;
      isPressed.current = false;
    },
  };
}

function NoteView({ note }: { note: Note }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isFresh = useFreshNote((state) => state.id === note.id);
  const drag = useNoteDrag(note);
  const passing = useDrag((state) => state.notes[note.id]);
  const chosen = useSession((state) => state.selection.some((item) => itemId(item) === noteId(note.id)));
  const place = passing ?? note;
  useEffect(() => {
    if (!isFresh) return;
    box.current?.focus();
    useFreshNote.setState({ id: undefined });
  }, [isFresh]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isInText = event.target === box.current;
    // Deleting, copying and steps with Ctrl are the keys of all that is selected.
    const means = event.target === event.currentTarget ? placeKeyOf('note', event) : undefined;
    const step = means === 'move' && steps[event.key];
    if (isInText && event.key === 'Escape') box.current?.parentElement?.focus();
    else if (event.key === 'Escape') focusZone('canvas');
    else if (means === 'write') box.current?.focus();
    else if (step) nudgeSelection(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={focusKept}
      className={`note note-${colorOf(note)} nopan nodrag nowheel`}
      id={domId(noteId(note.id))}
      data-testid={noteId(note.id)}
      data-selected={chosen}
      role="group"
      aria-label={`Note: ${note.text || 'empty'}`}
      tabIndex={0}
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, width: note.width ?? NOTE.width }}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // A note that is only added to the selection, or taken out of it, doesn't get the focus.
        if (isAdding(event) && !isWriting(event)) event.preventDefault();
      }}
      onContextMenu={(event) => openContextMenu(event, { kind: 'note', id: note.id })}
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
