/** Problems in the order of the file: the workflow, each thread's variables before its nodes, and definitions last. */
import { nodeIndex } from '../document/node-index.ts';
import type { Place, Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';

export function inOrderOfFile(workflow: WorkflowDocument, problems: readonly Problem[]): readonly Problem[] {
  const threads = new Map(workflow.threads.map((thread, index) => [thread.name, index]));
  const nodes = new Map(workflow.threads.map((thread) => [thread.name, nodeIndex(thread)]));
  const rank = (place: Place): readonly [number, number, number] => {
    const thread = place.thread === undefined ? undefined : (threads.get(place.thread) ?? -1);
    if (thread === undefined) return [place.definition === undefined ? -1 : Number.MAX_SAFE_INTEGER, 0, 0];
    if (place.node === undefined) return [thread, place.variable === undefined ? -2 : -1, 0];
    return [thread, nodes.get(place.thread ?? '')?.get(place.node) ?? -1, place.edge ?? -1];
  };
  return problems
    .map((problem) => ({ problem, at: rank(problem.place) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2])
    .map(({ problem }) => problem);
}
