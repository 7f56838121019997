/** Paths that lead nowhere: nodes that are never reached, that end without an exit, and loops without a way out. */
import { nodeIndex } from '../../document/node-index.ts';
import type { Problem } from '../../document/problem.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import type { ProblemCode } from '../../document/problem-code.ts';
import { reachable, threadGraph, type ThreadGraph } from './thread-graph.ts';

export const lintPaths: ThreadLint = (thread) => {
  const graph = threadGraph(thread);
  const starts = graph.numbers.filter((_, at) => thread.nodes[at]!.kind === 'entrypoint');
  const isReached = reachable(starts, graph.next);
  const problems: Problem[] = [];
  if (!thread.nodes.some((node) => node.kind === 'exit'))
    problems.push({
      code: 'thread-without-exit',
      severity: 'warning',
      message: `Thread “${thread.name}” has no exit, so it can never complete; add one at the end of its path.`,
      place: { thread: thread.name },
    });
  thread.nodes.forEach((node, at) => {
    const report = (code: ProblemCode, message: string) =>
      problems.push(nodeProblem(code, 'warning', message, thread.name, node.name));
    if (starts.length > 0 && !isReached[graph.numbers[at]!])
      report(
        'unreachable-node',
        `No path leads to “${node.name}”, so it never runs; connect it or take it away.`,
      );
    else if (node.kind !== 'exit' && node.next.length === 0)
      report(
        'path-falls-off',
        `Nothing comes after “${node.name}”: the run fails there; lead it on, for example to an exit.`,
      );
  });
  return [...problems, ...loopsWithoutWayOut(thread, graph, isReached)];
};

/** Nodes that are reached and lead on, but from which no path ends; one problem a loop. */
function loopsWithoutWayOut(
  thread: ThreadSpec,
  { numbers, next, before }: ThreadGraph,
  isReached: readonly boolean[],
): readonly Problem[] {
  const names = nodeIndex(thread);
  const endsOrLeaves = numbers.filter((_, at) => {
    const edges = thread.nodes[at]!.next;
    return edges.length === 0 || edges.some(({ to }) => !names.has(to));
  });
  const isEnding = reachable(endsOrLeaves, before);
  const problems: Problem[] = [];
  const isTold = new Set<number>();
  for (const number of new Set(numbers)) {
    if (!isReached[number] || isEnding[number] || isTold.has(number)) continue;
    const isRound = reachable(next[number]!, next);
    if (!isRound[number]) continue;
    isRound.forEach((isOn, each) => isOn && isTold.add(each));
    problems.push(
      nodeProblem(
        'loop-without-way-out',
        'warning',
        `From “${thread.nodes[number]!.name}” every path leads back to it, so the thread never ends; add an edge that leaves the loop.`,
        thread.name,
        thread.nodes[number]!.name,
      ),
    );
  }
  return problems;
}
