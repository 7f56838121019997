/**
 * The drawing with every place worked out: cards, frames around them, ways of edges and ties. Pure; threads whose
 * nodes and places did not change keep the very same parts, so that React Flow has nothing to do for them.
 */
import type { Point } from '#model/document/layout.ts';
import type { Edge, Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import {
  boundsOf,
  CARD,
  FRAME_HEADER,
  FRAME_MIN_WIDTH,
  FRAME_PADDING,
  STUB_HEIGHT,
  type Rect,
} from './geometry.ts';
import { arrangeFrames } from './layout/arrange-frames.ts';
import type { Placement } from './layout/elk-graph.ts';
import { startersOf, type Starter } from './layout/starters.ts';
import { routeEdge, type Route } from './route.ts';

export interface SceneCard {
  readonly thread: string;
  readonly node: Node;
  readonly at: Point;
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
  /** What node places are relative to. */
  readonly corner: Point;
  readonly frame: Rect;
  readonly cards: readonly SceneCard[];
  readonly edges: readonly SceneEdge[];
}

export interface Scene {
  readonly threads: readonly SceneThread[];
  readonly starters: readonly Starter[];
}

export type Corners = Readonly<Record<string, Point>>;
export type Placements = Readonly<Record<string, Placement>>;

export const hasStub = (node: Node): boolean =>
  node.onFailure.length > 0 || (node.kind === 'wait-for-threads' && (node.onThreadFailure?.length ?? 0) > 0);

const cardBox = (node: Node, at: Point): Rect => ({
  x: at.x,
  y: at.y,
  width: CARD.width,
  height: CARD.height + (hasStub(node) ? STUB_HEIGHT : 0),
});

/** The frame around a thread's cards and loops, with the thread's corner at 0,0. */
export function frameBox(thread: ThreadSpec, places: Placement, routes: readonly Route[] = []): Rect {
  const boxes = thread.nodes.flatMap((node) =>
    places[node.name] ? [cardBox(node, places[node.name] as Point)] : [],
  );
  const points = routes.flatMap((route) => route.points.map((point) => ({ ...point, width: 0, height: 0 })));
  const inner = boundsOf([...boxes, ...points]);
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
}

const inners = new WeakMap<ThreadSpec, { places: Placement; inner: Inner }>();

/** Ways and frame of one thread, relative to its corner. Kept while thread and places are the same. */
function innerOf(thread: ThreadSpec, places: Placement): Inner {
  const known = inners.get(thread);
  if (known?.places === places) return known.inner;
  const boxes = new Map(
    thread.nodes.map((node) => [node.name, cardBox(node, places[node.name] ?? { x: 0, y: 0 })]),
  );
  const cards = [...boxes.values()];
  const routes = thread.nodes.flatMap((node) =>
    node.next.flatMap((edge, index) => {
      const from = boxes.get(node.name);
      const to = boxes.get(edge.to);
      return from && to ? [{ node, index, route: routeEdge(from, to, cards, node.next.length > 1) }] : [];
    }),
  );
  const inner = {
    routes,
    box: frameBox(
      thread,
      places,
      routes.map((each) => each.route),
    ),
  };
  inners.set(thread, { places, inner });
  return inner;
}

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

const built = new WeakMap<Inner, { x: number; y: number; thread: SceneThread }>();

function sceneThread(spec: ThreadSpec, places: Placement, corner: Point): SceneThread {
  const inner = innerOf(spec, places);
  const known = built.get(inner);
  if (known?.x === corner.x && known.y === corner.y) return known.thread;
  const thread: SceneThread = {
    spec,
    corner,
    frame: { ...inner.box, ...plus(inner.box, corner) },
    cards: spec.nodes.map((node) => ({
      thread: spec.name,
      node,
      at: plus(places[node.name] ?? { x: 0, y: 0 }, corner),
    })),
    edges: inner.routes.map(({ node, index, route }) => ({
      thread: spec.name,
      node,
      index,
      edge: node.next[index] as Edge,
      route: { points: route.points.map((point) => plus(point, corner)), label: plus(route.label, corner) },
    })),
  };
  built.set(inner, { ...corner, thread });
  return thread;
}

/** What handles one failure stands nearest to it, then children, then what handles any failure, then interrupts. */
function rankOf(starter: Starter): number {
  if (starter.kind === 'failure') return starter.handler.failure === undefined ? 2 : 0;
  return starter.kind === 'start' ? 1 : 3;
}

/** Corners of all threads: those given, and found ones for the others, below what starts them. */
export function cornersOf(workflow: WorkflowDocument, placements: Placements, saved: Corners): Corners {
  const starters = startersOf(workflow);
  return arrangeFrames(
    workflow.threads.map((thread) => {
      const starter = starters.find((each) => each.starts === thread.name && each.thread !== thread.name);
      const places = starter ? placements[starter.thread] : undefined;
      const node = starter && starter.kind !== 'interrupt' ? starter.node : undefined;
      return {
        name: thread.name,
        box: innerOf(thread, placements[thread.name] ?? {}).box,
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

export function buildScene(workflow: WorkflowDocument, placements: Placements, corners: Corners): Scene {
  return {
    threads: workflow.threads.map((thread) =>
      sceneThread(thread, placements[thread.name] ?? {}, corners[thread.name] ?? { x: 0, y: 0 }),
    ),
    starters: startersOf(workflow),
  };
}
