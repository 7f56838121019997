/** Sets the timers of a user task's actions (littlehorse.md §7.3). */
import { type UTActionTrigger, UTActionTrigger_UTHook as Hook } from '#api/gen/common_wfspec_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import type { NodeOf, Visit } from '../nodes/node-behaviour.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import type { Scope } from '../values/scope.ts';
import { typeNameOf } from '../values/variable-value.ts';

/** An action that waits, by its index in the Node. */
interface Delayed {
  readonly index: number;
  readonly seconds: bigint;
}

/** As 1.2.1 says it. */
export const badUserTask = (why: string): FailureGiven =>
  error('VAR_SUB_ERROR', `Invalid variables when creating UserTaskRun: ${why}`);

type When = 'created-for-user' | 'created-for-group' | 'user-changed';

/**
 * Which actions begin to wait, and how long. ON_ARRIVAL when the user task is made; ON_TASK_ASSIGNED whenever it gets
 * another user, and not when only a group has it. Earlier timers stay, whoever has it then (both asked of 1.2.1:
 * ann, bob and cid in turn give three reminders). A delay that is not INT fails the NodeRun before there is a UserTaskRun.
 */
export function delaysOf(
  { actions }: NodeOf<'userTask'>,
  scope: Scope,
  when: When,
): Result<Delayed[], FailureGiven> {
  const delayed: Delayed[] = [];
  for (const [index, { hook, delaySeconds }] of actions.entries()) {
    if (!isDue(hook, when)) continue;
    const delay = delaySeconds && evaluate(delaySeconds, scope);
    if (delay?.ok === false) return err(badUserTask(delay.error.message));
    const { value } = delay ?? {};
    if (value !== undefined && value.value.case !== 'int') {
      const type = typeNameOf(value);
      return err(badUserTask(`Delay for User Task Action was not an INT, got a ${type}`));
    }
    delayed.push({ index, seconds: value?.value.case === 'int' ? value.value.value : 0n });
  }
  return ok(delayed);
}

const isDue = (hook: UTActionTrigger['hook'], when: When): boolean =>
  hook === Hook.ON_TASK_ASSIGNED ? when !== 'created-for-group' : when !== 'user-changed';

export function armActions({ step, state, at }: Visit, run: UserTaskRun, delayed: readonly Delayed[]): void {
  const guid = run.id?.userTaskGuid ?? '';
  for (const { index, seconds } of delayed) {
    step.emit(state.id, 'timer-set', {
      timer: {
        id: `user-task-action/${guid}/${index}/${run.epoch}`,
        at: step.now + Math.max(0, Number(seconds)) * 1000,
        kind: 'user-task-action',
        threadRunNumber: at.thread,
        nodeRunPosition: at.position,
        subject: guid,
        attempt: index,
      },
    });
  }
}
