/** The attempts of a TaskRun: scheduled, ended, tried again (littlehorse.md §5.5, §5.6). */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ExponentialBackoffRetryPolicy } from '#api/gen/common_wfspec_pb.js';
import type { TaskRun } from '#api/gen/task_run_pb.js';
import type { Effect, WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import type { EntryPayloads } from '../entries.ts';
import { clearTimer } from '../threads/clear-timer.ts';

export const guidOf = (taskRun: TaskRun): string => taskRun.id?.taskGuid ?? '';

const timeoutId = (guid: string, attempt: number): string => `task-timeout/${guid}/${attempt}`;
const retryId = (guid: string): string => `task-retry/${guid}`;

const queued = (
  kind: 'offer-task' | 'withdraw-task',
  state: WfRunState,
  run: TaskRun,
  attempt: number,
): Effect => {
  const { id: wfRunId } = state.wfRun;
  if (wfRunId === undefined) throw new Error(`WfRun ${state.id} has no id.`);
  return { kind, wfRunId, taskGuid: guidOf(run), taskDefName: run.taskDefId?.name ?? '', attempt };
};

/** The attempt is TASK_SCHEDULED: workers are offered it. */
export function scheduleAttempt(step: Deciding, state: WfRunState, run: TaskRun, attempt: number): void {
  step.emit(state.id, 'task-attempt-scheduled', { guid: guidOf(run), attempt });
  step.effect(queued('offer-task', state, run, attempt));
}

/** Attempts that workers may have now: for queues that are built when a WfRun is loaded. */
export function offersOf(state: WfRunState): Effect[] {
  return [...state.taskRuns.values()]
    .filter(({ status }) => status === TaskStatus.TASK_SCHEDULED)
    .map((run) => queued('offer-task', state, run, run.attempts.length - 1));
}

/** The WfRun goes away: nobody may have its scheduled attempts any more. */
export function withdrawAll(step: Deciding, state: WfRunState): void {
  for (const run of state.taskRuns.values()) {
    if (run.status !== TaskStatus.TASK_SCHEDULED) continue;
    step.effect(queued('withdraw-task', state, run, run.attempts.length - 1));
  }
}

/** Starts the time-out clock of a TASK_RUNNING attempt. A negative time-out comes at once. */
export function startTimeout(step: Deciding, state: WfRunState, run: TaskRun, attempt: number): void {
  const guid = guidOf(run);
  const at = step.now + run.timeoutSeconds * 1000;
  step.emit(state.id, 'timer-set', {
    timer: { id: timeoutId(guid, attempt), at, kind: 'task-timeout', subject: guid, attempt },
  });
}

export function endAttempt(
  step: Deciding,
  state: WfRunState,
  ended: EntryPayloads['task-attempt-ended'],
): void {
  clearTimer(step, state, timeoutId(ended.guid, ended.attempt));
  step.emit(state.id, 'task-attempt-ended', ended);
}

/** TASK_FAILED and TASK_TIMEOUT are tried again, as long as there are attempts left; nothing else is. */
export const mayRetry = ({ status, attempts, totalAttempts }: TaskRun): boolean =>
  (status === TaskStatus.TASK_FAILED || status === TaskStatus.TASK_TIMEOUT) &&
  attempts.length < totalAttempts;

/** Schedules the next attempt, or lets it wait (TASK_PENDING) for its backoff. */
export function retry(step: Deciding, state: WfRunState, run: TaskRun): void {
  const guid = guidOf(run);
  const attempt = run.attempts.length;
  const delay = backoffMs(run.exponentialBackoff, attempt);
  if (delay <= 0) {
    scheduleAttempt(step, state, run, attempt);
    return;
  }
  step.emit(state.id, 'task-attempt-pending', { guid, attempt });
  const timer = {
    id: retryId(guid),
    at: step.now + delay,
    kind: 'task-retry',
    subject: guid,
    attempt,
  } as const;
  step.emit(state.id, 'timer-set', { timer });
}

/** min(base · multiplier^(k−1), max) for retry k, in whole milliseconds. No maximum when it is not positive. */
export function backoffMs(policy: ExponentialBackoffRetryPolicy | undefined, k: number): number {
  if (policy === undefined) return 0;
  const delay = policy.baseIntervalMs * policy.multiplier ** (k - 1);
  const max = Number(policy.maxDelayMs);
  return Math.round(max > 0 ? Math.min(delay, max) : delay);
}
