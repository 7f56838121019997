/**
 * How a TaskRun's last attempt fails its NodeRun: by its status, whatever error the worker named (§5.1, §8.3). The message
 * is the real server's, word for word; why the attempt failed stands in the attempt.
 */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import type { TaskRun } from '#api/gen/task_run_pb.js';
import { type ErrorName, error, exception, type FailureGiven } from '../threads/failure.ts';
import { nullValue } from '../values/null-value.ts';

const ERRORS: Readonly<Partial<Record<TaskStatus, readonly [ErrorName, string]>>> = {
  [TaskStatus.TASK_FAILED]: ['TASK_FAILURE', 'Task execution failed'],
  [TaskStatus.TASK_TIMEOUT]: ['TIMEOUT', 'Task timed out'],
  [TaskStatus.TASK_INPUT_VAR_SUB_ERROR]: ['VAR_SUB_ERROR', 'Failed calculating Task Input Variables'],
  [TaskStatus.TASK_OUTPUT_SERDE_ERROR]: [
    'VAR_MUTATION_ERROR',
    'Failed serializing or deserializing Task Output',
  ],
};

/** Undefined while the TaskRun is on its way, and when it succeeded. */
export function failureOfTask({ status, attempts }: TaskRun): FailureGiven | undefined {
  const last = attempts.at(-1);
  if (status === TaskStatus.TASK_EXCEPTION && last?.result.case === 'exception') {
    const { name, message, content } = last.result.value;
    return exception(name, message, content ?? nullValue());
  }
  const known = ERRORS[status];
  if (known === undefined) return undefined;
  return error(...known);
}
