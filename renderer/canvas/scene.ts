/**
 * The drawing with every place worked out: cards, frames around them, ways of edges and ties. Pure; threads whose
 * nodes and places did not change keep the very same parts, so that React Flow has nothing to do for them.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import type { Edge, Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { FRAME_HEADER, type Rect } from './geometry.ts';
import { arrangeFrames } from './layout/arrange-frames.ts';
import type { Placement } from './layout/placement.ts';
import { startersOf, type Starter } from './layout/starters.ts';
import { edgeKey, flowOf } from './layout/thread-flow.ts';
import { nopRoleOf, type NopRole } from './nodes/nop-role.ts';
import { marksWidth } from './interrupt-marks.ts';
import type { Exits } from './route/exits.ts';
import type { Route } from './route/route-thread.ts';
import { innerInHand, innerOf, origin, type Inner } from './thread-inner.ts';
import { turned, turnedAll, turnedPlaces, turnedRect } from './turn.ts';

export interface SceneCard {
  readonly thread: string;
  readonly node: Node;
  readonly at: Point;
  readonly direction: Direction;
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
  readonly direction: Direction;
  /** The way relative to the thread's corner, as it was found: in a plane where the flow runs right. */
  readonly from: Route;
  readonly route: Route;
}

export interface SceneThread {
  readonly spec: ThreadSpec;
  readonly direction: Direction;
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
  readonly direction: Direction;
  readonly threads: readonly SceneThread[];
  readonly starters: readonly Starter[];
}

export type Corners = Readonly<Record<string, Point>>;
export type Placements = Readonly<Record<string, Placement>>;

const none: ReadonlySet<string> = new Set();

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

const FOLDED_WIDTH = 360;

/** Marks on the lower border need their room; a folded thread is its title. */
function boxOf({ box }: Inner, thread: ThreadSpec, isFolded: boolean): Rect {
  if (!isFolded) return box;
  return { ...box, width: Math.max(FOLDED_WIDTH, marksWidth(thread)), height: FRAME_HEADER };
}

const built = new WeakMap<Inner, { readonly isFolded: boolean; readonly thread: SceneThread }>();
/** By name: the newest form of each thread, whose parts are used again where they are the same. */
const newest = new Map<string, SceneThread>();

const samePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

const openPaths = new WeakMap<ThreadSpec, readonly boolean[]>();

/** Of every node whether its path ends there. Kept per immutable thread. */
function openPathsOf(spec: ThreadSpec): readonly boolean[] {
  const known = openPaths.get(spec);
  if (known) return known;
  const { back } = flowOf(spec);
  const found = spec.nodes.map(
    (node) => node.kind !== 'exit' && node.next.every((_edge, index) => back.has(edgeKey(node.name, index))),
  );
  openPaths.set(spec, found);
  return found;
}

function cardsOf(
  spec: ThreadSpec,
  places: Placement,
  corner: Point,
  direction: Direction,
  before: readonly SceneCard[] | undefined,
): readonly SceneCard[] {
  const open = openPathsOf(spec);
  return spec.nodes.map((node, index) => {
    const at = plus(places[node.name] ?? origin, corner);
    const role = nopRoleOf(spec, node);
    const isOpen = open[index] === true;
    const old = before?.[index];
    const isSame =
      old?.node === node &&
      old.isOpen === isOpen &&
      old.direction === direction &&
      sameRole(old.role, role) &&
      samePoint(old.at, at);
    return isSame ? old : { thread: spec.name, node, at, direction, role, isOpen };
  });
}

const sameRole = (a: NopRole | undefined, b: NopRole | undefined): boolean =>
  a === b || (a?.kind === b?.kind && (a?.kind !== 'loop' || b?.kind !== 'loop' || a.to === b.to));

