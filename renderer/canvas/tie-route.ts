/**
 * The dashed lines from what starts a thread to its frame: from a stub, from a node, or from the mark of an interrupt on
 * the border of the frame that it interrupts. Between frames they run in the free room, not through other frames. Where
 * the flow runs down they leave to the right; all is worked out in a plane turned over then.
 */
import type { Point } from '#model/document/layout.ts';
import { bottom, right, type Rect } from './geometry.ts';
import type { Starter } from './layout/starters.ts';
import { exitKey } from './route/exits.ts';
import { linesOf, simplified } from './route/path.ts';
import { Plane } from './route/plane.ts';
import type { Scene, SceneThread } from './scene.ts';
import { interruptX } from './interrupt-marks.ts';
import { stubsOf } from './stubs.ts';
import { turned, turnedAll, turnedRect } from './turn.ts';

export interface Tie {
  readonly starter: Starter;
  readonly points: readonly Point[];
  /** The part that lies on the frame it comes from; the rest runs behind all. */
  readonly inside: readonly Point[];
}

/** How far from a frame a tie runs along it. */
const CLEAR = 20;
const TRACK = 10;
const INSET = 28;
/** More frames than this, and only the simple ways are tried. */
const FRAMES_MAX = 120;

/** From below its mark; where ties leave to the right, along the lower border first, those of later marks above others. */
function interruptStart({ spec, frame, direction }: SceneThread, index: number): readonly Point[] {
  const below = bottom(frame) + 10;
  const x = frame.x + interruptX(spec, index);
  if (direction === 'right') return [{ x, y: below }];
  const y = below + 10 + (spec.interrupts.length - 1 - index) * 8;
  return [
    { x, y: below },
    { x, y },
    { x: right(frame), y },
  ];
}

/** As it is seen, up to where it leaves the frame. */
function startOf(starter: Starter, home: SceneThread): readonly Point[] | undefined {
  if (starter.kind === 'interrupt') return interruptStart(home, starter.index);
  if (home.isFolded) {
    const { direction, frame } = home;
    const flow = turnedRect(direction, frame);
    return [turned(direction, { x: flow.x + flow.width / 2, y: bottom(flow) })];
  }
  const card = home.cards.find((each) => each.node.name === starter.node);
  if (card === undefined) return undefined;
  const stub =
    starter.kind === 'failure'
      ? stubsOf(card.node, card.direction).findIndex(
          ({ stub: each }) => each.kind === 'handler' && each.handler === starter.handler,
        )
      : undefined;
  return home.exits.get(exitKey(starter.node, stub));
}

/** Where ties may enter a frame from above, the one straight below first. */
function entries(frame: Rect, x: number): readonly number[] {
  const [left, far] = [frame.x + INSET, right(frame) - INSET];
  const nearest = Math.min(Math.max(x, left), far);
  const others = [0, 1, 2].map((step) => left + step * TRACK * 2).filter((each) => each <= far);
  return [nearest, ...others.filter((each) => each !== nearest)];
}

class TieRouter {
  readonly #plane: Plane;
  readonly #frames: readonly Rect[];

  constructor(scene: Scene) {
    this.#frames = scene.threads.map(({ frame }) => turnedRect(scene.direction, frame));
    this.#plane = new Plane(
      scene.threads.map(({ spec }, index) => ({ name: spec.name, box: this.#frames[index] as Rect })),
    );
  }

  /** From a point at the lower border of a frame to the upper border of another. */
  route(from: Point, home: SceneThread, target: SceneThread): readonly Point[] {
    const [h, t] = [home.spec.name, target.spec.name];
    let best: readonly Point[] | undefined;
    let bestCost = Infinity;
    const take = (points: readonly Point[]): void => {
      const way = simplified(points);
      const lines = linesOf(way);
      let cost = lines.length * 14;
      for (const { a, b } of lines) cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
      for (const [index, line] of lines.entries()) {
        if (cost >= bestCost) return;
        const touches = [...(index === 0 ? [h] : []), ...(index === lines.length - 1 ? [t] : [])];
        cost += this.#plane.costOfLine(line, touches, `${h} ${from.x}`, t);
      }
      if (cost >= bestCost) return;
      best = way;
      bestCost = cost;
    };
    const frame = turnedRect(target.direction, target.frame);
    for (const x of entries(frame, from.x)) this.#ways(from, { x, y: frame.y }, take);
    const found = best ?? [from, { x: from.x, y: frame.y }];
    this.#plane.draw(linesOf(found), `${h} ${from.x}`, t, false);
    return found;
  }

  #ways(from: Point, to: Point, take: (points: readonly Point[]) => void): void {
    const steps = [0, 1, 2, 3].map((step) => step * TRACK);
    if (from.x === to.x && to.y > from.y) take([from, to]);
    const lanes = steps.flatMap((step) => [from.y + CLEAR + step, to.y - CLEAR - step]);
    for (const y of lanes) take([from, { x: from.x, y }, { x: to.x, y }, to]);
    if (this.#frames.length > FRAMES_MAX) return;
    for (const frame of this.#frames)
      for (const x of [frame.x - CLEAR, right(frame) + CLEAR])
        for (const step of steps) {
          const out = { x: from.x, y: from.y + CLEAR + step };
          const side = x + (x < frame.x ? -step : step);
          const y = to.y - CLEAR - step;
          take([from, out, { x: side, y: out.y }, { x: side, y }, { x: to.x, y }, to]);
        }
  }
}

/** Up to where it leaves the frame. */
const insideFrame = (points: readonly Point[], floor: number): readonly Point[] =>
  points
    .slice(0, points.findIndex((point) => point.y > floor) + 1)
    .map((point) => ({ x: point.x, y: Math.min(point.y, floor) }));

interface Leg {
  readonly starter: Starter;
  readonly home: SceneThread;
  readonly target: SceneThread;
  /** Up to where it leaves its frame, in the plane of the routes. */
  readonly start: readonly Point[];
  readonly leaves: Point;
}

/** In the order of the scene's starters, those left out that start nothing in it. */
function legsOf({ direction, starters, threads }: Scene): readonly Leg[] {
  return starters.flatMap((starter) => {
    const home = threads.find((each) => each.spec.name === starter.thread);
    const target = threads.find((each) => each.spec.name === starter.starts);
    if (home === undefined || target === undefined || home === target) return [];
    const seen = startOf(starter, home);
    const start = seen && turnedAll(direction, seen);
    const leaves = start?.[start.length - 1];
    return start === undefined || leaves === undefined ? [] : [{ starter, home, target, start, leaves }];
  });
}

/** The same text, the same ties: an edit that moves neither a frame nor a tie's start needs no new routes. */
export const tiesKey = (scene: Scene): string =>
  JSON.stringify([
    scene.direction,
    scene.threads.map(({ spec, frame }) => [spec.name, frame]),
    legsOf(scene).map(({ starter, start }) => [starter, start]),
  ]);

export function tiesOf(scene: Scene): readonly Tie[] {
  const { direction } = scene;
  const router = new TieRouter(scene);
  return legsOf(scene).map(({ starter, home, target, start, leaves }) => {
    const points = simplified([...start, ...router.route(leaves, home, target)]);
    return {
      starter,
      points: turnedAll(direction, points),
      inside: turnedAll(direction, insideFrame(points, leaves.y)),
    };
  });
}
