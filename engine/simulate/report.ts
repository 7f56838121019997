/** What a worker reports for a mocked outcome, in the words of the wire (littlehorse.md §8.3). */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { LHErrorType, TaskStatus } from '#api/gen/common_enums_pb.js';
import { type ReportTaskRun, ReportTaskRunSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { MockedOutcome } from '#model/document/scenario.ts';
import { literalOf } from './scenario-value.ts';

export type Reported = Exclude<MockedOutcome, { kind: 'times-out' }>;

export function reportOf(task: ScheduledTask, outcome: Reported, nowMs: number): ReportTaskRun {
  return create(ReportTaskRunSchema, {
    taskRunId: task.taskRunId,
    attemptNumber: task.attemptNumber,
    time: timestampFromMs(nowMs),
    ...resultOf(outcome),
  });
}

function resultOf(outcome: Reported) {
  switch (outcome.kind) {
    case 'output':
      return {
        status: TaskStatus.TASK_SUCCESS,
        result: { case: 'output' as const, value: literalOf(outcome.value) },
      };
    case 'exception': {
      const content =
        outcome.content === undefined ? create(VariableValueSchema) : literalOf(outcome.content);
      const value = { name: outcome.name, message: outcome.message ?? '', content };
      return { status: TaskStatus.TASK_EXCEPTION, result: { case: 'exception' as const, value } };
    }
    case 'error': {
      const value = { type: LHErrorType.TASK_FAILURE, message: outcome.message };
      return { status: TaskStatus.TASK_FAILED, result: { case: 'error' as const, value } };
    }
  }
}
