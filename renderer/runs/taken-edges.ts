/**
 * Which edges a run took. LittleHorse does not say; but the NodeRuns of a ThreadRun stand in one line, so that two in a
 * row mean an edge from the first one's node to the second one's.
 */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { position, threadNumber, type Run } from './read-run.ts';

/** Times taken, by `thread/node/index of the edge`. */
export function takenEdges(run: Run, workflow: WorkflowDocument): Readonly<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (const line of linesOf(run.nodeRuns)) {
    line.forEach((from, index) => {
      const to = line[index + 1];
      if (to === undefined || isRescue(from, to)) return;
      const key = edgeKey(workflow, from, to);
      if (key !== undefined) taken[key] = (taken[key] ?? 0) + 1;
    });
  }
  return taken;
}

/** The NodeRuns of each ThreadRun by position. */
function linesOf(nodeRuns: readonly NodeRun[]): Iterable<readonly NodeRun[]> {
  const lines = new Map<number, NodeRun[]>();
  for (const nodeRun of nodeRuns) {
    const line = lines.get(threadNumber(nodeRun)) ?? [];
    line.push(nodeRun);
    lines.set(threadNumber(nodeRun), line);
  }
  for (const line of lines.values()) line.sort((a, b) => position(a) - position(b));
  return lines.values();
}

/** RescueThreadRun makes a new NodeRun of the node that failed; no edge was taken (littlehorse.md §5.8). */
const isRescue = (from: NodeRun, to: NodeRun): boolean =>
  from.nodeName === to.nodeName &&
  from.status === LHStatus.ERROR &&
  from.failures.at(-1)?.wasProperlyHandled !== true;

/** Of two edges between the same nodes the run does not say which; the first one is meant then. */
function edgeKey(workflow: WorkflowDocument, from: NodeRun, to: NodeRun): string | undefined {
  const thread = workflow.threads.find((each) => each.name === from.threadSpecName);
  const node = thread?.nodes.find((each) => each.name === from.nodeName);
  const index = node?.next.findIndex((edge) => edge.to === to.nodeName) ?? -1;
  return index < 0 ? undefined : `${from.threadSpecName}/${from.nodeName}/${index}`;
}
