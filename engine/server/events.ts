/** RPCs that read events: those of a WfRun, those kept for one, correlated ones; and waiting for a WorkflowEvent. */
import { create } from '@bufbuild/protobuf';
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import { ExternalEventListSchema } from '#api/gen/service_pb.js';
import type { WorkflowEvent } from '#api/gen/workflow_event_pb.js';
import type { Metadata } from '../core/contract.ts';
import { maskedView } from '../core/views/masked-view.ts';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import type { EventRows } from '../storage/event-rows.ts';
import type { Handlers } from './handlers.ts';
import { isOver } from './correlated-ttl.ts';
import { pageOf } from './paging.ts';
import { answer, found, refuse, type Reply } from './reply.ts';
import type { ReadWfRun } from './runs.ts';
import { fits, type WorkflowEventWaiters } from './workflow-event-waiters.ts';

const withoutWfRun = () => refuse('INVALID_ARGUMENT', 'Say of which WfRun: wf_run_id is missing.');

/** The order of the real server (littlehorse.md §9.1). */
const byGuid = (a: ExternalEvent, b: ExternalEvent): number =>
  (a.id?.guid ?? '') < (b.id?.guid ?? '') ? -1 : 1;

export interface EventsParts {
  readonly read: ReadWfRun;
  readonly rows: EventRows;
  readonly waiters: WorkflowEventWaiters;
  readonly metadata: Metadata;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const events = ({ read, rows, waiters, metadata, now }: EventsParts) =>
  ({
    getExternalEvent: ({ wfRunId, externalEventDefId, guid }) => {
      const run = wfRunId === undefined ? '' : wfRunIdText(wfRunId);
      const def = externalEventDefId?.name ?? '';
      const event =
        read(wfRunId)?.externalEvents.get(`${def}/${guid}`) ??
        rows.kept(run).find(({ id }) => id?.guid === guid && id.externalEventDefId?.name === def);
      return found(event && maskedView(event), `ExternalEvent ${run}/${def}/${guid}`);
    },
    getCorrelatedEvent: ({ key, externalEventDefId }) => {
      const def = externalEventDefId?.name ?? '';
      const event = rows.correlated(def, key);
      return found(
        event && isOver(event, metadata, now()) ? undefined : event && maskedView(event),
        `CorrelatedEvent ${key}/${def}`,
      );
    },
    listExternalEvents: (request) => {
      const { wfRunId } = request;
      if (wfRunId === undefined) return withoutWfRun();
      const all = [...(read(wfRunId)?.externalEvents.values() ?? rows.kept(wfRunIdText(wfRunId)))];
      const { results, bookmark } = pageOf(request, all.sort(byGuid));
      return answer(create(ExternalEventListSchema, { results: results.map(maskedView), bookmark }));
    },
    awaitWorkflowEvent: (request, call) => {
      // Without a WfRun it waits until the deadline, as on server 1.2.1.
      const past = [...(read(request.wfRunId)?.workflowEvents.values() ?? [])].find((event) =>
        fits(event, request),
      );
      if (past !== undefined) return answer(past);
      return new Promise<Reply<WorkflowEvent>>((then) => {
        call.onCancelled(waiters.wait(request, (event) => then(answer(event))));
      });
    },
  }) satisfies Handlers;
