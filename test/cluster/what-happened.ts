/**
 * What a WfRun did, without what may differ between two servers that behave alike (ids, times, stack traces): this is
 * what is compared between the real cluster and our engine.
 */
import { type Message, toJson } from '@bufbuild/protobuf';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import { type VariableValue, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import { ThreadType } from '#api/gen/wf_run_pb.js';
import type { LittleHorseClient } from '../kit/client.ts';

type Plain<T> = Omit<T, keyof Message>;
const valueOf = (value: VariableValue | undefined) =>
  value === undefined ? undefined : toJson(VariableValueSchema, value);

export interface WhatHappened {
  readonly status: string;
  readonly threads: unknown[];
  readonly nodeRuns: unknown[];
  readonly taskRuns: unknown[];
  readonly variables: unknown[];
  readonly externalEvents: unknown[];
}

export async function whatHappened(
  client: LittleHorseClient,
  wfRunId: Plain<WfRunId>,
): Promise<WhatHappened> {
  const wfRun = await client.call('getWfRun', wfRunId);
  const nodeRuns = await client.call('listNodeRuns', { wfRunId });
  const taskRuns = await client.call('listTaskRuns', { wfRunId });
  const variables = await client.call('listVariables', { wfRunId });
  const events = await client.call('listExternalEvents', { wfRunId });
  return {
    status: LHStatus[wfRun.status],
    threads: wfRun.threadRuns.map((thread) => ({
      number: thread.number,
      spec: thread.threadSpecName,
      type: ThreadType[thread.type],
      status: LHStatus[thread.status],
      parent: thread.parentThreadId,
      position: thread.currentNodePosition,
      children: thread.childThreadIds,
      haltReasons: thread.haltReasons.map((reason) => reason.reason.case),
      handled: thread.handledFailedChildren,
    })),
    nodeRuns: nodeRuns.results.map((run) => ({
      id: `${run.id?.threadRunNumber}/${run.id?.position}`,
      node: run.nodeName,
      kind: run.nodeType.case,
      status: LHStatus[run.status],
      failures: run.failures.map((failure) => ({
        name: failure.failureName,
        handled: failure.wasProperlyHandled,
        by: failure.failureHandlerThreadrunId,
        content: valueOf(failure.content),
      })),
      handlers: run.failureHandlerIds,
    })),
    taskRuns: taskRuns.results
      .map((run) => ({
        guid: run.id?.taskGuid,
        taskDef: run.taskDefId?.name,
        status: TaskStatus[run.status],
        totalAttempts: run.totalAttempts,
        inputs: run.inputVariables.map((input) => ({
          name: input.varName,
          value: valueOf(input.value),
          masked: input.masked,
        })),
        attempts: run.attempts.map((attempt) => ({
          status: TaskStatus[attempt.status],
          result: attempt.result.case,
          output: attempt.result.case === 'output' ? valueOf(attempt.result.value) : undefined,
          exception: attempt.result.case === 'exception' ? attempt.result.value.name : undefined,
        })),
      }))
      .sort((a, b) => (a.guid! < b.guid! ? -1 : 1)),
    variables: variables.results.map((variable) => ({
      id: `${variable.id?.threadRunNumber}/${variable.id?.name}`,
      value: valueOf(variable.value),
      masked: variable.masked,
    })),
    // Listed by guid, which is random: here by who claimed them.
    externalEvents: events.results
      .map((event) => ({
        def: event.id?.externalEventDefId?.name,
        content: valueOf(event.content),
        claimed: event.claimed,
        thread: event.threadRunNumber,
        position: event.nodeRunPosition,
      }))
      .sort((a, b) => (a.thread ?? 0) - (b.thread ?? 0) || (a.position ?? 0) - (b.position ?? 0)),
  };
}
