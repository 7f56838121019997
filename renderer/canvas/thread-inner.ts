/**
 * What lies inside a thread's frame, relative to the thread's corner: the ways of its edges, the frame around all, and
 * the ways out of it. Worked out anew only where something stands elsewhere.
 */
import type { Point } from '#model/document/layout.ts';
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
import { labelBox, labelSize } from './layout/edge-label.ts';
import type { Placement } from './layout/placement.ts';
import { sameShape } from './layout/same-shape.ts';
import { flowOf } from './layout/thread-flow.ts';
import { exitsOf, type Exits } from './route/exits.ts';
import { lineBox, linesOf } from './route/path.ts';
import type { PlaneCard } from './route/plane.ts';
import { routeThread, type Route } from './route/route-thread.ts';
import { cardBox } from './stubs.ts';

/** The frame around all of `parts`, with the thread's corner at 0,0. */
function frameAround(parts: readonly Rect[]): Rect {
  const inner = boundsOf(parts);
  if (inner === undefined) return { x: 0, y: 0, width: FRAME_MIN_WIDTH, height: FRAME_HEADER + 120 };
  return {
    x: inner.x - FRAME_PADDING.side,
    y: inner.y - FRAME_PADDING.top - FRAME_HEADER,
    width: Math.max(inner.width + FRAME_PADDING.side * 2, FRAME_MIN_WIDTH),
    height: inner.height + FRAME_PADDING.top + FRAME_HEADER + FRAME_PADDING.bottom,
  };
}

export interface Inner {
  readonly routes: readonly { readonly node: Node; readonly index: number; readonly route: Route }[];
  readonly box: Rect;
  readonly exits: Exits;
}

export const origin: Point = { x: 0, y: 0 };

/** All edges that lead somewhere. */
function edgesOf(thread: ThreadSpec): readonly { readonly node: Node; readonly index: number }[] {
  const names = new Set(thread.nodes.map(({ name }) => name));
  return thread.nodes.flatMap((node) =>
    node.next.flatMap(({ to }, index) => (names.has(to) ? [{ node, index }] : [])),
  );
}

/** More nodes than this, and a move of few of them leads only the edges anew that it concerns. */
const LARGE = 120;
const FEW = 40;

interface Known {
  readonly thread: ThreadSpec;
  readonly places: Placement;
  readonly inner: Inner;
}

/** Names of nodes that stand elsewhere now; undefined: too many to bother, or another shape. */
function movedSince(before: Known, thread: ThreadSpec, places: Placement): ReadonlySet<string> | undefined {
  if (!sameShape(before.thread, thread)) return undefined;
  const moved = new Set<string>();
  for (const { name } of thread.nodes) {
    const [a, b] = [before.places[name], places[name]];
    if (a?.x !== b?.x || a?.y !== b?.y) moved.add(name);
  }
  return moved.size === 0 || (thread.nodes.length > LARGE && moved.size <= FEW) ? moved : undefined;
}

/** Routes that a move of these cards leaves alone: neither of their ends moved, and no card came to stand in the way. */
function kept(before: Known, moved: ReadonlySet<string>, cards: readonly PlaneCard[]) {
  const inTheWay = cards.filter(({ name }) => moved.has(name)).map(({ box }) => box);
  return before.inner.routes.map(({ node, index, route }) => {
    const isMoved = moved.has(node.name) || moved.has(node.next[index]?.to ?? '');
    const isBlocked = () =>
      linesOf(route.points).some((line) => inTheWay.some((box) => overlaps(lineBox(line), box, 6)));
    return isMoved || isBlocked() ? undefined : route;
  });
}

function routesOf(thread: ThreadSpec, places: Placement, before: Known | undefined): Inner['routes'] {
  const { mainPath } = flowOf(thread);
  const after = new Map(mainPath.map((name, index) => [name, mainPath[index + 1]]));
  const cards = thread.nodes.map((node) => ({
    name: node.name,
    box: cardBox(node, places[node.name] ?? origin),
  }));
  const moved = before && movedSince(before, thread, places);
  const edges = edgesOf(thread);
  const routes = routeThread(
    cards,
    edges.map(({ node, index }) => ({
      from: node.name,
      to: node.next[index]?.to ?? '',
      label: labelSize(node.next, index),
      parts: node.next.length > 1,
      isMain: after.get(node.name) === node.next[index]?.to,
    })),
    before && moved ? kept(before, moved, cards) : [],
  );
  return edges.flatMap(({ node, index }, at) => {
    const route = routes[at];
    return route ? [{ node, index, route }] : [];
  });
}

const known = new WeakMap<ThreadSpec, Known>();
/** By name: the newest form of each thread. */
const newest = new Map<string, Known>();

/** Ways and frame of one thread, relative to its corner. Kept while shape and places are the same. */
export function innerOf(thread: ThreadSpec, places: Placement): Inner {
  const same = known.get(thread);
  if (same?.places === places) return same.inner;
  const before = newest.get(thread.name);
  const inner = build(thread, places, before);
  known.set(thread, { thread, places, inner });
  newest.set(thread.name, { thread, places, inner });
  return inner;
}

function build(thread: ThreadSpec, places: Placement, before: Known | undefined): Inner {
  const routes = routesOf(thread, places, before);
  const box = frameAround([
    ...thread.nodes.map((node) => cardBox(node, places[node.name] ?? origin)),
    ...routes.flatMap(({ route }) => route.points.map((point) => ({ ...point, width: 0, height: 0 }))),
    ...routes.flatMap(({ node, index, route }) => {
      const size = labelSize(node.next, index);
      return size ? [labelBox(size, route.label)] : [];
    }),
  ]);
  const ways = routes.map(({ node, index, route }) => ({
    node,
    index,
    points: route.points,
    label: route.label,
  }));
  return { routes, box, exits: exitsOf(thread, places, ways, bottom(box)) };
}
