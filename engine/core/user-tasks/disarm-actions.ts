/** Clears the timers of a user task's actions. */
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { clearTimer } from '../threads/clear-timer.ts';

/** The user task is over: its actions no longer matter. */
export function disarmActions(step: Deciding, state: WfRunState, run: UserTaskRun): void {
  const guid = run.id?.userTaskGuid ?? '';
  for (const timer of [...state.timers.values()]) {
    if (timer.kind === 'user-task-action' && timer.subject === guid) clearTimer(step, state, timer.id);
  }
}
