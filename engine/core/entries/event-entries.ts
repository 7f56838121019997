/** What happens to ExternalEvents and CorrelatedEvents. */
import type { CorrelatedEvent, ExternalEvent } from '#api/gen/external_event_pb.js';
import type { ExternalEventId } from '#api/gen/object_id_pb.js';

interface At {
  thread: number;
  position: number;
}

export interface EventEntries {
  'external-event-put': { event: ExternalEvent };
  /** `key` is `def/guid`. Without `by`: claimed by an interrupt. */
  'external-event-claimed': { key: string; by?: At };
  /** Its retention is over and nobody claimed it. */
  'external-event-removed': { key: string };
  'external-event-awaited': At & { def: string; correlationKey?: string; maskCorrelationKey: boolean };
  'external-event-timed-out': At;
  /** Put for a WfRun that is not there yet; the shell keeps it. */
  'external-event-kept': { event: ExternalEvent };
  /** The WfRun is there now and has its events (entries of their own follow). */
  'kept-external-events-taken': object;
  /** Shells index these two for `World.waitingForKey`. */
  'correlation-key-awaited': At & { def: string; correlationKey: string };
  'correlation-key-released': At & { def: string; correlationKey: string };
  'correlated-event-put': { event: CorrelatedEvent };
  'correlated-event-matched': { def: string; correlationKey: string; externalEvent: ExternalEventId };
  /** By request, by its ttl, or after its first correlation. */
  'correlated-event-deleted': { def: string; correlationKey: string };
}
