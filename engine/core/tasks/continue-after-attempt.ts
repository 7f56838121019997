/** What follows when an attempt has ended: another one, or the NodeRun that made the TaskRun goes on. */
import type { TaskRun } from '#api/gen/task_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { mayRetry, retry } from './task-attempts.ts';

/** It is tried again also while its ThreadRun is HALTING, which lasts until the TaskRun is over. */
export function continueAfterAttempt(step: Deciding, state: WfRunState, run: TaskRun): void {
  if (mayRetry(run)) {
    retry(step, state, run);
    return;
  }
  const source = run.source?.taskRunSource;
  if (source?.case === 'taskNode') step.wake(state, source.value.nodeRunId?.threadRunNumber ?? 0);
}