function edgesOf(
  spec: ThreadSpec,
  { routes }: Inner,
  corner: Point,
  direction: Direction,
  before: SceneThread | undefined,
): readonly SceneEdge[] {
  return routes.map(({ node, index, route }, at) => {
    const old = before?.edges[at];
    const isSame =
      old?.node === node &&
      old.index === index &&
      old.from === route &&
      samePoint(corner, before?.corner ?? origin);
    if (isSame) return old;
    return {
      thread: spec.name,
      node,
      index,
      edge: node.next[index] as Edge,
      direction,
      from: route,
      route: {
        points: shifted(turnedAll(direction, route.points), corner),
        label: plus(turned(direction, route.label), corner),
      },
    };
  });
}

const shifted = (points: readonly Point[], by: Point): readonly Point[] =>
  points.map((point) => plus(point, by));

function sceneThread(
  spec: ThreadSpec,
  places: Placement,
  corner: Point,
  isFolded: boolean,
  direction: Direction,
  inHand: boolean,
): SceneThread {
  const inner = inHand ? innerInHand(spec, places, direction) : innerOf(spec, places, direction);
  const known = built.get(inner);
  if (known?.isFolded === isFolded && samePoint(known.thread.corner, corner)) return known.thread;
  const box = boxOf(inner, spec, isFolded);
  const before = newest.get(spec.name);
  const thread: SceneThread = {
    spec,
    direction,
    isFolded,
    corner,
    frame: { ...box, ...plus(box, corner) },
    exits: isFolded
      ? new Map()
      : new Map(
          [...inner.exits].map(([key, points]) => [key, shifted(turnedAll(direction, points), corner)]),
        ),
    cards: isFolded ? [] : cardsOf(spec, places, corner, direction, before?.cards),
    edges: isFolded ? [] : edgesOf(spec, inner, corner, direction, before),
  };
  built.set(inner, { isFolded, thread });
  newest.set(spec.name, thread);
  return thread;
}

/** What handles one failure stands nearest to it, then children, then what handles any failure, then interrupts. */
function rankOf(starter: Starter): number {
  if (starter.kind === 'failure') return starter.handler.failure === undefined ? 2 : 0;
  return starter.kind === 'start' ? 1 : 3;
}

/** Corners of all threads: those given, and found ones for the others, below what starts them, or right of it where the flow runs down. */
export function cornersOf(
  workflow: WorkflowDocument,
  placements: Placements,
  saved: Corners,
  folded: ReadonlySet<string> = none,
  starters: readonly Starter[] = startersOf(workflow),
  direction: Direction = 'right',
): Corners {
  const corners = arrangeFrames(
    workflow.threads.map((thread) => {
      const starter = starters.find((each) => each.starts === thread.name && each.thread !== thread.name);
      const places = starter ? placements[starter.thread] : undefined;
      const node = starter && starter.kind !== 'interrupt' ? starter.node : undefined;
      const inner = innerOf(thread, placements[thread.name] ?? {}, direction);
      const at = saved[thread.name];
      const startsAt = node !== undefined ? places?.[node] : undefined;
      return {
        name: thread.name,
        box: turnedRect(direction, boxOf(inner, thread, folded.has(thread.name))),
        at: at && turned(direction, at),
        startedBy: starter && {
          thread: starter.thread,
          rank: rankOf(starter),
          x: startsAt ? turned(direction, startsAt).x : 0,
        },
      };
    }),
  );
  return turnedPlaces(direction, corners);
}

export interface Shown {
  /** Threads that are folded to their title. */
  readonly folded: ReadonlySet<string>;
  /** The one thread that is shown; undefined: all. */
  readonly only?: string | undefined;
}

/** @param inHand names of threads in which cards are being dragged */
export function buildScene(
  workflow: WorkflowDocument,
  placements: Placements,
  corners: Corners,
  { folded, only }: Shown = { folded: none },
  starters: readonly Starter[] = startersOf(workflow),
  direction: Direction = 'right',
  inHand: ReadonlySet<string> = none,
): Scene {
  return {
    direction,
    threads: workflow.threads
      .filter(({ name }) => only === undefined || name === only)
      .map((thread) =>
        sceneThread(
          thread,
          placements[thread.name] ?? {},
          corners[thread.name] ?? origin,
          folded.has(thread.name) && only === undefined,
          direction,
          inHand.has(thread.name),
        ),
      ),
    starters,
  };
}
