/** AssignUserTaskRun: sets user and group, the one that is not given is cleared (littlehorse.md §7.2). */
import { UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { isOver } from '../user-tasks/is-over.ts';
import { assign, visitOfUserTask } from '../user-tasks/user-task-run.ts';
import { EMPTY, type Processor, refuse } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

export const assignUserTaskRun: Processor<'assign-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const userId = request.userId || undefined;
    const userGroup = request.userGroup || undefined;
    if (!userId && !userGroup)
      return refuse(
        'INVALID_ARGUMENT',
        "Neither userGroup nor userId is given, or they are empty: it can't be assigned to nobody.",
      );
    if (isOver(run))
      return refuse(
        'FAILED_PRECONDITION',
        `The UserTaskRun can't be assigned: it is in terminal status ${UserTaskRunStatus[run.status]}.`,
      );
    if (run.userId !== undefined && !request.overrideClaim) {
      return refuse('FAILED_PRECONDITION', `The UserTaskRun belongs to ${run.userId}.`);
    }
    const visit = visitOfUserTask(step, state, run);
    if (visit !== undefined) assign(visit, run, { userId, userGroup });
    else step.emit(state.id, 'user-task-run-assigned', { guid, userId, userGroup });
    step.touch(state);
    return EMPTY;
  });
