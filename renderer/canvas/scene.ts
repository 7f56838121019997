/**
 * The drawing with every place worked out: cards, frames around them, ways of edges and ties. Pure; threads whose
 * nodes and places did not change keep the very same parts, so that React Flow has nothing to do for them.
 */
import type { Point } from '#model/document/layout.ts';
import type { Edge, Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { bottom, boundsOf, FRAME_HEADER, FRAME_MIN_WIDTH, FRAME_PADDING, type Rect } from './geometry.ts';
import { arrangeFrames } from './layout/arrange-frames.ts';
import { labelBox, labelSize } from './layout/edge-label.ts';
import type { Placement } from './layout/placement.ts';
import { startersOf, type Starter } from './layout/starters.ts';
import { edgeKey, flowOf } from './layout/thread-flow.ts';
import { nopRolesOf, type NopRole } from './nodes/nop-role.ts';
import { interruptLeft, interruptWidth } from './interrupt-marks.ts';
import { exitsOf, type Exits } from './route/exits.ts';
import { routeThread, type Route } from './route/route-thread.ts';
import { cardBox } from './stubs.ts';

export interface SceneCard {
  readonly thread: string;
  readonly node: Node;
  readonly at: Point;
  /** Of a NOP. */
  readonly role: NopRole | undefined;
  /** A path that ends here although the node is no exit. */
  readonly isOpen: boolean;
}

export interface SceneEdge {
  readonly thread: string;
  readonly node: Node;
  readonly index: number;
  readonly edge: Edge;
  readonly route: Route;
}

export interface SceneThread {
  readonly spec: ThreadSpec;
  /** Only the title is shown; there are no cards then. */
  readonly isFolded: boolean;
  /** What node places are relative to. */
  readonly corner: Point;
  readonly frame: Rect;
  readonly cards: readonly SceneCard[];
  readonly edges: readonly SceneEdge[];
  /** As in `Exits`. */
  readonly exits: Exits;
}

export interface Scene {
  readonly threads: readonly SceneThread[];
  readonly starters: readonly Starter[];
}

export type Corners = Readonly<Record<string, Point>>;
export type Placements = Readonly<Record<string, Placement>>;

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

interface Inner {
  readonly routes: readonly { readonly node: Node; readonly index: number; readonly route: Route }[];
  readonly box: Rect;
  readonly exits: Exits;
}

const inners = new WeakMap<ThreadSpec, { places: Placement; inner: Inner }>();

const origin: Point = { x: 0, y: 0 };
const none: ReadonlySet<string> = new Set();

function routesOf(thread: ThreadSpec, places: Placement): Inner['routes'] {
  const { mainPath } = flowOf(thread);
  const after = new Map(mainPath.map((name, index) => [name, mainPath[index + 1]]));
  const cards = thread.nodes.map((node) => ({
    name: node.name,
    box: cardBox(node, places[node.name] ?? origin),
  }));
  const edges = thread.nodes.flatMap((node) => node.next.map((edge, index) => ({ node, edge, index })));
  const routes = routeThread(
    cards,
    edges.map(({ node, edge, index }) => ({
      from: node.name,
      to: edge.to,
      label: labelSize(node.next, index),
      parts: node.next.length > 1,
      isMain: after.get(node.name) === edge.to,
    })),
  );
  return edges.flatMap(({ node, index }, at) => {
    const route = routes[at];
    return route ? [{ node, index, route }] : [];
  });
}

/** Ways and frame of one thread, relative to its corner. Kept while thread and places are the same. */
function innerOf(thread: ThreadSpec, places: Placement): Inner {
  const known = inners.get(thread);
  if (known?.places === places) return known.inner;
  const routes = routesOf(thread, places);
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
  const inner = { routes, box, exits: exitsOf(thread, places, ways, bottom(box)) };
  inners.set(thread, { places, inner });
  return inner;
}

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

const FOLDED_WIDTH = 360;

/** Marks on the lower border need their room; a folded thread is its title. */
function boxOf(thread: ThreadSpec, places: Placement, isFolded: boolean): Rect {
  const { box } = innerOf(thread, places);
  const last = thread.interrupts.length - 1;
  const marks =
    last < 0 ? 0 : interruptLeft(thread, last) + interruptWidth(thread, last) + FRAME_PADDING.side;
  const width = Math.max(isFolded ? FOLDED_WIDTH : box.width, marks);
  return { ...box, width, height: isFolded ? FRAME_HEADER : box.height };
}

interface Built {
  readonly x: number;
  readonly y: number;
  readonly isFolded: boolean;
  readonly thread: SceneThread;
}

const built = new WeakMap<Inner, Built>();

function cardsOf(spec: ThreadSpec, places: Placement, corner: Point): readonly SceneCard[] {
  const roles = nopRolesOf(spec);
  const { back } = flowOf(spec);
  return spec.nodes.map((node) => ({
    thread: spec.name,
    node,
    at: plus(places[node.name] ?? origin, corner),
    role: roles.get(node.name),
    isOpen: node.kind !== 'exit' && node.next.every((_edge, index) => back.has(edgeKey(node.name, index))),
  }));
}

function sceneThread(spec: ThreadSpec, places: Placement, corner: Point, isFolded: boolean): SceneThread {
  const inner = innerOf(spec, places);
  const known = built.get(inner);
  if (known?.x === corner.x && known.y === corner.y && known.isFolded === isFolded) return known.thread;
  const box = boxOf(spec, places, isFolded);
  const shift = (points: readonly Point[]): readonly Point[] => points.map((point) => plus(point, corner));
  const thread: SceneThread = {
    spec,
    isFolded,
    corner,
    frame: { ...box, ...plus(box, corner) },
    exits: isFolded ? new Map() : new Map([...inner.exits].map(([key, points]) => [key, shift(points)])),
    cards: isFolded ? [] : cardsOf(spec, places, corner),
    edges: isFolded
      ? []
      : inner.routes.map(({ node, index, route }) => ({
          thread: spec.name,
          node,
          index,
          edge: node.next[index] as Edge,
          route: { points: shift(route.points), label: plus(route.label, corner) },
        })),
  };
  built.set(inner, { ...corner, isFolded, thread });
  return thread;
}

/** What handles one failure stands nearest to it, then children, then what handles any failure, then interrupts. */
function rankOf(starter: Starter): number {
  if (starter.kind === 'failure') return starter.handler.failure === undefined ? 2 : 0;
  return starter.kind === 'start' ? 1 : 3;
}

/** Corners of all threads: those given, and found ones for the others, below what starts them. */
export function cornersOf(
  workflow: WorkflowDocument,
  placements: Placements,
  saved: Corners,
  folded: ReadonlySet<string> = none,
): Corners {
  const starters = startersOf(workflow);
  return arrangeFrames(
    workflow.threads.map((thread) => {
      const starter = starters.find((each) => each.starts === thread.name && each.thread !== thread.name);
      const places = starter ? placements[starter.thread] : undefined;
      const node = starter && starter.kind !== 'interrupt' ? starter.node : undefined;
      return {
        name: thread.name,
        box: boxOf(thread, placements[thread.name] ?? {}, folded.has(thread.name)),
        at: saved[thread.name],
        startedBy: starter && {
          thread: starter.thread,
          rank: rankOf(starter),
          x: (node !== undefined ? places?.[node]?.x : undefined) ?? 0,
        },
      };
    }),
  );
}

export interface Shown {
  /** Threads that are folded to their title. */
  readonly folded: ReadonlySet<string>;
  /** The one thread that is shown; undefined: all. */
  readonly only?: string | undefined;
}

export function buildScene(
  workflow: WorkflowDocument,
  placements: Placements,
  corners: Corners,
  { folded, only }: Shown = { folded: none },
): Scene {
  return {
    threads: workflow.threads
      .filter(({ name }) => only === undefined || name === only)
      .map((thread) =>
        sceneThread(
          thread,
          placements[thread.name] ?? {},
          corners[thread.name] ?? origin,
          folded.has(thread.name) && only === undefined,
        ),
      ),
    starters: startersOf(workflow),
  };
}
