/** How large the canvas is on the screen, and how a part of the drawing fits into it. Sizes are CSS pixels. */
import type { Viewport } from '@xyflow/react';
import type { Rect } from './geometry.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Kept free for the thread switch above and the tools below. */
export const INSET = { side: 24, top: 60, bottom: 60 };

export function sizeOfCanvas(): Size {
  const pane = document.querySelector('.canvas')?.getBoundingClientRect();
  return { width: pane?.width ?? 800, height: pane?.height ?? 600 };
}

/** The part in the middle of the canvas, as large as it fits but not enlarged. */
export function fitted(part: Rect, size: Size, zoomMin: number): Viewport {
  const room = { width: size.width - INSET.side * 2, height: size.height - INSET.top - INSET.bottom };
  const zoom = Math.max(Math.min(room.width / part.width, room.height / part.height, 1), zoomMin);
  return {
    x: INSET.side + (room.width - part.width * zoom) / 2 - part.x * zoom,
    y: INSET.top + (room.height - part.height * zoom) / 2 - part.y * zoom,
    zoom,
  };
}
