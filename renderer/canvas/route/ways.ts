/** The ways that an edge could take from the right of one card to the left of another, and where its label could sit. */
import type { Point } from '#model/document/layout.ts';
import { bottom, CARD } from '../geometry.ts';
import { labelReach, type LabelSize } from '../layout/edge-label.ts';
import { isLevel, linesOf, simplified } from './path.ts';
import type { PlaneCard } from './plane.ts';

/** How far a line runs straight before it turns. */
export const STEM = 20;
/** Between lines that run side by side. */
const TRACK = 12;
const CLEAR = 16;
/** Of a card's height where the flow runs right. */
const HALF = CARD.height / 2;
/** How far above and below its ends an edge looks for a way: some rows of cards. @param half of a card's height */
export const farFor = (half: number): number => half * 18 + 24;

export const isForward = (s: Point, t: Point): boolean => t.x >= s.x + STEM + 4;

const via = (s: Point, t: Point, out: number, y: number, into: number): readonly Point[] =>
  simplified([s, { x: out, y: s.y }, { x: out, y }, { x: into, y }, { x: into, y: t.y }, t]);

/** Those with one upright line, for edges that lead right. */
export function shortWays(s: Point, t: Point): readonly (readonly Point[])[] {
  if (s.y === t.y) return [[s, t]];
  const turn = (x: number) => simplified([s, { x, y: s.y }, { x, y: t.y }, t]);
  const room = t.x - s.x;
  if (room < STEM * 2) return [turn(Math.round((s.x + t.x) / 2))];
  const steps = [0, 1, 2].map((step) => STEM + step * TRACK).filter((x) => x <= room - STEM);
  return [...steps.map((x) => turn(s.x + x)), ...steps.map((x) => turn(t.x - x))];
}

/** Upper and lower borders of all cards, each once, in order. */
export interface Borders {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

export const bordersOf = (cards: readonly PlaneCard[]): Borders => ({
  tops: [...new Set(cards.map(({ box }) => box.y))].sort((a, b) => a - b),
  bottoms: [...new Set(cards.map(({ box }) => bottom(box)))].sort((a, b) => a - b),
});

/** Levels at which a line with this label passes cards on its way between two others, the least detour first. */
export function lanes(
  s: Point,
  t: Point,
  borders: Borders,
  label: LabelSize | undefined,
  half: number,
): readonly Lane[] {
  const far = farFor(half);
  const reach = label ? labelReach(label) : { above: 0, below: 0 };
  const found = new Set<number>();
  const [high, low] = [Math.min(s.y, t.y) - far, Math.max(s.y, t.y) + far];
  // Labels of a flow that runs down are higher here than tracks are wide: ways past them lie further apart.
  const steps = half > HALF ? [0, 1, 2, 3, 5, 8, 11] : [0, 1, 2, 3];
  for (const step of steps) {
    for (const y of borders.tops)
      if (y > high && y < low) found.add(y - Math.max(CLEAR, reach.below + 5) - step * TRACK);
    for (const y of borders.bottoms)
      if (y > high && y < low) found.add(y + Math.max(CLEAR, reach.above + 5) + step * TRACK);
  }
  return [...found]
    .map((y) => ({ y, detour: Math.abs(y - s.y) + Math.abs(y - t.y) }))
    .sort((a, b) => a.detour - b.detour || a.y - b.y);
}

export interface Lane {
  readonly y: number;
  /** How far a line goes up and down that passes here. */
  readonly detour: number;
}

export function laneWays(
  s: Point,
  t: Point,
  y: number,
  steps: readonly number[],
): readonly (readonly Point[])[] {
  return steps.flatMap((out) =>
    steps.map((into) => via(s, t, s.x + STEM + out * TRACK, y, t.x - STEM - into * TRACK)),
  );
}

/** Places of the label's middle, best first: on the edge's own level lines, near where it leaves. */
export function labelPlaces(points: readonly Point[], size: LabelSize, parts: boolean): readonly Point[] {
  const lines = linesOf(points).filter(isLevel);
  const places: Point[] = [];
  const last = lines.length - 1;
  // The first line is shared with the other edges that leave here, unless it is the only one.
  const order = parts && lines.length > 1 ? [...lines.slice(1), ...lines.slice(0, 1)] : [...lines];
  const rank = [...order].sort((a, b) => room(b) - room(a));
  for (const line of new Set([...order.filter((each) => room(each) >= size.width + 8), ...rank])) {
    const direction = Math.sign(line.b.x - line.a.x) || 1;
    const isFirst = line === lines[0];
    const isLast = line === lines[last];
    const start = line.a.x + direction * (isFirst && !parts ? 4 : isFirst ? STEM + 4 : 6);
    const end = line.b.x - direction * (isLast ? 12 : 6);
    const half = (direction * size.width) / 2;
    const middle = (start + end) / 2;
    if (isFirst && isLast) places.push({ x: middle, y: line.a.y });
    const [near, far] = [start + half, end - half];
    for (const part of [0, 0.5, 1, 0.2, 0.35, 0.65, 0.8])
      places.push({ x: near + (far - near) * part, y: line.a.y });
  }
  return places.map(({ x, y }) => ({ x: Math.round(x), y }));
}

const room = (line: { readonly a: Point; readonly b: Point }): number => Math.abs(line.a.x - line.b.x);
