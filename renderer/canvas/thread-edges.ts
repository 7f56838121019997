/** The edges of a thread that lead somewhere, as the router wants them. */
import type { Direction } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { labelSize } from './layout/edge-label.ts';
import { flowOf } from './layout/thread-flow.ts';
import type { EdgeToRoute } from './route/route-thread.ts';

export interface ThreadEdge extends EdgeToRoute {
  readonly node: Node;
  /** Into the node's `next`. */
  readonly index: number;
}

const known = {
  right: new WeakMap<ThreadSpec, readonly ThreadEdge[]>(),
  down: new WeakMap<ThreadSpec, readonly ThreadEdge[]>(),
};

/** In file order. Kept per immutable thread. */
export function edgesOf(thread: ThreadSpec, direction: Direction): readonly ThreadEdge[] {
  const present = known[direction].get(thread);
  if (present) return present;
  const { mainPath } = flowOf(thread);
  const after = new Map(mainPath.map((name, index) => [name, mainPath[index + 1]]));
  const names = new Set(thread.nodes.map(({ name }) => name));
  const edges: ThreadEdge[] = [];
  for (const node of thread.nodes)
    node.next.forEach(({ to }, index) => {
      if (!names.has(to)) return;
      const label = labelSize(node.next, index, direction);
      const isMain = after.get(node.name) === to;
      edges.push({ node, index, from: node.name, to, label, parts: node.next.length > 1, isMain });
    });
  known[direction].set(thread, edges);
  return edges;
}
