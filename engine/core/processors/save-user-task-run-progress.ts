/** SaveUserTaskRunProgress: the results replace those saved before; fields are not checked (§7.2, §11 row 34). */
import {
  SaveUserTaskRunProgressRequest_SaveUserTaskRunAssignmentPolicy as Policy,
  UserTaskRunStatus,
} from '#api/gen/user_tasks_pb.js';
import { isOver } from '../user-tasks/is-over.ts';
import { type Processor, refuse } from './processor.ts';
import { replyWith, withUserTaskRun } from './user-task.ts';

export const saveUserTaskRunProgress: Processor<'save-user-task-run-progress'> = (step, { request }) =>
  withUserTaskRun(step, request.userTaskRunId, ({ state, run, guid }) => {
    const { userId, results, policy } = request;
    if (isOver(run))
      return refuse('FAILED_PRECONDITION', `UserTaskRun is in status ${UserTaskRunStatus[run.status]}`);
    const isOthers = run.userId !== undefined && run.userId !== userId;
    if (isOthers && policy === Policy.FAIL_IF_CLAIMED_BY_OTHER) {
      return refuse('FAILED_PRECONDITION', `UserTaskRun is assigned to another user: ${run.userId}`);
    }
    step.emit(state.id, 'user-task-run-saved', { guid, userId, results });
    return replyWith(run);
  });
