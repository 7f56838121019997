/**
 * Places for nodes that have none while the rest of their thread has: right of what leads to them, stepping down until
 * they cover nothing. Used for nodes added in the text and for new ones until the layout worker has answered.
 */
import type { Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { CARD, FRAME_HEADER, FRAME_PADDING, overlaps, STUB_HEIGHT } from '../geometry.ts';
import type { Placement } from './placement.ts';

const GAP = 56;
const corner: Point = { x: FRAME_PADDING.side, y: FRAME_HEADER + FRAME_PADDING.top };

const cardRect = (at: Point) => ({ ...at, width: CARD.width, height: CARD.height + STUB_HEIGHT });

/** The first place from `wish` downwards where a card covers no other. */
export function freePlace(wish: Point, taken: readonly Point[]): Point {
  let at = wish;
  for (;;) {
    const mine = cardRect(at);
    const hit = taken.find((other) => overlaps(mine, cardRect(other), 8));
    if (hit === undefined) return at;
    at = { x: at.x, y: hit.y + CARD.height + STUB_HEIGHT + 16 };
  }
}

/** Places of all nodes of the thread: those known, and new ones for the others. */
export function fillIn(thread: ThreadSpec, known: Placement): Placement {
  if (thread.nodes.every((node) => Object.hasOwn(known, node.name))) return known;
  const places = new Map<string, Point>();
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  for (const { name } of thread.nodes) {
    const place = Object.hasOwn(known, name) ? known[name] : undefined;
    if (place) places.set(name, place);
  }
  const taken = [...places.values()];
  const put = (name: string, wish: Point): void => {
    const place = freePlace(wish, taken);
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
        put(to, { x: here.x + CARD.width + GAP, y: here.y });
        open.push(to);
      }
    }
  };
  spread([...places.keys()]);
  for (const { name } of thread.nodes) {
    if (places.has(name)) continue;
    put(name, corner);
    spread([name]);
  }
  return Object.fromEntries(places);
}
