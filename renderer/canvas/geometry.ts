/** Sizes of what stands on the canvas, in canvas pixels, and small sums with rectangles. Cards are 220×64 (ux.md §5). */
import type { Point } from '#model/document/layout.ts';

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export const GRID = 8;
export const CARD = { width: 220, height: 64 };
/** Room below a card that one row of stubs takes. */
export const STUB_HEIGHT = 32;
export const FRAME_HEADER = 44;
export const FRAME_PADDING = { top: 24, side: 32, bottom: 32 };
/** Room between frames. */
export const FRAME_GAP = 64;
/** Width of an empty frame. */
export const FRAME_MIN_WIDTH = 320;

export const snap = (value: number): number => Math.round(value / GRID) * GRID;
export const snapPoint = (point: Point): Point => ({ x: snap(point.x), y: snap(point.y) });

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;

export const overlaps = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < right(b) + gap && b.x < right(a) + gap && a.y < bottom(b) + gap && b.y < bottom(a) + gap;

export const contains = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x <= right(rect) && point.y >= rect.y && point.y <= bottom(rect);

export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

/** The smallest rectangle around all; undefined for none. */
export function boundsOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  let left = Infinity;
  let top = Infinity;
  let far = -Infinity;
  let low = -Infinity;
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    far = Math.max(far, right(rect));
    low = Math.max(low, bottom(rect));
  }
  return { x: left, y: top, width: far - left, height: low - top };
}
