/** TaskAttempts in words. */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { LHErrorType } from '#api/gen/common_enums_pb.js';
import type { TaskAttempt } from '#api/gen/task_run_pb.js';
import type { NodeRunMark } from '../store/run-store.ts';
import { MASK, shortValue } from './value-text.ts';

const marks: Readonly<Record<TaskStatus, readonly [NodeRunMark, string]>> = {
  [TaskStatus.TASK_SCHEDULED]: ['starting', 'waits for a worker'],
  [TaskStatus.TASK_RUNNING]: ['running', 'running'],
  [TaskStatus.TASK_SUCCESS]: ['completed', 'success'],
  [TaskStatus.TASK_FAILED]: ['failed', 'failed'],
  [TaskStatus.TASK_TIMEOUT]: ['failed', 'timed out'],
  [TaskStatus.TASK_OUTPUT_SERDE_ERROR]: ['failed', 'its output could not be read'],
  [TaskStatus.TASK_INPUT_VAR_SUB_ERROR]: ['failed', 'its inputs could not be read'],
  [TaskStatus.TASK_EXCEPTION]: ['exception', 'exception'],
  [TaskStatus.TASK_PENDING]: ['waiting', 'waits to try again'],
};

export const attemptMark = (attempt: TaskAttempt): NodeRunMark => marks[attempt.status]?.[0] ?? 'running';

/** What came of it: a value, a failure with its message, or how it stands. */
export function attemptText(attempt: TaskAttempt): string {
  const { result } = attempt;
  switch (result.case) {
    case 'output':
      return attempt.maskedValue ? MASK : shortValue(result.value, 400);
    case 'error':
      return `${LHErrorType[result.value.type] ?? 'ERROR'}: ${result.value.message}`;
    case 'exception':
      return `${result.value.name}: ${result.value.message}`;
    default:
      return marks[attempt.status]?.[1] ?? '';
  }
}
