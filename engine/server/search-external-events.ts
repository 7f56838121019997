/** SearchExternalEvent: those of WfRuns, and before them those that are kept for WfRuns which are not there yet. */
import { create } from '@bufbuild/protobuf';
import { ExternalEventSchema, type ExternalEvent } from '#api/gen/external_event_pb.js';
import {
  ExternalEventIdListSchema,
  type ExternalEventIdList,
  type SearchExternalEventRequest,
} from '#api/gen/service_pb.js';
import { EntityKind, type EntityPlace } from '../storage/entity-rows.ts';
import { findEntities, type EntitySearch } from './find-entities.ts';
import { page } from './paging.ts';
import { answer, refuse, type Reply } from './reply.ts';
import { millis } from './search-wf-runs.ts';

type Place = EntityPlace | { readonly ord: number };

interface Found {
  readonly place: Place;
  readonly event: ExternalEvent;
}

export async function searchExternalEvents(
  request: SearchExternalEventRequest,
  { store, definitions, saveAll }: EntitySearch,
): Promise<Reply<ExternalEventIdList>> {
  const { externalEventDefId, isClaimed } = request;
  const def = externalEventDefId?.name ?? '';
  if (def === '') return refuse('INVALID_ARGUMENT', 'Missing required argument: ExternalEventDefId.');
  if (definitions.get('external-event-def', { name: def }) === undefined) {
    return refuse('INVALID_ARGUMENT', `ExternalEventDef "${def}" does not exist.`);
  }
  await saveAll();
  const [earliest, latest] = [millis(request.earliestStart), millis(request.latestStart)];
  const kept = (before: number | undefined, limit: number): Found[] =>
    // Nobody has claimed what is kept.
    isClaimed === true
      ? []
      : store.events
          .searchKept({ def, earliest, latest }, before, limit)
          .map(({ ord, event }) => ({ place: { ord }, event }));
  const status = isClaimed === undefined ? undefined : isClaimed ? 1 : 0;
  const wanted = {
    kind: EntityKind.externalEvent,
    schema: ExternalEventSchema,
    filter: { def, status, earliest, latest },
  };
  const ofWfRuns = (after: EntityPlace | undefined, limit: number): Found[] =>
    findEntities(store, wanted, after, limit).map(({ run, key, message }) => ({
      place: { run, key },
      event: message,
    }));
  const { results, bookmark } = page<Found, Place>(
    request,
    (after, limit) => {
      if (after !== undefined && 'run' in after) return ofWfRuns(after, limit);
      const first = kept(after?.ord, limit);
      return first.length === limit ? first : [...first, ...ofWfRuns(undefined, limit - first.length)];
    },
    ({ place }) => place,
  );
  const ids = results.flatMap(({ event }) => event.id ?? []);
  return answer(create(ExternalEventIdListSchema, { results: ids, bookmark }));
}
