/** Appliers of TaskRuns. TaskRun.status mirrors the last attempt (littlehorse.md §4.1). */
import { create } from '@bufbuild/protobuf';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { CheckpointIdSchema, TaskRunIdSchema } from '#api/gen/object_id_pb.js';
import { CheckpointSchema, TaskAttemptSchema, TaskRunSchema } from '#api/gen/task_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { EntryOf } from '../entries.ts';
import type { TaskRunEntries } from '../entries/task-run-entries.ts';
import { checkpointKey, timestamp } from '../ids.ts';
import type { Appliers } from './applier.ts';
import { nodeRunOf, taskAttemptOf, taskRunOf } from './find.ts';

function createTaskRun(state: WfRunState, entry: EntryOf<'task-run-created'>): void {
  const id = create(TaskRunIdSchema, { wfRunId: state.wfRun.id, taskGuid: entry.guid });
  const taskRun = create(TaskRunSchema, {
    id,
    taskDefId: { name: entry.taskDefName },
    inputVariables: entry.inputs,
    source: entry.source,
    scheduledAt: timestamp(entry.at),
    status: TaskStatus.TASK_SCHEDULED,
    timeoutSeconds: entry.timeoutSeconds,
    totalAttempts: entry.totalAttempts,
    exponentialBackoff: entry.backoff,
  });
  state.taskRuns.set(entry.guid, taskRun);
  const source = entry.source.taskRunSource;
  if (source.case !== 'taskNode' || source.value.nodeRunId === undefined) return;
  const { nodeType } = nodeRunOf(
    state,
    source.value.nodeRunId.threadRunNumber,
    source.value.nodeRunId.position,
  );
  if (nodeType.case === 'task') nodeType.value.taskRunId = id;
}

export const taskRunAppliers: Appliers<keyof TaskRunEntries> = {
  'task-run-created': { 1: createTaskRun },
  'task-attempt-pending': {
    1: (state, { guid }) => {
      const taskRun = taskRunOf(state, guid);
      taskRun.attempts.push(create(TaskAttemptSchema, { status: TaskStatus.TASK_PENDING }));
      taskRun.status = TaskStatus.TASK_PENDING;
    },
  },
  'task-attempt-scheduled': {
    1: (state, { guid, attempt, at }) => {
      const taskRun = taskRunOf(state, guid);
      let scheduled = taskRun.attempts[attempt];
      if (scheduled === undefined) taskRun.attempts.push((scheduled = create(TaskAttemptSchema)));
      scheduled.status = TaskStatus.TASK_SCHEDULED;
      scheduled.scheduleTime = timestamp(at);
      taskRun.status = TaskStatus.TASK_SCHEDULED;
    },
  },
  'task-attempt-started': {
    1: (state, { guid, attempt: number, workerId, workerVersion, at }) => {
      const attempt = taskAttemptOf(state, guid, number);
      attempt.status = TaskStatus.TASK_RUNNING;
      attempt.startTime = timestamp(at);
      attempt.taskWorkerId = workerId;
      attempt.taskWorkerVersion = workerVersion ?? '';
      taskRunOf(state, guid).status = TaskStatus.TASK_RUNNING;
    },
  },
  'task-attempt-ended': {
    1: (state, { guid, attempt: number, status, result, logOutput, masked, at }) => {
      const attempt = taskAttemptOf(state, guid, number);
      attempt.status = status;
      attempt.endTime = timestamp(at);
      attempt.result = result;
      if (logOutput !== undefined) attempt.logOutput = logOutput;
      attempt.maskedValue = masked;
      taskRunOf(state, guid).status = status;
    },
  },
  'checkpoint-put': {
    1: (state, { guid, number, value, logs, at }) => {
      const taskRun = taskRunOf(state, guid);
      state.checkpoints.set(
        checkpointKey(guid, number),
        create(CheckpointSchema, {
          id: create(CheckpointIdSchema, { taskRun: taskRun.id, checkpointNumber: number }),
          value,
          logs,
          createdAt: timestamp(at),
        }),
      );
      taskRun.totalCheckpoints = number + 1;
    },
  },
};
