/** A worker takes a scheduled attempt: it is TASK_RUNNING, and its time-out clock runs (littlehorse.md §5.6, §8.2). */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { ScheduledTaskSchema } from '#api/gen/service_pb.js';
import { startTimeout } from '../tasks/task-attempts.ts';
import { findWfRun, type Processor, refuse } from './processor.ts';

/** NOT_FOUND or FAILED_PRECONDITION mean: not there any more, offer the worker another one. */
export const claimTask: Processor<'claim-task'> = (step, command) => {
  const { taskRunId, attempt, workerId, workerVersion } = command;
  const state = findWfRun(step, taskRunId.wfRunId);
  const run = state?.taskRuns.get(taskRunId.taskGuid);
  if (state === undefined || run === undefined) return refuse('NOT_FOUND', 'Could not find the TaskRun.');
  const isThere =
    run.status === TaskStatus.TASK_SCHEDULED && attempt === run.attempts.length - 1 && attempt >= 0;
  if (!isThere) return refuse('FAILED_PRECONDITION', `Attempt ${attempt} is not waiting for a worker.`);
  const guid = taskRunId.taskGuid;
  step.emit(state.id, 'task-attempt-started', { guid, attempt, workerId, workerVersion });
  startTimeout(step, state, run, attempt);
  step.touch(state);
  const task = create(ScheduledTaskSchema, {
    taskRunId: run.id,
    taskDefId: run.taskDefId,
    attemptNumber: attempt,
    variables: run.inputVariables,
    createdAt: run.attempts[attempt]?.scheduleTime,
    source: run.source,
    totalObservedCheckpoints: run.totalCheckpoints,
  });
  return { reply: () => task };
};
