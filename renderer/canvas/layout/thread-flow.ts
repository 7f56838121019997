/**
 * How a thread flows: which edges lead back (loops) and which nodes lie on the main path, the longest way to a good end.
 * The layout draws the main path as one line and loops beside it. Same thread, same answer.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';

export const edgeKey = (node: string, index: number): string => `${index}/${node}`;

export interface ThreadFlow {
  /** Keys of edges that lead to a node that is still open on the way from the entrypoint. */
  readonly back: ReadonlySet<string>;
  /** Node names, from the entrypoint to the end. */
  readonly mainPath: readonly string[];
}

interface Visit {
  readonly node: Node;
  next: number;
}

/** Depth-first from the entrypoint, then from what it does not reach. Answers loops and the order of completion. */
function walk(thread: ThreadSpec): { back: Set<string>; completed: Node[] } {
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const completed: Node[] = [];
  const roots = [...thread.nodes].sort(
    (a, b) => Number(b.kind === 'entrypoint') - Number(a.kind === 'entrypoint'),
  );
  for (const root of roots) {
    if (state.has(root.name)) continue;
    const stack: Visit[] = [{ node: root, next: 0 }];
    state.set(root.name, 'open');
    while (stack.length > 0) {
      const visit = stack[stack.length - 1] as Visit;
      const edge = visit.node.next[visit.next];
      if (edge === undefined) {
        state.set(visit.node.name, 'done');
        completed.push(visit.node);
        stack.pop();
        continue;
      }
      const target = byName.get(edge.to);
      if (target !== undefined && state.get(target.name) === 'open')
        back.add(edgeKey(visit.node.name, visit.next));
      else if (target !== undefined && !state.has(target.name)) {
        state.set(target.name, 'open');
        stack.push({ node: target, next: 0 });
      }
      visit.next += 1;
    }
  }
  return { back, completed };
}

const endScore = (node: Node): number => (node.kind === 'exit' && node.fail === undefined ? 2 : 0);

const flows = new WeakMap<ThreadSpec, ThreadFlow>();

/** Kept per immutable thread. */
export function flowOf(thread: ThreadSpec): ThreadFlow {
  const known = flows.get(thread);
  if (known !== undefined) return known;
  const { back, completed } = walk(thread);
  const best = new Map<string, { score: number; next?: string }>();
  for (const node of completed) {
    let choice: { score: number; next?: string } = { score: endScore(node) };
    node.next.forEach((edge, index) => {
      const after = best.get(edge.to);
      if (after === undefined || back.has(edgeKey(node.name, index))) return;
      if (choice.next === undefined || after.score + 1 > choice.score)
        choice = { score: after.score + 1, next: edge.to };
    });
    best.set(node.name, choice);
  }
  const mainPath: string[] = [];
  let at = thread.nodes.find((node) => node.kind === 'entrypoint')?.name;
  while (at !== undefined) {
    mainPath.push(at);
    at = best.get(at)?.next;
  }
  const flow = { back, mainPath };
  flows.set(thread, flow);
  return flow;
}
