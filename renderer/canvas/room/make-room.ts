/**
 * Making room: what lies beyond a line goes further away, or comes nearer as far as nothing meets. Within a thread its
 * cards; besides, whole frames and notes that lie beyond the line.
 */
import { moveThreads } from '#model/commands/move-threads.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Point } from '#model/document/layout.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { moveEdit } from '../edits/move-edit.ts';
import { frameOf } from '../edits/paste-place.ts';
import { bottom, CARD, GRID, right, type Rect } from '../geometry.ts';
import { cardBox } from '../stubs.ts';
import type { Places } from '../use-scene.ts';

export type Axis = 'x' | 'y';

export interface Room {
  readonly axis: Axis;
  /** The line on the canvas. */
  readonly from: number;
  /** The thread in whose frame the line was drawn; undefined: whole frames are moved. */
  readonly thread: string | undefined;
}

export interface Pushed {
  /** By thread; places relative to its corner. */
  readonly nodes: Readonly<Record<string, Readonly<Record<string, Point>>>>;
  readonly corners: Readonly<Record<string, Point>>;
  /** By id. */
  readonly notes: Readonly<Record<string, Point>>;
}

const origin: Point = { x: 0, y: 0 };
const GAP = 16;

const moved = (at: Point, axis: Axis, by: number): Point => ({ ...at, [axis]: at[axis] + by });

interface Sides {
  readonly before: readonly Rect[];
  readonly beyond: readonly Rect[];
}

/** How far `beyond` may come nearer to `before`: no further than that nothing meets. `by` is negative. */
function held(by: number, axis: Axis, { before, beyond }: Sides): number {
  const [end, cross] = axis === 'x' ? ([right, 'y'] as const) : ([bottom, 'x'] as const);
  const crossEnd = axis === 'x' ? bottom : right;
  let most = by;
  for (const a of beyond)
    for (const b of before)
      if (a[cross] < crossEnd(b) && b[cross] < crossEnd(a)) most = Math.max(most, end(b) + GAP - a[axis]);
  return Math.min(0, Math.ceil(most / GRID) * GRID);
}

/** Cards of the room's thread on the canvas, on both sides of the line. */
function cardsOf(places: Places, { thread, axis, from }: Room) {
  const spec = places.seen.threads.find(({ name }) => name === thread);
  const corner = places.corners[thread ?? ''] ?? origin;
  const cards = (spec?.nodes ?? []).map((node) => {
    const at = places.placements[thread ?? '']?.[node.name] ?? origin;
    const box = cardBox(node, { x: at.x + corner.x, y: at.y + corner.y }, places.direction);
    return { name: node.name, at, box };
  });
  const isBeyond = ({ box }: (typeof cards)[number]) =>
    box[axis] + CARD[axis === 'x' ? 'width' : 'height'] / 2 >= from;
  return { beyond: cards.filter(isBeyond), before: cards.filter((card) => !isBeyond(card)) };
}

/** @param by how far, in canvas pixels; negative brings nearer */
export function pushed(drawing: Drawing, places: Places, room: Room, by: number): Pushed {
  const { axis, from, thread } = room;
  const { beyond, before } = cardsOf(places, room);
  const frames = drawing.workflow.threads.flatMap(({ name }) => {
    const frame = name === thread ? undefined : frameOf(places, name);
    return frame && frame[axis] >= from ? [{ name, frame }] : [];
  });
  const step = Math.round(by / GRID) * GRID;
  const boxes = { before: before.map(({ box }) => box), beyond: beyond.map(({ box }) => box) };
  const distance = step < 0 ? held(step, axis, boxes) : step;
  if (distance === 0) return { nodes: {}, corners: {}, notes: {} };
  const nodes = Object.fromEntries(beyond.map(({ name, at }) => [name, moved(at, axis, distance)]));
  return {
    nodes: thread === undefined || beyond.length === 0 ? {} : { [thread]: nodes },
    corners: Object.fromEntries(
      frames.map(({ name }) => [name, moved(places.corners[name] ?? origin, axis, distance)]),
    ),
    notes: Object.fromEntries(
      (drawing.layout.notes ?? [])
        .filter((note) => note[axis] >= from)
        .map(({ id, x, y }) => [id, moved({ x, y }, axis, distance)]),
    ),
  };
}

export const isNothing = ({ nodes, corners, notes }: Pushed): boolean =>
  [nodes, corners, notes].every((each) => Object.keys(each).length === 0);

export function roomEdit(result: Pushed, places: Places, mark?: string): DrawingEdit {
  const { nodes, corners, notes } = result;
  const edit = moveEdit(nodes, {}, places, mark);
  return {
    ...edit,
    label: 'Make room',
    run: (drawing) => {
      const cards = edit.run(drawing);
      if (!cards.ok) return cards;
      const moves = Object.entries(corners).map(([thread, at]) => ({ thread, at }));
      const frames = moves.length > 0 ? moveThreads(cards.value, { moves }) : cards;
      if (!frames.ok || Object.keys(notes).length === 0) return frames;
      return setLayout(frames.value, {
        notes: (frames.value.layout.notes ?? []).map((note) => ({ ...note, ...notes[note.id] })),
      });
    },
  };
}
