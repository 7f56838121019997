/** PutExternalEvent: interrupts, is claimed by a NodeRun that waits for it, or stays unclaimed (littlehorse.md §6.1). */
import { clone, create } from '@bufbuild/protobuf';
import { type ExternalEvent, ExternalEventSchema } from '#api/gen/external_event_pb.js';
import type { PutExternalEventRequest } from '#api/gen/service_pb.js';
import type { Refusal, WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { contentRefusal } from '../events/content-refusal.ts';
import { putExternalEvent as put } from '../events/put-event.ts';
import { wakeWaitersForEvent } from '../events/wake-waiters.ts';
import { externalEventKey, timestamp } from '../ids.ts';
import { interruptWith } from '../threads/interrupt.ts';
import { stampType } from '../values/stamp-type.ts';
import { storedJson } from '#model/values/stored-json.ts';
import { nullValue } from '../values/null-value.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { type Processor, refuse } from './processor.ts';

function refusalOf(step: Deciding, request: PutExternalEventRequest): Refusal | undefined {
  const name = request.externalEventDefId?.name ?? '';
  const def = step.metadata.externalEventDef(name);
  if (def !== undefined) return contentRefusal(def, request.content, step.metadata);
  return { code: 'INVALID_ARGUMENT', message: `There is no ExternalEventDef named "${name}".` };
}

function eventOf(step: Deciding, request: PutExternalEventRequest): ExternalEvent {
  const content = storedJson(request.content ?? nullValue());
  const def = step.metadata.externalEventDef(request.externalEventDefId?.name ?? '');
  const type = def?.typeInformation?.returnType;
  return create(ExternalEventSchema, {
    id: {
      wfRunId: request.wfRunId,
      externalEventDefId: request.externalEventDefId,
      guid: request.guid || step.mint(),
    },
    createdAt: timestamp(step.now),
    content: type === undefined ? content : stampType(content, type, step.metadata),
    threadRunNumber: request.threadRunNumber,
    nodeRunPosition: request.nodeRunPosition,
  });
}

function isThere(
  step: Deciding,
  state: WfRunState | undefined,
  wfRunId: string,
  event: ExternalEvent,
): boolean {
  const key = event.id && externalEventKey(event.id);
  if (key === undefined) return false;
  if (state !== undefined) return state.externalEvents.has(key);
  return step.world.keptExternalEvents(wfRunId).some(({ id }) => id && externalEventKey(id) === key);
}

export const putExternalEvent: Processor<'put-external-event'> = (step, { request }) => {
  const { wfRunId } = request;
  if (wfRunId === undefined) return refuse('INVALID_ARGUMENT', 'wf_run_id is missing.');
  const refusal = refusalOf(step, request);
  if (refusal !== undefined) return { refusal };
  const text = wfRunIdText(wfRunId);
  const event = eventOf(step, request);
  const state = step.world.wfRun(text);
  if (isThere(step, state, text, event)) {
    return refuse('ALREADY_EXISTS', `ExternalEvent ${event.id?.guid} already exists.`);
  }
  if (state === undefined) {
    step.emit(text, 'external-event-kept', { event });
    return { reply: () => clone(ExternalEventSchema, event) };
  }
  put(step, state, event);
  step.touch(state);
  if (!interruptWith(step, state, event)) wakeWaitersForEvent(step, state, event);
  const key = event.id === undefined ? '' : externalEventKey(event.id);
  return { reply: () => clone(ExternalEventSchema, state.externalEvents.get(key) ?? event) };
};
