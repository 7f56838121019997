/**
 * The part of a tie that lies inside the frame, in a plane where the flow runs right: from a failure handler's stub, or from a node that starts a thread, down
 * to the lower border of the frame. It crosses neither a card nor the main path where that can be had.
 */
import { sameValue } from '#model/diff/same-value.ts';
import type { Direction, Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { bottom, boundsOf, overlaps, right, type Rect } from '../geometry.ts';
import { labelBox, labelSize } from '../layout/edge-label.ts';
import { flowOf } from '../layout/thread-flow.ts';
import { stubsOf } from '../stubs.ts';
import { cardIn, turned } from '../turn.ts';
import { extentOf } from './extent.ts';
import { lineBox, linesOf, simplified } from './path.ts';
import { Plane, type PlaneCard } from './plane.ts';
import type { Route } from './route-thread.ts';

/** Points from the start to the frame's lower border, by `exitKey`. */
export type Exits = ReadonlyMap<string, readonly Point[]>;

/** `stub` counts in `stubsOf(node)`; absent: the node itself starts the thread. */
export const exitKey = (node: string, stub?: number): string => `${stub ?? ''}/${node}`;

interface Way {
  readonly node: Node;
  readonly index: number;
  readonly route: Route;
}

const ASIDE = 10;

export interface Inside {
  readonly thread: ThreadSpec;
  /** One for each node, in file order. */
  readonly cards: readonly PlaneCard[];
  readonly ways: readonly Way[];
  readonly direction: Direction;
}

/** What is drawn within `room`, all of it when there is none. */
function planeOf({ thread, cards, ways, direction }: Inside, room: Rect | undefined): Plane {
  const isNear = (box: Rect): boolean => room === undefined || overlaps(box, room);
  const { mainPath } = flowOf(thread);
  const after = new Map(mainPath.map((name, index) => [name, mainPath[index + 1]]));
  const plane = new Plane(cards.filter(({ box }) => isNear(box)));
  for (const { node, index, route } of ways) {
    const size = labelSize(node.next, index, direction);
    if (!isNear(extentOf(route, size))) continue;
    const to = node.next[index]?.to ?? '';
    plane.draw(linesOf(route.points), node.name, to, after.get(node.name) === to);
    if (size) plane.write(labelBox(size, route.label));
  }
  return plane;
}

interface Start {
  readonly key: string;
  /** From the card's corner. */
  readonly x: number;
  readonly y: number;
}

const known = { right: new WeakMap<Node, readonly Start[]>(), down: new WeakMap<Node, readonly Start[]>() };

/** Starts of ties on this node: where, and under which key. Kept per immutable node. */
function startsOf(node: Node, direction: Direction): readonly Start[] {
  const present = known[direction].get(node) ?? findStarts(node, direction);
  known[direction].set(node, present);
  return present;
}

function findStarts(node: Node, direction: Direction): readonly Start[] {
  const card = cardIn(direction);
  const own =
    node.kind === 'start-thread' || node.kind === 'start-multiple-threads'
      ? [{ key: exitKey(node.name), x: card.width / 2, y: card.height }]
      : [];
  const handlers = stubsOf(node, direction).flatMap(({ stub, end }, index) =>
    stub.kind === 'handler' ? [{ key: exitKey(node.name, index), ...turned(direction, end) }] : [],
  );
  return [...own, ...handlers];
}

/** Whether the same ties start on both forms of a node, at the same points. */
export const sameStarts = (a: Node, b: Node, direction: Direction): boolean =>
  sameValue(startsOf(a, direction), startsOf(b, direction));

/** The exits of before, and what is different since. */
export interface LastExits {
  readonly exits: Exits;
  /** Names of nodes that stand elsewhere, are new or have grown. */
  readonly changed: ReadonlySet<string>;
}

/** The exit as it was, down to the floor of now; undefined when its node changed, or a card came to stand in its way. */
function kept(last: LastExits, node: Node, key: string, floor: number, inTheWay: readonly Rect[]) {
  const points = last.exits.get(key);
  const end = points?.[points.length - 1];
  if (points === undefined || end === undefined || last.changed.has(node.name)) return undefined;
  const now = end.y === floor ? points : [...points.slice(0, -1), { x: end.x, y: floor }];
  const isBlocked = linesOf(now).some((line) => inTheWay.some((box) => overlaps(lineBox(line), box, 6)));
  return isBlocked ? undefined : now;
}

/** The way down of one start that costs least. */
function wayOut(plane: Plane, node: Node, box: Rect, start: Start, order: number, floor: number) {
  const { key, x, y } = start;
  const from = { x: box.x + x, y: box.y + y };
  const under = bottom(box) + ASIDE;
  const aside = (to: number) =>
    simplified([from, { x: from.x, y: under }, { x: to, y: under }, { x: to, y: floor }]);
  // What hangs at the left goes left around a card below, what hangs at the right goes right.
  const sides = [right(box) + ASIDE + (order % 2) * 5, box.x - ASIDE - (order % 2) * 5];
  if (x < box.width / 2) sides.reverse();
  const tries = [[from, { x: from.x, y: floor }], ...sides.map(aside)];
  const costs = tries.map((points, index) =>
    linesOf(points).reduce((sum, line) => sum + plane.costOfLine(line, [node.name], key, key), index * 20),
  );
  return tries[costs.indexOf(Math.min(...costs))] as readonly Point[];
}

/** @param last when few nodes changed: the others' exits stay */
export function exitsOf(inside: Inside, floor: number, last?: LastExits): Exits {
  const { thread, cards, direction } = inside;
  const exits = new Map<string, readonly Point[]>();
  const open: { node: Node; box: Rect; start: Start; order: number }[] = [];
  const inTheWay = last ? cards.filter(({ name }) => last.changed.has(name)).map(({ box }) => box) : [];
  for (const [at, node] of thread.nodes.entries()) {
    const starts = startsOf(node, direction);
    const box = starts.length > 0 ? cards[at]?.box : undefined;
    if (box === undefined) continue;
    for (const [order, start] of starts.entries()) {
      const way = last && kept(last, node, start.key, floor, inTheWay);
      if (way) exits.set(start.key, way);
      else open.push({ node, box, start, order });
    }
  }
  if (open.length === 0) return exits;
  const room = last && boundsOf(open.map(({ box }) => ({ ...box, height: floor - box.y })));
  const grown = room && { ...room, x: room.x - 40, width: room.width + 80 };
  const plane = planeOf(inside, grown);
  for (const [key, points] of exits) plane.draw(linesOf(points), key, key, false);
  for (const { node, box, start, order } of open) {
    const way = wayOut(plane, node, box, start, order, floor);
    plane.draw(linesOf(way), start.key, start.key, false);
    exits.set(start.key, way);
  }
  return exits;
}
