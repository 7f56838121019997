/** What happens to TaskRuns. `guid` is the TaskRun's; `attempt` counts from 0. */
import type { TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ExponentialBackoffRetryPolicy } from '#api/gen/common_wfspec_pb.js';
import type { TaskAttempt, TaskRunSource, VarNameAndVal } from '#api/gen/task_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';

export interface TaskRunEntries {
  'task-run-created': {
    guid: string;
    taskDefName: string;
    inputs: VarNameAndVal[];
    source: TaskRunSource;
    timeoutSeconds: number;
    totalAttempts: number;
    backoff?: ExponentialBackoffRetryPolicy;
  };
  /** A new attempt waits for its backoff (TASK_PENDING). */
  'task-attempt-pending': { guid: string; attempt: number };
  /** A new attempt, or the pending one, is TASK_SCHEDULED: workers may have it. */
  'task-attempt-scheduled': { guid: string; attempt: number };
  'task-attempt-started': { guid: string; attempt: number; workerId: string; workerVersion?: string };
  'task-attempt-ended': {
    guid: string;
    attempt: number;
    status: TaskStatus;
    result: TaskAttempt['result'];
    logOutput?: VariableValue;
    masked: boolean;
  };
  'checkpoint-put': { guid: string; number: number; value: VariableValue; logs?: string };
}
