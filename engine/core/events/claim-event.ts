/** Finds the ExternalEvent or CorrelatedEvent that a waiting NodeRun may have, oldest first, and claims it. */
import { create } from '@bufbuild/protobuf';
import { type ExternalEvent, ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { externalEventKey, timestamp } from '../ids.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { findCorrelatedEvent } from './find-correlated-event.ts';

/** True when it had one. */
export function claimEvent(visit: Visit): boolean {
  const { step, state, at, nodeRun } = visit;
  if (nodeRun.nodeType.case !== 'externalEvent') return false;
  const { externalEventDefId, correlationKey } = nodeRun.nodeType.value;
  const def = externalEventDefId?.name ?? '';
  for (const [key, event] of indexOf(state).unclaimed.get(def) ?? []) {
    if (!mayClaim(event, at)) continue;
    step.emit(state.id, 'external-event-claimed', { key, by: at });
    return true;
  }
  return correlationKey !== undefined && claimCorrelated(visit, def, correlationKey);
}

/** An event may name the thread, or thread and position, that alone may have it (littlehorse.md §6.1). */
export const mayClaim = (event: ExternalEvent, at: { thread: number; position: number }): boolean =>
  (event.threadRunNumber === undefined || event.threadRunNumber === at.thread) &&
  (event.nodeRunPosition === undefined || event.nodeRunPosition === at.position);

/** Makes an ExternalEvent of the CorrelatedEvent, for this NodeRun alone. */
function claimCorrelated({ step, state, at }: Visit, def: string, correlationKey: string): boolean {
  const correlated = findCorrelatedEvent(step, def, correlationKey);
  if (correlated === undefined) return false;
  const event = create(ExternalEventSchema, {
    id: { wfRunId: state.wfRun.id, externalEventDefId: { name: def }, guid: step.mint() },
    createdAt: timestamp(step.now),
    content: correlated.content,
    threadRunNumber: at.thread,
    nodeRunPosition: at.position,
  });
  if (event.id === undefined) return false;
  step.emit(state.id, 'external-event-put', { event });
  step.emit(state.id, 'external-event-claimed', { key: externalEventKey(event.id), by: at });
  step.emit('', 'correlated-event-matched', { def, correlationKey, externalEvent: event.id });
  const config = step.metadata.externalEventDef(def)?.correlatedEventConfig;
  if (config?.deleteAfterFirstCorrelation) {
    step.emit('', 'correlated-event-deleted', { def, correlationKey });
    step.correlated.set(`${def}/${correlationKey}`, undefined);
  }
  return true;
}
