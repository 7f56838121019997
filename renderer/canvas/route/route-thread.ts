/**
 * The ways of all edges of a thread: level and upright lines that leave cards at the right and arrive at the left. Cards
 * are never crossed where that can be had, nor the main path; labels lie on nothing. It knows nothing but where the
 * cards stand, so that a drawing looks the same however its cards came there.
 */
import type { Point } from '#model/document/layout.ts';
import { overlaps, right, boundsOf, type Rect } from '../geometry.ts';
import { labelBox, type LabelSize } from '../layout/edge-label.ts';
import { extentOf } from './extent.ts';
import { linesOf } from './path.ts';
import { COST, Plane, type PlaneCard } from './plane.ts';
import {
  bordersOf,
  farFor,
  isForward,
  labelPlaces,
  lanes,
  laneWays,
  shortWays,
  type Borders,
} from './ways.ts';

export interface Route {
  readonly points: readonly Point[];
  /** On the line, in the middle of what the edge says. */
  readonly label: Point;
}

export interface EdgeToRoute {
  readonly from: string;
  readonly to: string;
  readonly label: LabelSize | undefined;
  /** Whether other edges leave the same card. */
  readonly parts: boolean;
  readonly isMain: boolean;
}

interface Tried extends Route {
  readonly cost: number;
}

/** What going above or below costs a loop: back over its own row, or below the row that leads to a higher one. */
const WRONG_SIDE = 400;
/** What it costs an edge that leads on to pass above, where the loops are. */
const ABOVE = 60;
const GOOD_ENOUGH = COST.crossing * 2;

function wrongSide(s: Point, t: Point, y: number): number {
  if (isForward(s, t)) return y < Math.min(s.y, t.y) ? ABOVE : 0;
  if (s.y > t.y + 8) return y > s.y ? 0 : WRONG_SIDE;
  return y < Math.min(s.y, t.y) ? 0 : WRONG_SIDE;
}

class ThreadRouter {
  readonly #plane: Plane;
  readonly #borders: Borders;
  readonly #half: number;
  readonly #boxes: ReadonlyMap<string, Rect>;

  /** @param near those of the cards, and no others, that a way could come to; @param half of a card's height */
  constructor(cards: readonly PlaneCard[], near: readonly PlaneCard[], half: number) {
    this.#plane = new Plane(near);
    this.#half = half;
    this.#borders = bordersOf(cards);
    this.#boxes = new Map(cards.map(({ name, box }) => [name, box]));
  }

