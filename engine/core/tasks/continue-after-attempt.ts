/** What follows when an attempt has ended: another one, or the NodeRun that made the TaskRun goes on. */
import type { TaskRun } from '#api/gen/task_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { mayRetry, retry, scheduleAttempt } from './task-attempts.ts';

/**
 * A TASK Node decides itself: its ThreadRun may be halted, and is then tried again when it resumes. A user task's
 * reminder has no ThreadRun that waits for it.
 */
export function continueAfterAttempt(step: Deciding, state: WfRunState, run: TaskRun): void {
  const source = run.source?.taskRunSource;
  if (source?.case === 'taskNode') step.wake(state, source.value.nodeRunId?.threadRunNumber ?? 0);
  else if (mayRetry(run)) retry(step, state, run);
}

/** The backoff of the pending attempt is over. */
export function continueAfterBackoff(step: Deciding, state: WfRunState, run: TaskRun): void {
  const source = run.source?.taskRunSource;
  if (source?.case === 'taskNode') step.wake(state, source.value.nodeRunId?.threadRunNumber ?? 0);
  else scheduleAttempt(step, state, run, run.attempts.length - 1);
}
