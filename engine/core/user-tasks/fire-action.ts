/** A user task's action is due: a reminder TaskRun, a cancellation or another owner (littlehorse.md §7.3). */
import { create } from '@bufbuild/protobuf';
import type { UTActionTrigger } from '#api/gen/common_wfspec_pb.js';
import { TaskRunSourceSchema } from '#api/gen/task_run_pb.js';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { type UserTaskRun, UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { nodeRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { createTaskRun } from '../tasks/create-task-run.ts';
import { valueText } from '../values/value-text.ts';
import { evaluate } from '../values/evaluate.ts';
import type { Timer } from '../timers.ts';
import { isOver } from './is-over.ts';
import { assign, cancel, visitOfUserTask } from './user-task-run.ts';

/**
 * Does nothing when the user task is done. One that is cancelled is cancelled again, wherever its ThreadRun is now; of the
 * other actions there is only the reminder where the NodeRun runs, which it does after a halt (observed on 1.2.1).
 */
export function fireAction(step: Deciding, state: WfRunState, timer: Timer): void {
  const { subject = '', attempt = 0, threadRunNumber = 0, nodeRunPosition = 0 } = timer;
  const run = state.userTaskRuns.get(subject);
  if (run === undefined || run.status === UserTaskRunStatus.DONE) return;
  const nodeRun = nodeRunOf(state, threadRunNumber, nodeRunPosition);
  const { threadSpecName, nodeName } = nodeRun;
  const node = step.threadSpec(state, threadSpecName, nodeRun)?.nodes[nodeName]?.node;
  const action = node?.case === 'userTask' ? node.value.actions[attempt] : undefined;
  if (action?.action.case === 'cancel') cancel(step, state, run);
  const visit = visitOfUserTask(step, state, run);
  if (visit?.nodeRun.status === LHStatus.RUNNING && action !== undefined) act(visit, run, action);
}

function act(visit: Visit, run: UserTaskRun, { action }: UTActionTrigger): void {
  switch (action.case) {
    case 'reassign': {
      if (isOver(run)) return;
      const text = (assignment: typeof action.value.userId) => {
        const value = assignment && evaluate(assignment, visit.scope);
        return value?.ok && value.value.value.case !== undefined ? valueText(value.value) : undefined;
      };
      const userId = text(action.value.userId);
      const userGroup = text(action.value.userGroup);
      // An owner who cannot be told leaves the user task with the one it has.
      // Nor does one that only a group has go to a user (observed on 1.2.1).
      // Who is told to be '' is that user (observed on 1.2.1).
      const isGiven = userId === undefined ? Boolean(userGroup) : run.userId !== undefined;
      if (isGiven) assign(visit, run, { userId, userGroup });
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
