/**
 * What lies inside a thread's frame, relative to the thread's corner: the ways of its edges, the frame around all, and
 * the ways out of it. Ways are those of a plane where the flow runs right (turn.ts); the frame is as it is seen. Worked out anew only where something stands elsewhere.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import {
  bottom,
  boundsOf,
  FRAME_HEADER,
  FRAME_MIN_WIDTH,
  FRAME_PADDING,
  overlaps,
  type Rect,
} from './geometry.ts';
import { labelSize } from './layout/edge-label.ts';
import type { Placement } from './layout/placement.ts';
import { sameShape } from './layout/same-shape.ts';
import { exitsOf, sameStarts, type Exits } from './route/exits.ts';
import { extentOf, knownExtent } from './route/extent.ts';
import { lineBox, linesOf } from './route/path.ts';
import type { PlaneCard } from './route/plane.ts';
import { routeSome, routeThread, type Route } from './route/route-thread.ts';
import { marksWidth } from './interrupt-marks.ts';
import { cardBox, stubsReach } from './stubs.ts';
import { edgesOf, type ThreadEdge } from './thread-edges.ts';
import { cardIn, turnedRect } from './turn.ts';

export interface Inner {
  readonly routes: readonly { readonly node: Node; readonly index: number; readonly route: Route }[];
  readonly box: Rect;
  readonly exits: Exits;
}

export const origin: Point = { x: 0, y: 0 };

/** In threads of more nodes than this, a change of few of them leads only the edges anew that it concerns. */
const LARGE = 120;
const FEW = 40;
/** In threads of more nodes than this, leading all edges anew takes so long that a third of them is still few. */
const HUGE = 400;

interface Known {
  readonly direction: Direction;
  readonly thread: ThreadSpec;
  readonly places: Placement;
  readonly inner: Inner;
}

/** Names of nodes that are new, stand elsewhere or have grown; undefined: so many that all edges are led anew. */
function changedSince(before: Known, thread: ThreadSpec, places: Placement): ReadonlySet<string> | undefined {
  const isSame = sameShape(before.thread, thread);
  const { length } = thread.nodes;
  if (!isSame && length <= LARGE) return undefined;
  const old = isSame ? undefined : new Map(before.thread.nodes.map((node) => [node.name, node]));
  const changed = new Set<string>();
  for (const node of thread.nodes) {
    const [a, b] = [before.places[node.name], places[node.name]];
    const last = old?.get(node.name);
    const hasGrown = old && (last === undefined || stubsReach(last, 'right') !== stubsReach(node, 'right'));
    if (hasGrown || a?.x !== b?.x || a?.y !== b?.y) changed.add(node.name);
  }
  const most = length > HUGE ? length / 3 : length > LARGE ? FEW : 0;
  return changed.size <= most ? changed : undefined;
}

/** The ways that these edges had before; undefined for new ones and for those that say something else now. */
function waysBefore(
  { inner: { routes }, ...before }: Known,
  thread: ThreadSpec,
  edges: readonly ThreadEdge[],
) {
  if (sameShape(before.thread, thread)) return routes.map(({ route }) => route);
  const byStart = new Map<string, Inner['routes'][number][]>();
  for (const each of routes) {
    const there = byStart.get(each.node.name);
    if (there) there.push(each);
    else byStart.set(each.node.name, [each]);
  }
  return edges.map(({ from, to, label }) => {
    const same = byStart.get(from)?.find(({ node, index }) => {
      const size = labelSize(node.next, index, before.direction);
      return node.next[index]?.to === to && size?.width === label?.width && size?.height === label?.height;
    });
    return same?.route;
  });
}

/** Ways of edges at neither of whose ends one of these cards is. */
const untouched = (
  ways: readonly (Route | undefined)[],
  edges: readonly ThreadEdge[],
  changed: ReadonlySet<string>,
): readonly (Route | undefined)[] =>
  ways.map((route, index) => {
    const { from, to } = edges[index] as ThreadEdge;
    return changed.has(from) || changed.has(to) ? undefined : route;
  });

/** Ways that a change of these cards leaves alone: neither of their ends changed, and no card came to stand in the way. */
function kept(
  ways: readonly (Route | undefined)[],
  edges: readonly ThreadEdge[],
  changed: ReadonlySet<string>,
  cards: readonly PlaneCard[],
): readonly (Route | undefined)[] {
  const inTheWay = cards.filter(({ name }) => changed.has(name)).map(({ box }) => box);
  const around = boundsOf(inTheWay);
  return ways.map((route, index) => {
    if (around === undefined || route === undefined) return route;
    const { from, to, label } = edges[index] as ThreadEdge;
    if (changed.has(from) || changed.has(to)) return undefined;
    if (!overlaps(extentOf(route, label), around, CLEARANCE)) return route;
    const isBlocked = linesOf(route.points).some((line) =>
      inTheWay.some((box) => overlaps(lineBox(line), box, CLEARANCE)),
    );
    return isBlocked ? undefined : route;
  });
}

/** How near to a line a card may come to stand before the line has to yield. */
const CLEARANCE = 6;

