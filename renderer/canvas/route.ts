/**
 * The way of an edge between two cards of one frame: level and upright lines that leave at the right, arrive at the
 * left and cross no card where that can be had. Loops go back above the cards.
 */
import type { Point } from '#model/document/layout.ts';
import { bottom, CARD, right, type Rect } from './geometry.ts';

/** How far a line runs straight before it turns. */
const STEM = 20;
const CLEAR = 16;
const LOOP_CLEAR = 28;

export interface Route {
  readonly points: readonly Point[];
  /** Where the pill with the condition sits. */
  readonly label: Point;
}

function crosses(a: Point, b: Point, rect: Rect): boolean {
  const margin = 6;
  return (
    Math.min(a.x, b.x) < right(rect) + margin &&
    Math.max(a.x, b.x) > rect.x - margin &&
    Math.min(a.y, b.y) < bottom(rect) + margin &&
    Math.max(a.y, b.y) > rect.y - margin
  );
}

/** Whether a way crosses a card; the cards at its ends may be touched by its first and last line. */
function isFree(points: readonly Point[], obstacles: readonly Rect[], ends: readonly [Rect, Rect]): boolean {
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i] as Point;
    const b = points[i + 1] as Point;
    const isFirst = i === 0;
    const isLast = i + 2 === points.length;
    for (const rect of obstacles) {
      if ((isFirst && rect === ends[0]) || (isLast && rect === ends[1])) continue;
      if (crosses(a, b, rect)) return false;
    }
  }
  return true;
}

function longestLevel(points: readonly Point[]): Point {
  let best: Point = points[0] ?? { x: 0, y: 0 };
  let length = -1;
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i] as Point;
    const b = points[i + 1] as Point;
    if (a.y !== b.y || Math.abs(b.x - a.x) <= length) continue;
    length = Math.abs(b.x - a.x);
    best = { x: (a.x + b.x) / 2, y: a.y };
  }
  return best;
}

const byDistance = (to: number) => (a: number, b: number) => Math.abs(a - to) - Math.abs(b - to) || a - b;

function forward(
  s: Point,
  t: Point,
  parts: boolean,
  near: readonly Rect[],
  ends: readonly [Rect, Rect],
): Point[] {
  const early = s.x + STEM;
  const late = t.x - STEM;
  const via = (x: number) => [s, { x, y: s.y }, { x, y: t.y }, t];
  const tries = s.y === t.y ? [[s, t]] : parts ? [via(early), via(late)] : [via(late), via(early)];
  const first = tries.find((points) => isFree(points, near, ends));
  if (first) return first;
  const lanes = near
    .flatMap((rect) => [rect.y - CLEAR, bottom(rect) + CLEAR])
    .sort(byDistance((s.y + t.y) / 2));
  for (const y of lanes) {
    const points = [s, { x: early, y: s.y }, { x: early, y }, { x: late, y }, { x: late, y: t.y }, t];
    if (isFree(points, near, ends)) return points;
  }
  return tries[0] as Point[];
}

function backward(s: Point, t: Point, near: readonly Rect[], ends: readonly [Rect, Rect]): Point[] {
  const top = Math.min(ends[0].y, ends[1].y);
  const lanes = [top, ...near.map((rect) => rect.y).filter((y) => y < top)].map((y) => y - LOOP_CLEAR);
  lanes.sort((a, b) => b - a);
  const via = (y: number) => [
    s,
    { x: s.x + STEM, y: s.y },
    { x: s.x + STEM, y },
    { x: t.x - STEM, y },
    { x: t.x - STEM, y: t.y },
    t,
  ];
  for (const y of lanes) if (isFree(via(y), near, ends)) return via(y);
  return via(lanes[lanes.length - 1] as number);
}

/**
 * @param from,to cards of the frame, out of `cards`
 * @param parts whether other edges leave the same card: then the line turns early and the pill sits in its own row
 */
export function routeEdge(from: Rect, to: Rect, cards: readonly Rect[], parts: boolean): Route {
  const s = { x: right(from), y: from.y + CARD.height / 2 };
  const t = { x: to.x, y: to.y + CARD.height / 2 };
  const left = Math.min(s.x, t.x) - STEM * 2;
  const far = Math.max(s.x, t.x) + STEM * 2;
  const near = cards.filter((rect) => rect.x < far && right(rect) > left);
  const isForward = t.x >= s.x + STEM;
  const ends = [from, to] as const;
  const points = isForward ? forward(s, t, parts, near, [...ends]) : backward(s, t, near, [...ends]);
  return { points, label: longestLevel(points) };
}

/** SVG path with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const before = points[i] as Point;
    const after = points[i + 2];
    if (after === undefined) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const inLength = Math.hypot(point.x - before.x, point.y - before.y);
    const outLength = Math.hypot(after.x - point.x, after.y - point.y);
    const r = Math.min(radius, inLength / 2, outLength / 2);
    if (r < 0.5) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const a = {
      x: point.x - ((point.x - before.x) / inLength) * r,
      y: point.y - ((point.y - before.y) / inLength) * r,
    };
    const b = {
      x: point.x + ((after.x - point.x) / outLength) * r,
      y: point.y + ((after.y - point.y) / outLength) * r,
    };
    path += `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
  });
  return path;
}
