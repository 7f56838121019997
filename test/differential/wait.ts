/** Waits until a NodeRun, a WfRun, a ThreadRun or a TaskRun is as the case says; 15 s (our engine: 5 s) unless it says a `limit` in ms. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonValue } from '@bufbuild/protobuf';
import { toJson } from '@bufbuild/protobuf';
import { WfRunIdSchema } from '#api/gen/object_id_pb.js';
import { parseWfRunId } from '../../engine/core/values/wf-run-id-text.ts';
import type { Playing, StepKind } from './playing.ts';
import { call, type Json } from './rpc.ts';

interface SaidWait {
  readonly run?: string;
  /** RUNNING of a node, COMPLETED of a WfRun, ThreadRun or (TASK_SUCCESS) a TaskRun, unless said. */
  readonly status?: string;
  readonly node?: string;
  /** The how manyth NodeRun of that node, from 1. */
  readonly nth?: number;
  readonly thread?: number;
  /** Guid of a TaskRun; `attempt` waits for that attempt's status instead. */
  readonly task?: string;
  readonly attempt?: number;
  /** Names of ExternalEventDefs with so many events claimed by the WfRun. */
  readonly claimed?: string;
  /** Until a call's reply has this text in its JSON. */
  readonly call?: { readonly rpc: string; readonly request: JsonValue };
  readonly has?: string;
  readonly limit?: number;
}

interface HasStatus {
  readonly status?: string;
}

async function found(said: SaidWait, { server, names }: Playing): Promise<boolean> {
  if (said.call !== undefined) {
    const reply = await call(server, said.call.rpc, names.real(said.call.request));
    return JSON.stringify(reply).includes(names.real(said.has ?? ''));
  }
  const wfRunId = toJson(WfRunIdSchema, parseWfRunId(names.real(said.run ?? 'run')));
  const list = async <T>(rpc: string) => ((await call(server, rpc, { wfRunId })).results ?? []) as T[];
  if (said.claimed !== undefined) {
    const events = await list<{ id: { externalEventDefId: { name: string } }; claimed?: boolean }>(
      'listExternalEvents',
    );
    return events.some(({ id, claimed }) => claimed === true && id.externalEventDefId.name === said.claimed);
  }
  if (said.node !== undefined) {
    const runs = (await list<HasStatus & { nodeName: string; id: Json }>('listNodeRuns'))
      .filter(
        ({ nodeName, id }) =>
          nodeName === said.node && (said.thread ?? id.threadRunNumber ?? 0) === (id.threadRunNumber ?? 0),
      )
      .sort((a, b) => Number(a.id.position ?? 0) - Number(b.id.position ?? 0));
    const run = said.nth === undefined ? runs.at(-1) : runs[said.nth - 1];
    return run !== undefined && (run.status ?? 'STARTING') === (said.status ?? 'RUNNING');
  }
  if (said.task !== undefined) {
    const runs = await list<HasStatus & { id: Json; attempts?: HasStatus[] }>('listTaskRuns');
    const run = runs.find(({ id }) => id.taskGuid === said.task);
    const which = said.attempt === undefined ? run : run?.attempts?.[said.attempt];
    return which !== undefined && (which.status ?? 'TASK_SCHEDULED') === (said.status ?? 'TASK_SUCCESS');
  }
  const wfRun = (await call(server, 'getWfRun', wfRunId)) as Json & HasStatus;
  if (said.thread === undefined) return wfRun.status === (said.status ?? 'COMPLETED');
  const threads = (wfRun.threadRuns ?? []) as (HasStatus & { number?: number })[];
  const thread = threads.find(({ number }) => (number ?? 0) === said.thread);
  return thread !== undefined && (thread.status ?? 'STARTING') === (said.status ?? 'COMPLETED');
}

export const wait: StepKind<SaidWait> = async (said, playing) => {
  const end = Date.now() + (said.limit ?? (playing.server.isReal ? 15_000 : 5_000));
  for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
    if (await found(said, playing)) return 'so it is';
    if (Date.now() > end) return 'in vain';
    await sleep(pause);
  }
};
