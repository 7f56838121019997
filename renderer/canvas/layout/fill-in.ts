/**
 * Places for nodes that have none while the rest of their thread has: right of what leads to them, stepping down until
 * they cover nothing. Used for nodes added in the text and for new ones until the layout worker has answered.
 */
import type { Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { CARD, FRAME_HEADER, FRAME_PADDING, overlaps, STUB_HEIGHT } from '../geometry.ts';
import type { Placement } from './elk-graph.ts';

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
  const places: Record<string, Point> = {};
  for (const node of thread.nodes) {
    const place = Object.hasOwn(known, node.name) ? known[node.name] : undefined;
    if (place) places[node.name] = place;
  }
  const taken = Object.values(places);
  let missing = thread.nodes.filter((node) => !places[node.name]);
  while (missing.length > 0) {
    const leadsTo = (name: string) =>
      thread.nodes.find((node) => places[node.name] && node.next.some((edge) => edge.to === name));
    const node = missing.find((each) => leadsTo(each.name)) ?? missing[0];
    if (node === undefined) break;
    const before = leadsTo(node.name);
    const from = before && places[before.name];
    const place = freePlace(from ? { x: from.x + CARD.width + GAP, y: from.y } : corner, taken);
    places[node.name] = place;
    taken.push(place);
    missing = missing.filter((each) => each !== node);
  }
  return places;
}
