/** CancelUserTaskRun: its NodeRun fails (littlehorse.md §7.2). What is done stays so (§11, row 33: fixed). */
import { UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import { cancel } from '../user-tasks/user-task-run.ts';
import { EMPTY, type Processor } from './processor.ts';
import { withUserTaskRun } from './user-task.ts';

export const cancelUserTaskRun: Processor<'cancel-user-task-run'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run }) => {
    // One that is cancelled already only learns of it once more.
    if (run.status !== UserTaskRunStatus.DONE) cancel(step, state, run);
    return EMPTY;
  });
