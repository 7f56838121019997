/** What a scenario's events and people do, as commands of the core. */
import { create } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { PutCorrelatedEventRequestSchema, PutExternalEventRequestSchema } from '#api/gen/service_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import {
  AssignUserTaskRunRequestSchema,
  CancelUserTaskRunRequestSchema,
  CompleteUserTaskRunRequestSchema,
} from '#api/gen/user_tasks_pb.js';
import type { ScenarioEvent, ScenarioUserAction } from '#model/document/scenario.ts';
import type { WfRunState } from '../core/contract.ts';
import type { Said } from './said.ts';
import type { LiteralOf } from './scenario-value.ts';

/** @param type what the ExternalEventDef says that it carries */
export function putEventOf(
  event: ScenarioEvent,
  wfRunId: string,
  literalOf: LiteralOf,
  type: TypeDefinition | undefined,
): Said {
  const externalEventDefId = { name: event.post };
  const content = event.content === undefined ? undefined : literalOf(event.content, type);
  if (event.correlationKey !== undefined) {
    const request = create(PutCorrelatedEventRequestSchema, {
      key: event.correlationKey,
      externalEventDefId,
      content,
    });
    return { kind: 'put-correlated-event', request };
  }
  const request = create(PutExternalEventRequestSchema, {
    wfRunId: { id: wfRunId },
    externalEventDefId,
    content,
  });
  return { kind: 'put-external-event', request };
}

/**
 * The UserTaskRun is the one of the node's latest NodeRun, in the first of these WfRuns where it still runs; without one the
 * server refuses the command, as for anybody.
 */
export function userActionOf(
  { node, action }: ScenarioUserAction,
  states: readonly WfRunState[],
  literalOf: LiteralOf,
): Said {
  const latest = states.flatMap(
    ({ nodeRuns }) => [...nodeRuns.values()].filter((run) => run.nodeName === node).at(-1) ?? [],
  );
  const kind = (latest.find(({ status }) => status === LHStatus.RUNNING) ?? latest.at(-1))?.nodeType;
  const userTaskRunId = kind?.case === 'userTask' ? kind.value.userTaskRunId : undefined;
  switch (action.kind) {
    case 'complete': {
      const results: Record<string, VariableValue> = {};
      for (const { name, value } of action.results) results[name] = literalOf(value);
      const request = create(CompleteUserTaskRunRequestSchema, {
        userTaskRunId,
        userId: action.user ?? 'scenario',
        results,
      });
      return { kind: 'complete-user-task-run', request };
    }
    case 'assign': {
      const request = create(AssignUserTaskRunRequestSchema, {
        userTaskRunId,
        userId: action.user,
        userGroup: action.group,
        overrideClaim: true,
      });
      return { kind: 'assign-user-task-run', request };
    }
    case 'cancel':
      return {
        kind: 'cancel-user-task-run',
        request: create(CancelUserTaskRunRequestSchema, { userTaskRunId }),
      };
  }
}
