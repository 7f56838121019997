/** The CorrelatedEvent with a key, unless its time to live is over or this command has used it up. */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { CorrelatedEvent } from '#api/gen/external_event_pb.js';
import type { Deciding } from '../deciding.ts';

/** Nothing ticks for a CorrelatedEvent, which belongs to no WfRun: it is dead once its ttl is over, wherever it lies. */
export function findCorrelatedEvent(step: Deciding, def: string, key: string): CorrelatedEvent | undefined {
  const own = `${def}/${key}`;
  const event = step.correlated.has(own) ? step.correlated.get(own) : step.world.correlatedEvent(def, key);
  return event === undefined || hasExpired(step, def, event) ? undefined : event;
}

function hasExpired(step: Deciding, def: string, event: CorrelatedEvent): boolean {
  const ttl = step.metadata.externalEventDef(def)?.correlatedEventConfig?.ttlSeconds;
  if (ttl === undefined || event.createdAt === undefined) return false;
  return timestampMs(event.createdAt) + Number(ttl) * 1000 <= step.now;
}
