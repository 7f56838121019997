/** Which outcome of a MockPlan a TaskRun's attempt gets: the n-th attempt of that TaskDef in one WfRun the n-th, then the last. */
import { create, fromJson } from '@bufbuild/protobuf';
import type { JsonValue, MessageInitShape } from '@bufbuild/protobuf';
import { LHErrorType, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ReportTaskRunSchema, ScheduledTask } from '#api/gen/service_pb.js';
import { VariableValueSchema, type VariableValue } from '#api/gen/type_definition_pb.js';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import type { MockOutcome, MockPlan } from '../bridge/contract.ts';
import { ServiceError } from '../bridge/service-error.ts';

const MOST_RUNS_KEPT = 10_000;

const wfRunKey = (id: WfRunId | undefined): string =>
  id === undefined ? '' : `${wfRunKey(id.parentWfRunId)}/${id.id}`;

function value(json: JsonValue | undefined, taskDef: string): VariableValue {
  try {
    return json === undefined ? create(VariableValueSchema) : fromJson(VariableValueSchema, json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ServiceError('bad-request', `The mocked result of ${taskDef} is not a VariableValue: ${why}`);
  }
}

type Report = MessageInitShape<typeof ReportTaskRunSchema>;

/** Status and result of a report, in the forms that the SDKs' workers use (littlehorse.md §8.3). */
export function reportOf(outcome: MockOutcome, taskDef: string): Pick<Report, 'status' | 'result'> {
  switch (outcome.kind) {
    case 'output':
      return {
        status: TaskStatus.TASK_SUCCESS,
        result: { case: 'output', value: value(outcome.value, taskDef) },
      };
    case 'exception': {
      const { name, message = '', content } = outcome;
      return {
        status: TaskStatus.TASK_EXCEPTION,
        result: { case: 'exception', value: { name, message, content: value(content, taskDef) } },
      };
    }
    case 'error':
      return {
        status: TaskStatus.TASK_FAILED,
        result: { case: 'error', value: { type: LHErrorType.TASK_FAILURE, message: outcome.message } },
      };
  }
}

export class MockOutcomes {
  readonly plan: MockPlan;
  /** By WfRun, the attempts seen, in order of arrival. Insertion order of the map is age. */
  readonly #seen = new Map<string, string[]>();

  /** Rejects (throws) with `bad-request` when an outcome's value is no VariableValue. */
  constructor(plan: MockPlan) {
    this.plan = plan;
    for (const outcome of plan.outcomes) reportOf(outcome, plan.taskDef);
  }

  /** The same attempt, offered again (after the engine has died), gets the same outcome again. */
  next(task: ScheduledTask): MockOutcome {
    const run = wfRunKey(task.taskRunId?.wfRunId);
    const seen = this.#seen.get(run) ?? [];
    this.#seen.set(run, seen);
    const attempt = `${task.taskRunId?.taskGuid}#${task.attemptNumber}`;
    if (!seen.includes(attempt)) seen.push(attempt);
    for (const old of this.#seen.keys()) {
      if (this.#seen.size <= MOST_RUNS_KEPT) break;
      this.#seen.delete(old);
    }
    const { outcomes } = this.plan;
    return outcomes[Math.min(seen.indexOf(attempt), outcomes.length - 1)]!;
  }
}
