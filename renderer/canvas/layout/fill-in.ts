/**
 * Places for nodes that have none while the rest of their thread has: right of what leads to them, stepping down until
 * they cover nothing; below it, and stepping right, where the flow runs down. Used for nodes added in the text and for new ones until the layout worker has answered.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { FRAME_HEADER, FRAME_PADDING, overlaps, STUB_HEIGHT } from '../geometry.ts';
import { cardIn, turned, turnedPlaces } from '../turn.ts';
import type { Placement } from './placement.ts';

const GAP = 56;
const corner: Point = { x: FRAME_PADDING.side, y: FRAME_HEADER + FRAME_PADDING.top };

/**
 * The first place from `wish` downwards where a card covers no other, in a plane where the flow runs right.
 * @param direction of what is seen: it makes cards wide or high there
 */
export function freePlace(wish: Point, taken: readonly Point[], direction: Direction = 'right'): Point {
  const { width, height } = cardIn(direction);
  const cardRect = (at: Point) => ({ ...at, width, height: height + STUB_HEIGHT });
  let at = wish;
  for (;;) {
    const mine = cardRect(at);
    const hit = taken.find((other) => overlaps(mine, cardRect(other), 8));
    if (hit === undefined) return at;
    at = { x: at.x, y: hit.y + height + STUB_HEIGHT + 16 };
  }
}

/** Places of all nodes of the thread: those known, and new ones for the others. */
export function fillIn(thread: ThreadSpec, seen: Placement, direction: Direction = 'right'): Placement {
  if (thread.nodes.every((node) => Object.hasOwn(seen, node.name))) return seen;
  const known = turnedPlaces(direction, seen);
  const places = new Map<string, Point>();
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  for (const { name } of thread.nodes) {
    const place = Object.hasOwn(known, name) ? known[name] : undefined;
    if (place) places.set(name, place);
  }
  const taken = [...places.values()];
  const put = (name: string, wish: Point): void => {
    const place = freePlace(wish, taken, direction);
    places.set(name, place);
    taken.push(place);
  };
  /** What follows a node that has its place gets one, and so on. */
  const spread = (from: readonly string[]): void => {
    const open = [...from];
    for (let at = 0; at < open.length; at++) {
      const name = open[at] as string;
      const here = places.get(name) as Point;
      for (const { to } of byName.get(name)?.next ?? []) {
        if (places.has(to) || !byName.has(to)) continue;
        put(to, { x: here.x + cardIn(direction).width + GAP, y: here.y });
        open.push(to);
      }
    }
  };
  spread([...places.keys()]);
  for (const { name } of thread.nodes) {
    if (places.has(name)) continue;
    put(name, turned(direction, corner));
    spread([name]);
  }
  return turnedPlaces(direction, Object.fromEntries(places));
}
