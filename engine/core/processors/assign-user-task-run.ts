/** AssignUserTaskRun: sets user and group, the one that is not given is cleared (littlehorse.md §7.2). */
import { isOver } from '../user-tasks/is-over.ts';
import { assign, visitOfUserTask } from '../user-tasks/user-task-run.ts';
import { EMPTY, type Processor, refuse } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

export const assignUserTaskRun: Processor<'assign-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const userId = request.userId || undefined;
    const userGroup = request.userGroup || undefined;
    if (!userId && !userGroup) return refuse('INVALID_ARGUMENT', 'Neither user_id nor user_group is given.');
    if (isOver(run)) return refuse('FAILED_PRECONDITION', 'The UserTaskRun is over.');
    if (run.userId !== undefined && !request.overrideClaim) {
      return refuse('FAILED_PRECONDITION', `The UserTaskRun belongs to ${run.userId}.`);
    }
    const visit = visitOfUserTask(step, state, run);
    if (visit !== undefined) assign(visit, run, { userId, userGroup });
    else step.emit(state.id, 'user-task-run-assigned', { guid, userId, userGroup });
    return EMPTY;
  });
