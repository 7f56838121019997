/** The tool that makes room: a drag to the side or downwards moves all that lies beyond the line at which it began. */
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { create } from 'zustand';
import type { Point } from '#model/document/layout.ts';
import { useDocument } from '../../store/document-store.ts';
import { currentPlaces } from '../current-places.ts';
import { threadAt } from '../edits/paste-place.ts';
import type { Places } from '../use-scene.ts';
import { useDrag } from '../use-scene.ts';
import { isNothing, pushed, roomEdit, type Room } from './make-room.ts';
import './room.css';

/** Whether the tool is in the hand. */
export const useRoomTool = create<{ readonly isOn: boolean }>()(() => ({ isOn: false }));

const drop = (): void => useRoomTool.setState({ isOn: false });

interface Began {
  readonly at: Point;
  readonly pointer: Point;
  readonly places: Places;
  readonly thread: string | undefined;
}

/** The way that the hand went most. */
function roomOf(began: Began, by: Point): { readonly room: Room; readonly by: number } {
  const axis = Math.abs(by.x) >= Math.abs(by.y) ? 'x' : 'y';
  return { room: { axis, from: began.at[axis], thread: began.thread }, by: by[axis] };
}

function OnTool() {
  const flow = useReactFlow();
  const began = useRef<Began | undefined>(undefined);
  const [line, setLine] = useState<Room>();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      useDrag.getState().end();
      drop();
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
  const resultOf = (event: PointerEvent) => {
    const from = began.current;
    const { drawing } = useDocument.getState();
    if (from === undefined || drawing === undefined) return undefined;
    const zoom = flow.getZoom();
    const way = roomOf(from, {
      x: (event.clientX - from.pointer.x) / zoom,
      y: (event.clientY - from.pointer.y) / zoom,
    });
    return { ...way, result: pushed(drawing, from.places, way.room, way.by), places: from.places };
  };
  return (
    <>
      <div
        className="room-tool"
        data-testid="room-tool"
        role="application"
        aria-label="Make room: drag to the side or down; Escape ends it"
        onPointerDown={(event) => {
          const places = currentPlaces();
          const { drawing } = useDocument.getState();
          if (event.button !== 0 || places === undefined || drawing === undefined) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const pointer = { x: event.clientX, y: event.clientY };
          const at = flow.screenToFlowPosition(pointer, { snapToGrid: false });
          began.current = { at, pointer, places, thread: threadAt(drawing, places, at) };
        }}
        onPointerMove={(event) => {
          const way = resultOf(event);
          if (way === undefined) return;
          setLine(way.room);
          useDrag.getState().preview(way.result.nodes, way.result.corners);
        }}
        onPointerUp={(event) => {
          const way = resultOf(event);
          began.current = undefined;
          useDrag.getState().end();
          drop();
          if (way && !isNothing(way.result)) useDocument.getState().execute(roomEdit(way.result, way.places));
        }}
      />
      {line && (
        <ViewportPortal>
          <div
            className="room-line"
            data-axis={line.axis}
            style={{
              transform: line.axis === 'x' ? `translateX(${line.from}px)` : `translateY(${line.from}px)`,
            }}
          />
        </ViewportPortal>
      )}
    </>
  );
}

export function RoomTool() {
  const isOn = useRoomTool((state) => state.isOn);
  return isOn ? <OnTool /> : null;
}
