/**
 * The part of a tie that lies inside the frame: from a failure handler's stub, or from a node that starts a thread, down
 * to the lower border of the frame. It crosses neither a card nor the main path where that can be had.
 */
import type { Point } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { bottom, CARD, right } from '../geometry.ts';
import { labelBox, labelSize } from '../layout/edge-label.ts';
import type { Placement } from '../layout/placement.ts';
import { flowOf } from '../layout/thread-flow.ts';
import { cardBox, stubsOf } from '../stubs.ts';
import { linesOf, simplified } from './path.ts';
import { Plane } from './plane.ts';

/** Points from the start to the frame's lower border, by `exitKey`. */
export type Exits = ReadonlyMap<string, readonly Point[]>;

/** `stub` counts in `stubsOf(node)`; absent: the node itself starts the thread. */
export const exitKey = (node: string, stub?: number): string => `${stub ?? ''}/${node}`;

interface Way {
  readonly node: Node;
  readonly index: number;
  readonly points: readonly Point[];
  readonly label: Point;
}

/** Where the name of a stub ends, from the stub's upper end. */
export const STUB_END = 28;
const ASIDE = 10;

function planeOf(thread: ThreadSpec, places: Placement, ways: readonly Way[]): Plane {
  const { mainPath } = flowOf(thread);
  const after = new Map(mainPath.map((name, index) => [name, mainPath[index + 1]]));
  const plane = new Plane(
    thread.nodes.flatMap((node) => {
      const at = places[node.name];
      return at ? [{ name: node.name, box: cardBox(node, at) }] : [];
    }),
  );
  for (const { node, index, points, label } of ways) {
    const to = node.next[index]?.to ?? '';
    plane.draw(linesOf(points), node.name, to, after.get(node.name) === to);
    const size = labelSize(node.next, index);
    if (size) plane.write(labelBox(size, label));
  }
  return plane;
}

/** Starts of ties on this node: where, and under which key. */
function startsOf(node: Node): readonly { readonly key: string; readonly x: number; readonly y: number }[] {
  const own =
    node.kind === 'start-thread' || node.kind === 'start-multiple-threads'
      ? [{ key: exitKey(node.name), x: CARD.width / 2, y: CARD.height }]
      : [];
  const handlers = stubsOf(node).flatMap(({ stub, x, y }, index) =>
    stub.kind === 'handler' ? [{ key: exitKey(node.name, index), x, y: CARD.height + y + STUB_END }] : [],
  );
  return [...own, ...handlers];
}

export function exitsOf(thread: ThreadSpec, places: Placement, ways: readonly Way[], floor: number): Exits {
  const exits = new Map<string, readonly Point[]>();
  let plane: Plane | undefined;
  for (const node of thread.nodes) {
    const at = places[node.name];
    const starts = at ? startsOf(node) : [];
    if (at === undefined || starts.length === 0) continue;
    plane ??= planeOf(thread, places, ways);
    const box = cardBox(node, at);
    for (const [order, { key, x, y }] of starts.entries()) {
      const from = { x: at.x + x, y: at.y + y };
      const under = bottom(box) + ASIDE;
      const aside = (to: number) =>
        simplified([from, { x: from.x, y: under }, { x: to, y: under }, { x: to, y: floor }]);
      // What hangs at the left goes left around a card below, what hangs at the right goes right.
      const sides = [right(box) + ASIDE + (order % 2) * 5, box.x - ASIDE - (order % 2) * 5];
      if (x < CARD.width / 2) sides.reverse();
      const tries = [[from, { x: from.x, y: floor }], ...sides.map(aside)];
      const costs = tries.map((points, index) =>
        linesOf(points).reduce(
          (sum, line) => sum + (plane as Plane).costOfLine(line, [node.name], key, key),
          index * 20,
        ),
      );
      const best = tries[costs.indexOf(Math.min(...costs))] as readonly Point[];
      plane.draw(linesOf(best), key, key, false);
      exits.set(key, best);
    }
  }
  return exits;
}
