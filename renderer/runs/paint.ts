/** What a run paints on the canvas: status, visits and attempts per node, taken edges, threads. Pure. */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { NodeOverlay, RunOverlay } from '../store/run-store.ts';
import { isOver, markOf, nodeRunMark } from './node-run-mark.ts';
import { offerOf } from './offers.ts';
import { instantMs, nodeRunKey, taskRunOf, type Run } from './read-run.ts';
import { takenEdges } from './taken-edges.ts';

/** The worker ids of our own mocks begin so (electron/host/mock-worker.ts). */
export const MOCK_WORKER_PREFIX = 'paddock-mock-';

/**
 * @param workflow as it is drawn now: edges that are no longer there are not painted
 * @param chosen key of the NodeRun that is looked at; of any other node the newest NodeRun is shown
 */
export function paint(run: Run, workflow: WorkflowDocument, chosen?: string): RunOverlay {
  const visits = new Map<string, NodeRun[]>();
  for (const nodeRun of run.nodeRuns) {
    const key = `${nodeRun.threadSpecName}/${nodeRun.nodeName}`;
    visits.set(key, [...(visits.get(key) ?? []), nodeRun]);
  }
  const nodes: Record<string, NodeOverlay> = {};
  for (const [key, all] of visits) {
    const shown = all.find((each) => nodeRunKey(each) === chosen) ?? all.at(-1);
    if (shown) nodes[key] = nodeOverlay(run, shown, all);
  }
  return { nodes, edges: takenEdges(run, workflow), threads: threadsOf(run) };
}

function nodeOverlay(run: Run, shown: NodeRun, all: readonly NodeRun[]): NodeOverlay {
  const taskRun = taskRunOf(run, shown);
  const attempt = taskRun?.attempts.at(-1);
  const offer = offerOf(run, shown);
  const note = noteOf(run, shown);
  return {
    status: nodeRunMark(run, shown),
    nodeRun: nodeRunKey(shown),
    visit: all.indexOf(shown) + 1,
    iterations: all.length,
    ...(taskRun && { attempts: taskRun.attempts.length, attemptsMax: taskRun.totalAttempts }),
    ...(attempt?.taskWorkerId.startsWith(MOCK_WORKER_PREFIX) && { mocked: true }),
    ...(note !== undefined && { note }),
    ...(offer && { offer }),
  };
}

/** One line of why the node stands as it does. */
function noteOf(run: Run, nodeRun: NodeRun): string | undefined {
  const failure = nodeRun.failures.at(-1);
  if (failure) return failure.wasProperlyHandled ? `${failure.failureName} · handled` : failure.failureName;
  const taskRun = taskRunOf(run, nodeRun);
  if (taskRun?.status === TaskStatus.TASK_SCHEDULED) return 'waits for a worker';
  if (taskRun?.status === TaskStatus.TASK_PENDING) return 'waits to try again';
  return undefined;
}

/** The newest ThreadRun of each ThreadSpec, and how many there were. */
function threadsOf({ wfRun }: Run): RunOverlay['threads'] {
  const threads: Record<string, RunOverlay['threads'][string]> = {};
  for (const each of [...wfRun.threadRuns].sort((a, b) => a.number - b.number)) {
    const before = threads[each.threadSpecName];
    threads[each.threadSpecName] = { status: markOf(each.status), runs: (before?.runs ?? 0) + 1 };
  }
  return threads;
}

/** From start to end, or to `nowMs` while it runs. One that a user task ends has no end time: then its last NodeRun tells. */
export function elapsedMs({ wfRun, nodeRuns }: Run, nowMs: number): number {
  const start = instantMs(wfRun.startTime);
  const last = nodeRuns.reduce((latest, { endTime }) => Math.max(latest, instantMs(endTime) ?? 0), 0);
  const end = instantMs(wfRun.endTime) ?? (isOver(wfRun.status) && last > 0 ? last : nowMs);
  return start === undefined ? 0 : Math.max(0, end - start);
}
