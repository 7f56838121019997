/** RPCs that read events: those of a WfRun, those kept for one, correlated ones; and waiting for a WorkflowEvent. */
import type { WorkflowEvent } from '#api/gen/workflow_event_pb.js';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import type { EventRows } from '../storage/event-rows.ts';
import type { Handlers } from './handlers.ts';
import { answer, found, refuse, type Reply } from './reply.ts';
import type { ReadWfRun } from './runs.ts';
import { fits, type WorkflowEventWaiters } from './workflow-event-waiters.ts';

export const events = (read: ReadWfRun, rows: EventRows, waiters: WorkflowEventWaiters) =>
  ({
    getExternalEvent: ({ wfRunId, externalEventDefId, guid }) => {
      const run = wfRunId === undefined ? '' : wfRunIdText(wfRunId);
      const def = externalEventDefId?.name ?? '';
      const event =
        read(wfRunId)?.externalEvents.get(`${def}/${guid}`) ??
        rows.kept(run).find(({ id }) => id?.guid === guid && id.externalEventDefId?.name === def);
      return found(event, `ExternalEvent ${run}/${def}/${guid}`);
    },
    getCorrelatedEvent: ({ key, externalEventDefId }) => {
      const def = externalEventDefId?.name ?? '';
      return found(rows.correlated(def, key), `CorrelatedEvent ${key}/${def}`);
    },
    awaitWorkflowEvent: (request, call) => {
      if (request.wfRunId === undefined)
        return refuse('INVALID_ARGUMENT', 'Say of which WfRun: wf_run_id is missing.');
      const past = [...(read(request.wfRunId)?.workflowEvents.values() ?? [])].find((event) =>
        fits(event, request),
      );
      if (past !== undefined) return answer(past);
      return new Promise<Reply<WorkflowEvent>>((then) => {
        call.onCancelled(waiters.wait(request, (event) => then(answer(event))));
      });
    },
  }) satisfies Handlers;
