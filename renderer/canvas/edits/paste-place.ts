/** Where pasted nodes go: into the thread under the pointer, at the pointer, or to where there is room next to it. */
import type { Drawing } from '#model/document/drawing.ts';
import type { Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import { stepAside } from '../free-block.ts';
import { boundsOf, contains, FRAME_PADDING, snapPoint, type Rect } from '../geometry.ts';
import { noteRect } from '../notes/note-edits.ts';
import { cardBox } from '../stubs.ts';
import { innerOf } from '../thread-inner.ts';
import type { Places } from '../use-scene.ts';

/** The frame of a thread on the canvas; undefined when there is no such thread. */
export function frameOf(places: Places, name: string): Rect | undefined {
  const thread = places.seen.threads.find((each) => each.name === name);
  const placement = places.placements[name];
  const corner = places.corners[name];
  if (thread === undefined || placement === undefined || corner === undefined) return undefined;
  const { box } = innerOf(thread, placement, places.direction);
  return { ...box, x: box.x + corner.x, y: box.y + corner.y };
}

/** The thread whose frame lies under a point of the canvas. */
export const threadAt = (drawing: Drawing, places: Places, point: Point): string | undefined =>
  drawing.workflow.threads.findLast(({ name }) => {
    const frame = frameOf(places, name);
    return frame !== undefined && contains(frame, point);
  })?.name;

const none: Point = { x: 0, y: 0 };

/** What is in a thread, relative to its corner, and notes that lie over it. */
function takenIn(drawing: Drawing, places: Places, name: string): readonly Rect[] {
  const thread = drawing.workflow.threads.find((each) => each.name === name);
  const corner = places.corners[name] ?? none;
  const cards = (thread?.nodes ?? []).map((node) =>
    cardBox(node, places.full[name]?.[node.name] ?? none, places.direction),
  );
  const notes = (drawing.layout.notes ?? []).map((note) => ({
    ...noteRect(note),
    x: note.x - corner.x,
    y: note.y - corner.y,
  }));
  return [...cards, ...notes];
}

const aroundPoint = (middle: Point, { width, height }: Rect): Point => ({
  x: middle.x - width / 2,
  y: middle.y - height / 2,
});

/**
 * How far nodes at `at` (by name, relative to any corner) are to be moved.
 * @param wish where their middle is wanted, on the canvas; outside of the thread's frame it means: below all that is there
 */
export function pasteOffset(
  drawing: Drawing,
  places: Places,
  thread: string,
  nodes: readonly Node[],
  at: Readonly<Record<string, Point>>,
  wish: Point,
): Point {
  const cards = nodes.map((node) => cardBox(node, at[node.name] ?? none, places.direction));
  const bounds = boundsOf(cards);
  if (bounds === undefined) return none;
  const taken = takenIn(drawing, places, thread);
  const corner = places.corners[thread] ?? none;
  const frame = frameOf(places, thread);
  const isInside = frame !== undefined && contains(frame, wish);
  const all = boundsOf(taken);
  const to = isInside
    ? aroundPoint(places.unfold(thread, { x: wish.x - corner.x, y: wish.y - corner.y }), bounds)
    : { x: all?.x ?? FRAME_PADDING.side, y: all ? all.y + all.height + 24 : FRAME_PADDING.top };
  // Not over the frame's border, where its title is.
  const inner = frame && { x: frame.x - corner.x + FRAME_PADDING.side, y: frame.y - corner.y + 68 };
  const kept = { x: Math.max(to.x, inner?.x ?? to.x), y: Math.max(to.y, inner?.y ?? to.y) };
  const first = snapPoint({ x: kept.x - bounds.x, y: kept.y - bounds.y });
  const moved = cards.map((card) => ({ ...card, x: card.x + first.x, y: card.y + first.y }));
  const aside = stepAside(moved, taken);
  return { x: first.x, y: first.y + aside.y };
}
