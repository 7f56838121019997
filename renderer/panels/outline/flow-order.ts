/**
 * The nodes of a thread in the order in which a run comes by them: what a node leads to stands after it, the first branch
 * before the second, what comes after both after both. Nodes that nothing leads to come last, in the order of the file.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';

const known = new WeakMap<ThreadSpec, readonly Node[]>();

interface Visit {
  readonly node: Node;
  /** How many of its edges are not followed yet: the last branch is followed first. */
  left: number;
}

/** Kept per immutable thread. Without recursion: a thread may be thousands of nodes long. */
export function nodesInFlow(thread: ThreadSpec): readonly Node[] {
  const present = known.get(thread);
  if (present !== undefined) return present;
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  const seen = new Set<Node>();
  const lastFirst: Node[] = [];
  const follow = (from: Node): void => {
    if (seen.has(from)) return;
    seen.add(from);
    const way: Visit[] = [{ node: from, left: from.next.length }];
    for (let visit = way.at(-1); visit !== undefined; visit = way.at(-1)) {
      if (visit.left === 0) {
        lastFirst.push(visit.node);
        way.pop();
        continue;
      }
      const to = byName.get(visit.node.next[--visit.left]?.to ?? '');
      if (to === undefined || seen.has(to)) continue;
      seen.add(to);
      way.push({ node: to, left: to.next.length });
    }
  };
  const start = thread.nodes.find((node) => node.kind === 'entrypoint');
  if (start) follow(start);
  const reached = lastFirst.reverse();
  const order = [...reached, ...thread.nodes.filter((node) => !seen.has(node))];
  known.set(thread, order);
  return order;
}