  route(edge: EdgeToRoute): Route | undefined {
    const from = this.#boxes.get(edge.from);
    const to = this.#boxes.get(edge.to);
    if (from === undefined || to === undefined) return undefined;
    const s = { x: right(from), y: from.y + this.#half };
    const t = { x: to.x, y: to.y + this.#half };
    const { points, label } = this.#best(s, t, edge);
    this.#plane.draw(linesOf(points), edge.from, edge.to, edge.isMain);
    if (edge.label) this.#plane.write(labelBox(edge.label, label));
    return { points, label };
  }

  /** A way that is there already. */
  keep(edge: EdgeToRoute, { points, label }: Route): void {
    this.#plane.draw(linesOf(points), edge.from, edge.to, edge.isMain);
    if (edge.label) this.#plane.write(labelBox(edge.label, label));
  }

  #best(s: Point, t: Point, edge: EdgeToRoute): Tried {
    let best: Tried | undefined;
    const take = (points: readonly Point[], extra = 0): Tried => {
      const tried = this.#try(points, edge, extra, best?.cost ?? Infinity);
      if (best === undefined || tried.cost < best.cost) best = tried;
      return best;
    };
    const reach = Math.abs(t.x - s.x) + Math.abs(t.y - s.y);
    if (isForward(s, t))
      for (const points of shortWays(s, t))
        if (take(points).cost <= reach + COST.bend * 2 + 1) return best as Tried;
    if (best !== undefined && best.cost < reach + GOOD_ENOUGH) return best;
    const levels = lanes(s, t, this.#borders, edge.label, this.#half);
    const across = Math.abs(t.x - s.x);
    for (const steps of [[0], [0, 1, 2]]) {
      for (const { y, detour } of levels) {
        const extra = wrongSide(s, t, y);
        // No way at this level, or at one further away, can be shorter than that.
        if (best !== undefined && across + detour >= best.cost) break;
        for (const points of laneWays(s, t, y, steps)) take(points, extra);
      }
      if (best !== undefined && best.cost < COST.on + reach * 3) break;
    }
    return best ?? this.#try([s, t], edge, 0, Infinity);
  }

  /** @param limit a way that costs as much is out of the question: its exact cost does not matter */
  #try(points: readonly Point[], edge: EdgeToRoute, extra: number, limit: number): Tried {
    const lines = linesOf(points);
    let cost = extra + (lines.length - 1) * COST.bend;
    for (const { a, b } of lines) cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    for (const [index, line] of lines.entries()) {
      if (cost >= limit) break;
      const touches = [...(index === 0 ? [edge.from] : []), ...(index === lines.length - 1 ? [edge.to] : [])];
      cost += this.#plane.costOfLine(line, touches, edge.from, edge.to);
    }
    if (edge.label === undefined || cost >= limit) return { points, label: points[0] as Point, cost };
    const label = bestLabel(this.#plane, points, edge, false);
    return { points, label: label.at, cost: cost + label.cost };
  }
}

function bestLabel(
  plane: Plane,
  points: readonly Point[],
  edge: EdgeToRoute,
  own: boolean,
): { readonly at: Point; readonly cost: number } {
  let best: { readonly at: Point; readonly cost: number } | undefined;
  if (edge.label)
    for (const at of labelPlaces(points, edge.label, edge.parts)) {
      const cost = plane.costOfLabel(labelBox(edge.label, at), edge.from, edge.to, own);
      if (best === undefined || cost < best.cost) best = { at, cost };
      if (cost === 0) break;
    }
  return best ?? { at: points[0] as Point, cost: 0 };
}

/** When all lines are known, every label looks for its place once more: a line may have come to lie under it. */
function placeLabels(
  cards: readonly PlaneCard[],
  edges: readonly EdgeToRoute[],
  routes: (Route | undefined)[],
  order: readonly number[],
): void {
  const plane = new Plane(cards);
  edges.forEach((edge, index) => {
    const route = routes[index];
    if (route) plane.draw(linesOf(route.points), edge.from, edge.to, edge.isMain);
  });
  for (const index of order) {
    const [edge, route] = [edges[index], routes[index]];
    if (edge?.label === undefined || route === undefined) continue;
    const { at } = bestLabel(plane, route.points, edge, true);
    plane.write(labelBox(edge.label, at));
    routes[index] = { ...route, label: at };
  }
}

/** How far to the sides of its two cards an edge looks for a way, labels included; above and below it is `farFor` a card and some lanes. */
const ASIDE = 320;
const BEYOND = 160;

/** Where ways of these edges could come to. */
function roomOf(
  edges: readonly EdgeToRoute[],
  at: ReadonlyMap<string, Rect>,
  half: number,
): Rect | undefined {
  const room = boundsOf(
    edges.flatMap(({ from, to }) => [at.get(from), at.get(to)].filter((box) => box !== undefined)),
  );
  const beyond = farFor(half) + BEYOND;
  return (
    room && {
      x: room.x - ASIDE,
      y: room.y - beyond,
      width: room.width + ASIDE * 2,
      height: room.height + beyond * 2,
    }
  );
}

/** Indexes of `edges` in the order in which they are drawn: the main path first, then what is straight, then what is short. */
function inOrder(
  edges: readonly EdgeToRoute[],
  indexes: readonly number[],
  at: ReadonlyMap<string, Rect>,
): readonly number[] {
  const order = indexes.map((index) => {
    const edge = edges[index] as EdgeToRoute;
    const from = at.get(edge.from);
    const to = at.get(edge.to);
    const length = from && to ? to.x - right(from) : 0;
    const isStraight = from !== undefined && to !== undefined && from.y === to.y;
    const group = edge.isMain ? 0 : length < 0 ? 3 : isStraight ? 1 : 2;
    return { index, group, length: Math.abs(length) };
  });
  order.sort((a, b) => a.group - b.group || a.length - b.length || a.index - b.index);
  return order.map(({ index }) => index);
}

/** Ways in the order of `edges`; undefined where a card is missing. @param half of a card's height */
export function routeThread(
  cards: readonly PlaneCard[],
  edges: readonly EdgeToRoute[],
  half: number,
): readonly (Route | undefined)[] {
  const at = new Map(cards.map(({ name, box }) => [name, box]));
  const order = inOrder(edges, [...edges.keys()], at);
  const router = new ThreadRouter(cards, cards, half);
  const routes = new Array<Route | undefined>(edges.length);
  for (const index of order) routes[index] = router.route(edges[index] as EdgeToRoute);
  placeLabels(cards, edges, routes, order);
  return routes;
}

/**
 * The same when most ways stay as they are: those that are undefined are found around them. What lies too far away to
 * matter is not looked at, so that it costs as much as the few ways do, however large the thread is.
 * @param fixed in the order of `edges`; @param half of a card's height
 */
export function routeSome(
  cards: readonly PlaneCard[],
  edges: readonly EdgeToRoute[],
  fixed: readonly (Route | undefined)[],
  half: number,
): readonly (Route | undefined)[] {
  const open = [...edges.keys()].filter((index) => fixed[index] === undefined);
  if (open.length === 0) return fixed;
  const at = new Map(cards.map(({ name, box }) => [name, box]));
  const room = roomOf(
    open.map((index) => edges[index] as EdgeToRoute),
    at,
    half,
  );
  if (room === undefined) return fixed;
  const router = new ThreadRouter(
    cards,
    cards.filter(({ box }) => overlaps(box, room)),
    half,
  );
  edges.forEach((edge, index) => {
    const route = fixed[index];
    if (route && overlaps(extentOf(route, edge.label), room)) router.keep(edge, route);
  });
  const routes = [...fixed];
  for (const index of inOrder(edges, open, at)) routes[index] = router.route(edges[index] as EdgeToRoute);
  return routes;
}
