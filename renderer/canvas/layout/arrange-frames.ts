/**
 * Where frames without a saved place stand: below what starts them, as near to it as nothing else is in the way.
 * Pure and deterministic: threads in the order of the file, candidates in a fixed order, first best wins.
 */
import type { Point } from '#model/document/layout.ts';
import { bottom, FRAME_GAP, overlaps, right, snap, type Rect } from '../geometry.ts';

export interface FrameToPlace {
  readonly name: string;
  /** The frame with the thread's corner at 0,0. */
  readonly box: Rect;
  /** Saved corner of the thread; undefined: to be found. */
  readonly at?: Point;
  /** Thread that starts it first, how far right in it the starting node stands, and how near it should be. */
  readonly startedBy?: { readonly thread: string; readonly x: number; readonly rank: number };
}

const moved = (box: Rect, by: Point): Rect => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** Frames of a lower rank choose their place first; of equal rank from left to right. */
const byRank = (a: FrameToPlace, b: FrameToPlace): number =>
  (a.startedBy?.rank ?? 0) - (b.startedBy?.rank ?? 0) || (a.startedBy?.x ?? 0) - (b.startedBy?.x ?? 0);

/** What it costs to stand left of the frame that the workflow starts with. */
const OUTSIDE = 10_000;

/** The free place nearest to `wish` that is not above it; a step down costs half as much again as one aside. */
function nearestFree(wish: Rect, taken: readonly Rect[], leftEdge: number): Point {
  const xs = [wish.x, ...taken.flatMap((each) => [right(each) + FRAME_GAP, each.x - FRAME_GAP - wish.width])];
  const ys = [wish.y, ...taken.map((each) => bottom(each) + FRAME_GAP)].filter((y) => y >= wish.y);
  let best: Point | undefined;
  let bestCost = Infinity;
  for (const y of ys)
    for (const x of xs) {
      const cost = Math.abs(x - wish.x) + (y - wish.y) * 1.5 + (x < leftEdge ? OUTSIDE : 0);
      if (cost >= bestCost) continue;
      if (taken.some((each) => overlaps({ ...wish, x, y }, each, FRAME_GAP - 1))) continue;
      best = { x, y };
      bestCost = cost;
    }
  return best ?? wish;
}

/** Below the node that starts it, but no farther right than the frame that starts it reaches, if it fits there. */
function under(frame: FrameToPlace, parent: Rect, parentCorner: number): number {
  const wish = parentCorner + (frame.startedBy?.x ?? 0);
  return Math.max(Math.min(wish, right(parent) - frame.box.width), parent.x);
}

/** Corners by thread name. */
export function arrangeFrames(frames: readonly FrameToPlace[]): Readonly<Record<string, Point>> {
  const corners: Record<string, Point> = {};
  const rects = new Map<string, Rect>();
  const put = (frame: FrameToPlace, corner: Point) => {
    corners[frame.name] = corner;
    rects.set(frame.name, moved(frame.box, corner));
  };
  for (const frame of frames) if (frame.at) put(frame, frame.at);
  const leftEdge = frames[0]?.at?.x ?? 0;
  let waiting = frames.filter((frame) => !frame.at);
  while (waiting.length > 0) {
    const ready = waiting.filter((frame) => !frame.startedBy || rects.has(frame.startedBy.thread));
    // Threads that start each other in a ring: the first of the file begins.
    const now = (ready.length > 0 ? ready : waiting.slice(0, 1)).toSorted(byRank);
    for (const frame of now) {
      const parent = frame.startedBy && rects.get(frame.startedBy.thread);
      const parentCorner = frame.startedBy && corners[frame.startedBy.thread];
      const wish = parent
        ? { x: under(frame, parent, parentCorner?.x ?? 0), y: bottom(parent) + FRAME_GAP }
        : { x: 0, y: rects.size === 0 ? 0 : Math.max(...[...rects.values()].map(bottom)) + FRAME_GAP };
      const place = nearestFree({ ...frame.box, ...wish }, [...rects.values()], leftEdge);
      put(frame, { x: snap(place.x - frame.box.x), y: snap(place.y - frame.box.y) });
    }
    waiting = waiting.filter((frame) => !now.includes(frame));
  }
  return corners;
}
