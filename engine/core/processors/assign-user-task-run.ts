/** AssignUserTaskRun: sets user and group, the one that is not given is cleared (littlehorse.md §7.2). */
import { UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { isOver } from '../user-tasks/is-over.ts';
import { assign, visitOfUserTask } from '../user-tasks/user-task-run.ts';
import { EMPTY, type Processor, refuse } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

export const assignUserTaskRun: Processor<'assign-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const { userId, userGroup } = request;
    if (userId === undefined && userGroup === undefined)
      return refuse(
        'INVALID_ARGUMENT',
        "must provide either UserGroup or userId: UserId can't be empty where no userGroup is given",
      );
    if (isBlank(userId)) return refuse('INVALID_ARGUMENT', "UserId can't be empty");
    if (isBlank(userGroup)) return refuse('INVALID_ARGUMENT', "UserGroup can't be empty");
    if (isOver(run))
      return refuse(
        'FAILED_PRECONDITION',
        `Couldn't reassign User Task Run since it is in terminal status ${UserTaskRunStatus[run.status]}`,
      );
    if (run.userId !== undefined && !request.overrideClaim) {
      return refuse('FAILED_PRECONDITION', `User Task Run already assigned to ${run.userId}`);
    }
    const visit = visitOfUserTask(step, state, run);
    if (visit !== undefined) assign(visit, run, { userId, userGroup });
    else step.emit(state.id, 'user-task-run-assigned', { guid, userId, userGroup });
    step.touch(state);
    return EMPTY;
  });

/** Given, but nobody. */
const isBlank = (text: string | undefined): boolean => text?.trim() === '';
