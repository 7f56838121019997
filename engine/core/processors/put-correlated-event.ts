/** PutCorrelatedEvent: for every NodeRun of any WfRun that waits for the key, now or later (littlehorse.md §6.2). */
import { clone, create } from '@bufbuild/protobuf';
import { type CorrelatedEvent, CorrelatedEventSchema } from '#api/gen/external_event_pb.js';
import type { PutCorrelatedEventRequest } from '#api/gen/service_pb.js';
import type { Refusal } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { contentRefusal } from '../events/content-refusal.ts';
import { findCorrelatedEvent } from '../events/find-correlated-event.ts';
import { wakeWaitersForKey } from '../events/wake-waiters.ts';
import { timestamp } from '../ids.ts';
import { storedJson } from '#model/values/stored-json.ts';
import { markMasked } from '../values/mark-masked.ts';
import { nullValue } from '../values/null-value.ts';
import { type Processor, refuse } from './processor.ts';

function refusalOf(step: Deciding, request: PutCorrelatedEventRequest): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ code: 'INVALID_ARGUMENT', message });
  const name = request.externalEventDefId?.name ?? '';
  const def = step.metadata.externalEventDef(name);
  if (def === undefined) return invalid(`Could not find ExternalEventDef "${name}".`);
  if (def.correlatedEventConfig === undefined)
    return invalid(`ExternalEventDef ${name} takes no CorrelatedEvents.`);
  if (/[/~]/.test(request.key))
    return invalid(`CorrelatedEvent key ${request.key} cannot contain '/' or '~'.`);
  return contentRefusal(def, request.content, step.metadata);
}

export const putCorrelatedEvent: Processor<'put-correlated-event'> = (step, { request }) => {
  const refusal = refusalOf(step, request);
  if (refusal !== undefined) return { refusal };
  const { key, externalEventDefId, content } = request;
  const def = externalEventDefId?.name ?? '';
  if (findCorrelatedEvent(step, def, key) !== undefined) {
    return refuse('ALREADY_EXISTS', `A CorrelatedEvent with key ${key} already exists for ${def}.`);
  }
  if (step.world.correlatedEvent(def, key) !== undefined) {
    step.emit('', 'correlated-event-deleted', { def, correlationKey: key });
  }
  const type = step.metadata.externalEventDef(def)?.typeInformation?.returnType;
  const stored = storedJson(content ?? nullValue());
  const event: CorrelatedEvent = create(CorrelatedEventSchema, {
    id: { key, externalEventDefId },
    createdAt: timestamp(step.now),
    content: type === undefined ? stored : markMasked(stored, type, step.metadata),
  });
  step.emit('', 'correlated-event-put', { event });
  step.correlated.set(`${def}/${key}`, event);
  for (const id of [...step.world.waitingForKey(def, key)]) {
    const state = step.world.wfRun(id);
    if (state !== undefined) wakeWaitersForKey(step, state, def, key);
  }
  return { reply: () => clone(CorrelatedEventSchema, step.world.correlatedEvent(def, key) ?? event) };
};
