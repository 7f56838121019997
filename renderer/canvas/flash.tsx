/** Lights up for a moment what an undone or redone step changed, so that the eye finds it. */
import { useEffect } from 'react';
import { ViewportPortal } from '@xyflow/react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import './flash.css';
import { noteRect } from './notes/note-edits.ts';
import { itemId } from './record-id.ts';
import type { Scene } from './scene.ts';
import { rectOf } from './use-viewport.ts';

const SHOWN_MS = 1100;
const AROUND = 6;

export function Flash({ scene }: { scene: Scene }) {
  const flash = useSession((state) => state.flash);
  const notes = useDocument((state) => state.drawing?.layout.notes);
  useEffect(() => {
    if (flash === undefined) return;
    const timer = setTimeout(() => useSession.getState().flashOut(flash.serial), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [flash]);
  if (flash === undefined) return null;
  const rects = [
    ...flash.items.flatMap((item) => {
      if (!('thread' in item)) return [];
      const rect = rectOf(scene, item.thread, item.kind === 'thread' ? undefined : item.node);
      return rect ? [{ id: itemId(item), rect }] : [];
    }),
    ...(notes ?? [])
      .filter(({ id }) => flash.notes.includes(id))
      .map((note) => ({
        id: note.id,
        rect: noteRect(note),
      })),
  ];
  return (
    <ViewportPortal>
      {rects.map(({ id, rect }) => (
        <div
          key={`${flash.serial} ${id}`}
          className="canvas-flash"
          data-testid={`flash:${id}`}
          style={{
            transform: `translate(${rect.x - AROUND}px, ${rect.y - AROUND}px)`,
            width: rect.width + AROUND * 2,
            height: rect.height + AROUND * 2,
          }}
        />
      ))}
    </ViewportPortal>
  );
}
