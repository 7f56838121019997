/** DONE and CANCELLED are final. */
import { type UserTaskRun, UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';

export const isOver = ({ status }: UserTaskRun): boolean =>
  status === UserTaskRunStatus.DONE || status === UserTaskRunStatus.CANCELLED;
