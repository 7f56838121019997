/** A user task's action is due: a reminder TaskRun, a cancellation or another owner (littlehorse.md §7.3). */
import { create } from '@bufbuild/protobuf';
import type { UTActionTrigger } from '#api/gen/common_wfspec_pb.js';
import { TaskRunSourceSchema } from '#api/gen/task_run_pb.js';
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { createTaskRun } from '../tasks/create-task-run.ts';
import { valueText } from '../values/value-text.ts';
import { evaluate } from '../values/evaluate.ts';
import type { Timer } from '../timers.ts';
import { isOver } from './is-over.ts';
import { assign, cancel, visitOfUserTask } from './user-task-run.ts';

/** Does nothing when the user task is over. */
export function fireAction(step: Deciding, state: WfRunState, timer: Timer): void {
  const run = state.userTaskRuns.get(timer.subject ?? '');
  if (run === undefined || isOver(run)) return;
  const visit = visitOfUserTask(step, state, run);
  const node = visit?.node.node;
  const action = node?.case === 'userTask' ? node.value.actions[timer.attempt ?? 0] : undefined;
  if (visit !== undefined && action !== undefined) act(visit, run, action);
}

function act(visit: Visit, run: UserTaskRun, { action }: UTActionTrigger): void {
  const { step, state } = visit;
  switch (action.case) {
    case 'cancel':
      cancel(step, state, run, 'UserTaskRun was cancelled');
      break;
    case 'reassign': {
      const text = (assignment: typeof action.value.userId) => {
        const value = assignment && evaluate(assignment, visit.scope);
        return value?.ok && value.value.value.case !== undefined ? valueText(value.value) : undefined;
      };
      const userId = text(action.value.userId);
      const userGroup = text(action.value.userGroup);
      // An owner who cannot be told leaves the user task with the one it has.
      // Nor does one that only a group has go to a user (observed on 1.2.1).
      if ((userId && run.userId !== undefined) || (!userId && userGroup))
        assign(visit, run, { userId, userGroup });
      break;
    }
    case 'task':
      if (action.value.task !== undefined) remind(visit, run, action.value.task);
      break;
    default:
  }
}

/** A reminder that cannot be made, or fails, does not touch the user task. */
function remind(
  visit: Visit,
  run: UserTaskRun,
  node: NonNullable<Parameters<typeof createTaskRun>[3]['node']>,
) {
  const { step, state, scope, nodeRun, at } = visit;
  const userTaskEventNumber = run.events.length;
  const guid = `ut-${at.thread}-${at.position}-${userTaskEventNumber}`;
  const { userId, userGroup } = run;
  const value = { nodeRunId: nodeRun.id, userTaskEventNumber, userId, userGroup };
  const source = create(TaskRunSourceSchema, {
    taskRunSource: { case: 'userTaskTrigger', value },
  });
  const created = createTaskRun(step, state, scope, { guid, node, source });
  if (!created.ok) return;
  const userTaskGuid = run.id?.userTaskGuid ?? '';
  step.emit(state.id, 'user-task-run-task-executed', { guid: userTaskGuid, taskGuid: guid });
}
