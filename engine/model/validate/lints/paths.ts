/** Paths that lead nowhere: nodes that are never reached, that end without an exit, and loops without a way out. */
import type { Node } from '../../document/node.ts';
import type { Problem } from '../../document/problem.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';
import type { ProblemCode } from '../../document/problem-code.ts';

function reachable(start: Iterable<string>, next: (name: string) => Iterable<string>): ReadonlySet<string> {
  const found = new Set(start);
  for (const name of found) for (const to of next(name)) found.add(to);
  return found;
}

export const lintPaths: ThreadLint = (thread) => {
  const nodes = new Map(thread.nodes.map((node) => [node.name, node]));
  const successors = (name: string) => (nodes.get(name)?.next ?? []).map((edge) => edge.to);
  const starts = thread.nodes.filter((node) => node.kind === 'entrypoint').map((node) => node.name);
  const reached = reachable(starts, successors);
  const problems: Problem[] = [];
  if (!thread.nodes.some((node) => node.kind === 'exit'))
    problems.push({
      code: 'thread-without-exit',
      severity: 'warning',
      message: `Thread “${thread.name}” has no exit, so it can never complete; add one at the end of its path.`,
      place: { thread: thread.name },
    });
  for (const node of thread.nodes) {
    const report = (code: ProblemCode, message: string) =>
      problems.push(nodeProblem(code, 'warning', message, thread.name, node.name));
    if (starts.length > 0 && !reached.has(node.name))
      report(
        'unreachable-node',
        `No path leads to “${node.name}”, so it never runs; connect it or take it away.`,
      );
    else if (node.kind !== 'exit' && node.next.length === 0)
      report(
        'path-falls-off',
        `Nothing comes after “${node.name}”: the run fails there; lead it on, for example to an exit.`,
      );
  }
  return [...problems, ...loopsWithoutWayOut(thread, nodes, reached)];
};

/** Nodes that are reached and lead on, but from which no path ends; one problem a loop. */
function loopsWithoutWayOut(
  thread: ThreadSpec,
  nodes: ReadonlyMap<string, Node>,
  reached: ReadonlySet<string>,
): readonly Problem[] {
  const before = new Map<string, string[]>();
  for (const node of thread.nodes)
    for (const { to } of node.next) {
      const list = before.get(to);
      if (list === undefined) before.set(to, [node.name]);
      else list.push(node.name);
    }
  const ends = thread.nodes.filter((node) => node.next.length === 0).map((node) => node.name);
  const leavesThread = thread.nodes.filter((node) => node.next.some(({ to }) => !nodes.has(to)));
  const ending = reachable(
    [...ends, ...leavesThread.map((node) => node.name)],
    (name) => before.get(name) ?? [],
  );
  const trapped = new Set(
    thread.nodes.map((node) => node.name).filter((name) => reached.has(name) && !ending.has(name)),
  );
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const name of trapped) {
    if (told.has(name)) continue;
    const round = reachable(
      (nodes.get(name)?.next ?? []).map((edge) => edge.to),
      (each) => (nodes.get(each)?.next ?? []).map((edge) => edge.to),
    );
    if (!round.has(name)) continue;
    for (const each of round) told.add(each);
    problems.push(
      nodeProblem(
        'loop-without-way-out',
        'warning',
        `From “${name}” every path leads back to it, so the thread never ends; add an edge that leaves the loop.`,
        thread.name,
        name,
      ),
    );
  }
  return problems;
}
