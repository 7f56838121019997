/** What a worker reports for a mocked outcome, in the words of the wire (littlehorse.md §8.3). */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { LHErrorType, TaskStatus } from '#api/gen/common_enums_pb.js';
import { type ReportTaskRun, ReportTaskRunSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import { type TypeDefinition, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { MockedOutcome } from '#model/document/scenario.ts';
import type { LiteralOf } from './scenario-value.ts';

export type Reported = Exclude<MockedOutcome, { kind: 'times-out' }>;

/** @param returns what the TaskDef says that its workers give */
export function reportOf(
  task: ScheduledTask,
  outcome: Reported,
  nowMs: number,
  literalOf: LiteralOf,
  returns: TypeDefinition | undefined,
): ReportTaskRun {
  return create(ReportTaskRunSchema, {
    taskRunId: task.taskRunId,
    attemptNumber: task.attemptNumber,
    time: timestampFromMs(nowMs),
    ...resultOf(outcome, literalOf, returns),
  });
}

function resultOf(outcome: Reported, literalOf: LiteralOf, returns: TypeDefinition | undefined) {
  switch (outcome.kind) {
    case 'output':
      return {
        status: TaskStatus.TASK_SUCCESS,
        result: { case: 'output' as const, value: literalOf(outcome.value, returns) },
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
