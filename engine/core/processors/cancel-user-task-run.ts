/** CancelUserTaskRun: its NodeRun fails (littlehorse.md §7.2). What is over stays as it is (§11, row 33: fixed). */
import { isOver } from '../user-tasks/is-over.ts';
import { cancel } from '../user-tasks/user-task-run.ts';
import { EMPTY, type Processor } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

export const cancelUserTaskRun: Processor<'cancel-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run }) => {
    if (!isOver(run)) cancel(step, state, run, 'The user task was cancelled.');
    return EMPTY;
  });
