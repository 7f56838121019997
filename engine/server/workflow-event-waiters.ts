/** AwaitWorkflowEvent calls that wait for a WorkflowEvent of their WfRun, which may not even be there yet. */
import { equals } from '@bufbuild/protobuf';
import { WorkflowEventIdSchema } from '#api/gen/object_id_pb.js';
import type { AwaitWorkflowEventRequest } from '#api/gen/service_pb.js';
import type { WorkflowEvent } from '#api/gen/workflow_event_pb.js';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';

/** No WorkflowEventDef in the request means any; what is to be ignored never fits (littlehorse.md §6.4). */
export function fits(event: WorkflowEvent, request: AwaitWorkflowEventRequest): boolean {
  const { eventDefIds, workflowEventsToIgnore } = request;
  const id = event.id;
  if (id === undefined) return false;
  if (workflowEventsToIgnore.some((ignored) => equals(WorkflowEventIdSchema, ignored, id))) return false;
  return eventDefIds.length === 0 || eventDefIds.some(({ name }) => name === id.workflowEventDefId?.name);
}

export interface WorkflowEventWaiters {
  /** Calls `then` with the first event that fits; the answer stops waiting. */
  wait(request: AwaitWorkflowEventRequest, then: (event: WorkflowEvent) => void): () => void;
  thrown(event: WorkflowEvent): void;
}

export function workflowEventWaiters(): WorkflowEventWaiters {
  interface Waiter {
    readonly request: AwaitWorkflowEventRequest;
    readonly then: (event: WorkflowEvent) => void;
  }
  const waiting = new Map<string, Set<Waiter>>();
  const stop = (wfRunId: string, waiter: Waiter): void => {
    const waiters = waiting.get(wfRunId);
    waiters?.delete(waiter);
    if (waiters?.size === 0) waiting.delete(wfRunId);
  };
  return {
    wait(request, then) {
      const wfRunId = request.wfRunId === undefined ? '' : wfRunIdText(request.wfRunId);
      const waiter = { request, then };
      const waiters = waiting.get(wfRunId) ?? new Set();
      waiting.set(wfRunId, waiters.add(waiter));
      return () => stop(wfRunId, waiter);
    },
    thrown(event) {
      const wfRunId = event.id?.wfRunId === undefined ? '' : wfRunIdText(event.id.wfRunId);
      for (const waiter of [...(waiting.get(wfRunId) ?? [])]) {
        if (!fits(event, waiter.request)) continue;
        stop(wfRunId, waiter);
        waiter.then(event);
      }
    },
  };
}
