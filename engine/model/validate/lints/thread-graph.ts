/**
 * The edges of a thread by numbers instead of names, for questions about its paths: threads may have thousands of nodes.
 * Of nodes of one name the last one stands for all; edges to nodes that are not there lead nowhere.
 */
import { nodeIndex } from '../../document/node-index.ts';
import type { ThreadSpec } from '../../document/workflow.ts';

export interface ThreadGraph {
  /** The number of each node of the thread, in its order. */
  readonly numbers: readonly number[];
  /** Numbers of the nodes that edges lead to, by the number of the node that they leave. */
  readonly next: readonly (readonly number[])[];
  /** The same backwards: whatever has an edge to the node. */
  readonly before: readonly (readonly number[])[];
}

const nothing: readonly number[] = [];

export function threadGraph(thread: ThreadSpec): ThreadGraph {
  const index = nodeIndex(thread);
  const numbers = thread.nodes.map(({ name }) => index.get(name)!);
  const next = new Array<readonly number[]>(thread.nodes.length).fill(nothing);
  const before: number[][] = Array.from(next, () => []);
  thread.nodes.forEach((node, at) => {
    const number = numbers[at]!;
    const targets: number[] = [];
    for (const { to } of node.next) {
      const target = index.get(to);
      if (target === undefined) continue;
      targets.push(target);
      before[target]!.push(number);
    }
    if (number === at) next[at] = targets;
  });
  return { numbers, next, before };
}

/** By number, whether a node is one of `starts` or is reached from there. */
export function reachable(
  starts: readonly number[],
  next: readonly (readonly number[])[],
): readonly boolean[] {
  const isFound = new Array<boolean>(next.length).fill(false);
  const found: number[] = [];
  const find = (number: number): void => {
    if (isFound[number]) return;
    isFound[number] = true;
    found.push(number);
  };
  starts.forEach(find);
  for (const number of found) for (const to of next[number]!) find(to);
  return isFound;
}
