/** ReportTask: always OK; what does not fit an attempt that a worker has is ignored (littlehorse.md §8.3). */
import { create } from '@bufbuild/protobuf';
import { LHErrorType, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ReportTaskRun } from '#api/gen/service_pb.js';
import { LHTaskErrorSchema, type TaskAttempt, type TaskRun } from '#api/gen/task_run_pb.js';
import type { Deciding } from '../deciding.ts';
import { endAttempt, guidOf } from '../tasks/task-attempts.ts';
import { continueAfterAttempt } from '../tasks/continue-after-attempt.ts';
import { incompatibility } from '../values/incompatible.ts';
import { storedJson, unreadableJson } from '#model/values/stored-json.ts';
import { stampType } from '../values/stamp-type.ts';
import { nullValue } from '../values/null-value.ts';
import { EMPTY, findWfRun, type Processor } from './processor.ts';

interface Ended {
  readonly status: TaskStatus;
  readonly result: TaskAttempt['result'];
}

const REPORTABLE: ReadonlySet<TaskStatus> = new Set([
  TaskStatus.TASK_SUCCESS,
  TaskStatus.TASK_FAILED,
  TaskStatus.TASK_TIMEOUT,
  TaskStatus.TASK_OUTPUT_SERDE_ERROR,
  TaskStatus.TASK_INPUT_VAR_SUB_ERROR,
  TaskStatus.TASK_EXCEPTION,
]);

/** A success without output has a NULL output (§11, row 50); one of the wrong type is no success. */
function outcomeOf(step: Deciding, run: TaskRun, { status, result }: ReportTaskRun): Ended {
  if (status === TaskStatus.TASK_EXCEPTION && result.case !== 'exception') {
    return { status: TaskStatus.TASK_FAILED, result };
  }
  if (status === TaskStatus.TASK_EXCEPTION && result.case === 'exception') {
    const content = storedJson(result.value.content ?? nullValue());
    return { status, result: { case: 'exception', value: { ...result.value, content } } };
  }
  if (status !== TaskStatus.TASK_SUCCESS) return { status, result };
  const output = storedJson(result.case === 'output' ? result.value : nullValue());
  const unreadable = unreadableJson(output);
  if (unreadable !== undefined) {
    const error = create(LHTaskErrorSchema, { type: LHErrorType.VAR_SUB_ERROR, message: unreadable });
    return { status: TaskStatus.TASK_OUTPUT_SERDE_ERROR, result: { case: 'error', value: error } };
  }
  const type = step.metadata.taskDef(run.taskDefId?.name ?? '')?.returnType?.returnType;
  const why = type && incompatibility(output, type, step.metadata);
  if (why === undefined) {
    const value = type === undefined ? output : stampType(output, type, step.metadata);
    return { status, result: { case: 'output', value } };
  }
  const message = `Task output incompatible with declared return type: ${why}`;
  const error = create(LHTaskErrorSchema, { type: LHErrorType.VAR_SUB_ERROR, message });
  return { status: TaskStatus.TASK_OUTPUT_SERDE_ERROR, result: { case: 'error', value: error } };
}

export const reportTask: Processor<'report-task'> = (step, { request }) => {
  const state = findWfRun(step, request.taskRunId?.wfRunId);
  const run = state?.taskRuns.get(request.taskRunId?.taskGuid ?? '');
  if (state === undefined || run === undefined) return EMPTY;
  const attempt = run.attempts.length - 1;
  const isRunning = run.status === TaskStatus.TASK_RUNNING && request.attemptNumber === attempt;
  if (!isRunning || !REPORTABLE.has(request.status)) return EMPTY;
  const masked = step.metadata.taskDef(run.taskDefId?.name ?? '')?.returnType?.returnType?.masked ?? false;
  const ended = outcomeOf(step, run, request);
  const { logOutput } = request;
  endAttempt(step, state, { guid: guidOf(run), attempt, ...ended, logOutput, masked });
  continueAfterAttempt(step, state, run);
  return EMPTY;
};
