/** Sets the timers of a user task's actions (littlehorse.md §7.3). */
import { type UTActionTrigger, UTActionTrigger_UTHook as Hook } from '#api/gen/common_wfspec_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';

export const actionTimerId = (guid: string, action: number): string => `user-task-action/${guid}/${action}`;

/**
 * At creation all actions; after a change of owner only ON_TASK_ASSIGNED, whose timer then starts anew. Delays are
 * evaluated now, in seconds; one that is not INT fails the NodeRun (VAR_SUB_ERROR).
 */
export function armActions(visit: Visit, run: UserTaskRun, isNew: boolean): Result<undefined, FailureGiven> {
  const { node } = visit.node;
  if (node.case !== 'userTask') return ok(undefined);
  for (const [index, action] of node.value.actions.entries()) {
    const isDue = isNew || action.hook === Hook.ON_TASK_ASSIGNED;
    const delayed = isDue ? arm(visit, run, action, index) : ok(undefined);
    if (!delayed.ok) return delayed;
  }
  return ok(undefined);
}

function arm(
  { step, state, at, scope }: Visit,
  run: UserTaskRun,
  { delaySeconds, hook }: UTActionTrigger,
  index: number,
): Result<undefined, FailureGiven> {
  const delay = delaySeconds && evaluate(delaySeconds, scope);
  if (delay?.ok === false) {
    return err(error('VAR_SUB_ERROR', `Delay of action ${index}: ${delay.error.message}`));
  }
  const seconds = delay?.value.value;
  if (seconds !== undefined && seconds.case !== 'int') {
    return err(
      error('VAR_SUB_ERROR', `Invalid UserTaskRun: the delay of action ${index} must be INT, in seconds.`),
    );
  }
  const guid = run.id?.userTaskGuid ?? '';
  step.emit(state.id, 'timer-set', {
    timer: {
      id: actionTimerId(guid, index),
      at: step.now + Math.max(0, Number(seconds?.value ?? 0n)) * 1000,
      kind: 'user-task-action',
      threadRunNumber: at.thread,
      nodeRunPosition: at.position,
      subject: guid,
      attempt: index,
      epoch: hook === Hook.ON_TASK_ASSIGNED ? run.epoch : undefined,
    },
  });
  return ok(undefined);
}