/** The frame around all cards and ways, with the thread's corner at 0,0. */
function frameAround(
  thread: ThreadSpec,
  cards: readonly PlaneCard[],
  routes: Inner['routes'],
  direction: Direction,
): Rect {
  const turnedOver = boundsOf([
    ...cards.map(({ box }) => box),
    ...routes.map(
      ({ node, index, route }) =>
        knownExtent(route) ?? extentOf(route, labelSize(node.next, index, direction)),
    ),
  ]);
  const inner = turnedOver && turnedRect(direction, turnedOver);
  const least = Math.max(FRAME_MIN_WIDTH, marksWidth(thread));
  if (inner === undefined) return { x: 0, y: 0, width: least, height: FRAME_HEADER + 120 };
  return {
    x: inner.x - FRAME_PADDING.side,
    y: inner.y - FRAME_PADDING.top - FRAME_HEADER,
    width: Math.max(inner.width + FRAME_PADDING.side * 2, least),
    height: inner.height + FRAME_PADDING.top + FRAME_HEADER + FRAME_PADDING.bottom,
  };
}

const known = new WeakMap<ThreadSpec, Known>();
/** By name: the newest form of each thread. */
const newest = new Map<string, Known>();

/** Ways and frame of one thread, relative to its corner. Kept while shape and places are the same. */
export function innerOf(thread: ThreadSpec, places: Placement, direction: Direction): Inner {
  const same = known.get(thread);
  if (same?.places === places && same.direction === direction) {
    newest.set(thread.name, same);
    return same.inner;
  }
  const last = newest.get(thread.name);
  const before = last?.direction === direction ? last : undefined;
  const inner = (before && withNodesOf(thread, places, before)) ?? build(thread, places, direction, before);
  known.set(thread, { thread, places, direction, inner });
  newest.set(thread.name, { thread, places, direction, inner });
  return inner;
}

/**
 * The same while cards are in the hand: only the edges that begin or end at one of them are led anew, each time from how
 * things stood when they were taken. What they come to lie on yields when they are let go.
 */
export function innerInHand(thread: ThreadSpec, places: Placement, direction: Direction): Inner {
  const start = newest.get(thread.name);
  if (start?.thread !== thread || start.direction !== direction) return innerOf(thread, places, direction);
  return start.places === places ? start.inner : build(thread, places, direction, start, untouched);
}

const lastCards = { right: new WeakMap<Node, PlacedCard>(), down: new WeakMap<Node, PlacedCard>() };

interface PlacedCard {
  readonly at: Point;
  readonly card: PlaneCard;
}

/** Kept per immutable node while it stands where it stood. */
function cardOf(node: Node, at: Point, direction: Direction): PlaneCard {
  const last = lastCards[direction].get(node);
  if (last?.at === at) return last.card;
  const card = { name: node.name, box: turnedRect(direction, cardBox(node, at, direction)) };
  lastCards[direction].set(node, { at, card });
  return card;
}

const cardsOf = (thread: ThreadSpec, places: Placement, direction: Direction): readonly PlaneCard[] =>
  thread.nodes.map((node) => cardOf(node, places[node.name] ?? origin, direction));

type Routes = readonly (Route | undefined)[];

/** All ways of a thread, in the order of its edges. */
export const routesIn = (thread: ThreadSpec, places: Placement, direction: Direction): Routes =>
  routeThread(cardsOf(thread, places, direction), edgesOf(thread, direction), halfCard(direction));

const halfCard = (direction: Direction): number => cardIn(direction).height / 2;

interface Ready {
  readonly thread: ThreadSpec;
  readonly direction: Direction;
  readonly routes: Routes;
}

const ready = new WeakMap<Placement, Ready>();

/** Ways that were found elsewhere (in a worker) for a thread that stands in these places. */
export function keepRoutes(
  thread: ThreadSpec,
  places: Placement,
  direction: Direction,
  routes: Routes,
): void {
  ready.set(places, { thread, direction, routes });
}

function routesReady(thread: ThreadSpec, places: Placement, direction: Direction): Routes | undefined {
  const found = ready.get(places);
  return found?.direction === direction && sameShape(found.thread, thread) ? found.routes : undefined;
}

/** The same ways and frame, when an edit changed only what the cards say. */
function withNodesOf(thread: ThreadSpec, places: Placement, before: Known): Inner | undefined {
  const { inner, direction } = before;
  const isSame =
    before.places === places &&
    before.thread.interrupts === thread.interrupts &&
    sameShape(before.thread, thread);
  if (!isSame) return undefined;
  const now = new Map<Node, Node>();
  for (const [index, node] of thread.nodes.entries()) {
    const old = before.thread.nodes[index] as Node;
    if (old !== node && !sameStarts(old, node, direction)) return undefined;
    if (old !== node) now.set(old, node);
  }
  const routes = inner.routes.map((each) => {
    const node = now.get(each.node);
    return node ? { ...each, node } : each;
  });
  return { ...inner, routes };
}

function build(
  thread: ThreadSpec,
  places: Placement,
  direction: Direction,
  before: Known | undefined,
  keep = kept,
): Inner {
  const cards = cardsOf(thread, places, direction);
  const edges = edgesOf(thread, direction);
  const half = halfCard(direction);
  const changed = before && changedSince(before, thread, places);
  const found =
    before && changed
      ? routeSome(cards, edges, keep(waysBefore(before, thread, edges), edges, changed, cards), half)
      : (routesReady(thread, places, direction) ?? routeThread(cards, edges, half));
  const routes = edges.flatMap(({ node, index }, at) => {
    const route = found[at];
    return route ? [{ node, index, route }] : [];
  });
  const box = frameAround(thread, cards, routes, direction);
  const last = before && changed && { exits: before.inner.exits, changed };
  const floor = bottom(turnedRect(direction, box));
  return { routes, box, exits: exitsOf({ thread, cards, ways: routes, direction }, floor, last) };
}
