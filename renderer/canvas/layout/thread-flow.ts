/**
 * How a thread flows: which edges lead back (loops), how far right each node has to stand, and which nodes lie on the
 * main path: the way that the first edges take to a good end. Same thread, same answer.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';

export const edgeKey = (node: string, index: number): string => `${index}/${node}`;

export interface ThreadFlow {
  /** Keys of edges that lead to a node that is still open on the way from the entrypoint. */
  readonly back: ReadonlySet<string>;
  /** Node names, from the entrypoint to the end. */
  readonly mainPath: readonly string[];
  /** Column of each node, from 0: right of everything that leads to it, loops apart. */
  readonly column: ReadonlyMap<string, number>;
  /** Of a node whose way goes on to one of `open`: which of them the drawing follows. */
  follow(node: Node, open: (name: string) => boolean): string | undefined;
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

/** The longest way from a node to an end, and how good that end is: completed, failed, or nowhere. */
interface Way {
  readonly end: 2 | 1 | 0;
  readonly length: number;
}

const endOf = (node: Node): 2 | 1 | 0 => (node.kind !== 'exit' ? 0 : node.fail === undefined ? 2 : 1);

const better = (a: Way, b: Way | undefined): boolean =>
  b === undefined || a.end > b.end || (a.end === b.end && a.length > b.length);

/**
 * The first edge whose way ends as well as the best one does and is not very much shorter: what a person tries first is
 * drawn straight, an early way out is not, and an edit changes the answer seldom.
 */
function firstGood(ways: readonly { readonly to: string; readonly way: Way }[]): string | undefined {
  const best = ways.reduce<Way | undefined>(
    (found, { way }) => (better(way, found) ? way : found),
    undefined,
  );
  return ways.find(({ way }) => best && way.end === best.end && way.length * 2 + 1 >= best.length)?.to;
}

const flows = new WeakMap<ThreadSpec, ThreadFlow>();
/** By name: the newest form of each thread. */
const newest = new Map<string, ThreadSpec>();

const flowsSame = (a: Node, b: Node | undefined): boolean =>
  a === b ||
  (a.name === b?.name &&
    (a.kind === 'entrypoint') === (b.kind === 'entrypoint') &&
    endOf(a) === endOf(b) &&
    (a.next === b.next ||
      (a.next.length === b.next.length && a.next.every(({ to }, index) => to === b.next[index]?.to))));

/** Kept per immutable thread; an edit that changes nothing of it (an argument, a name of a task) keeps the very answer. */
export function flowOf(thread: ThreadSpec): ThreadFlow {
  const known = flows.get(thread);
  if (known !== undefined) return known;
  const last = newest.get(thread.name);
  const isSame =
    last?.nodes.length === thread.nodes.length &&
    last.nodes.every((node, index) => flowsSame(node, thread.nodes[index]));
  const flow = (isSame ? flows.get(last) : undefined) ?? findFlow(thread);
  flows.set(thread, flow);
  newest.set(thread.name, thread);
  return flow;
}

function findFlow(thread: ThreadSpec): ThreadFlow {
  const { back, completed } = walk(thread);
  const forward = (node: Node): readonly string[] =>
    node.next.flatMap((edge, index) => (back.has(edgeKey(node.name, index)) ? [] : [edge.to]));
  const ways = new Map<string, Way>();
  for (const node of completed) {
    let way: Way = { end: endOf(node), length: 0 };
    for (const to of forward(node)) {
      const after = ways.get(to);
      if (after && better({ ...after, length: after.length + 1 }, way))
        way = { end: after.end, length: after.length + 1 };
    }
    ways.set(node.name, way);
  }
  const column = new Map(thread.nodes.map((node) => [node.name, 0]));
  for (const node of completed.toReversed())
    for (const to of forward(node))
      if (column.has(to))
        column.set(to, Math.max(column.get(to) as number, (column.get(node.name) as number) + 1));
  const follow = (node: Node, open: (name: string) => boolean): string | undefined =>
    firstGood(
      forward(node).flatMap((to) => {
        const way = ways.get(to);
        return way && open(to) ? [{ to, way }] : [];
      }),
    );
  const byName = new Map(thread.nodes.map((node) => [node.name, node]));
  const mainPath: string[] = [];
  let at: Node | undefined = thread.nodes.find((node) => node.kind === 'entrypoint');
  while (at !== undefined) {
    mainPath.push(at.name);
    const next = follow(at, () => true);
    at = next === undefined ? undefined : byName.get(next);
  }
  return { back, mainPath, column, follow };
}
