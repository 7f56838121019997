/**
 * CorrelatedEvents whose ExternalEventDef gives them a `ttl_seconds` that is over: for clients and the core they are gone
 * (littlehorse.md §2.6). Their rows go when the engine starts next.
 */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { CorrelatedEvent } from '#api/gen/external_event_pb.js';
import type { Metadata } from '../core/contract.ts';
import type { EventRows } from '../storage/event-rows.ts';
import type { Definitions } from './definitions.ts';

/** `now` in ms since the epoch. */
export function isOver(
  event: CorrelatedEvent,
  metadata: Pick<Metadata, 'externalEventDef'>,
  now: number,
): boolean {
  const def = metadata.externalEventDef(event.id?.externalEventDefId?.name ?? '');
  const ttl = def?.correlatedEventConfig?.ttlSeconds;
  return (
    ttl !== undefined &&
    event.createdAt !== undefined &&
    timestampMs(event.createdAt) + Number(ttl) * 1000 <= now
  );
}

export function removeOver(definitions: Definitions, rows: EventRows, now: number): void {
  for (const { name } of definitions.list('external-event-def', {}, undefined, Number.MAX_SAFE_INTEGER)) {
    if (definitions.metadata.externalEventDef(name)?.correlatedEventConfig?.ttlSeconds === undefined)
      continue;
    for (const event of rows.searchCorrelated({ def: name }, '', Number.MAX_SAFE_INTEGER)) {
      if (isOver(event, definitions.metadata, now)) rows.removeCorrelated(name, event.id?.key ?? '');
    }
  }
}
