/** The status of a NodeRun or ThreadRun as the canvas shows it: LHStatus, with waiting told apart from running. */
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { NodeRunMark } from '../store/run-store.ts';
import { taskRunOf, type Run } from './read-run.ts';

/** Kinds of NodeRuns that, while they run, do nothing but wait for somebody or something else. */
const WAITS: ReadonlySet<NodeRun['nodeType']['case']> = new Set([
  'externalEvent',
  'sleep',
  'userTask',
  'waitForThreads',
  'waitForCondition',
  'waitForChildWf',
  'exit',
]);

const marks: Readonly<Record<LHStatus, NodeRunMark>> = {
  [LHStatus.STARTING]: 'starting',
  [LHStatus.RUNNING]: 'running',
  [LHStatus.COMPLETED]: 'completed',
  [LHStatus.HALTING]: 'halting',
  [LHStatus.HALTED]: 'halted',
  [LHStatus.ERROR]: 'failed',
  [LHStatus.EXCEPTION]: 'exception',
};

/** A status that a newer server knows and we don't is shown as running. */
export const markOf = (status: LHStatus): NodeRunMark => marks[status] ?? 'running';

export function nodeRunMark(run: Run, nodeRun: NodeRun): NodeRunMark {
  if (nodeRun.status !== LHStatus.RUNNING && nodeRun.status !== LHStatus.STARTING)
    return markOf(nodeRun.status);
  if (WAITS.has(nodeRun.nodeType.case)) return 'waiting';
  // An attempt that waits for its backoff.
  return taskRunOf(run, nodeRun)?.status === TaskStatus.TASK_PENDING ? 'waiting' : markOf(nodeRun.status);
}

export const isOver = (status: LHStatus): boolean =>
  status === LHStatus.COMPLETED || status === LHStatus.ERROR || status === LHStatus.EXCEPTION;
