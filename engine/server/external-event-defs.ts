/** RPCs of ExternalEventDefs: putting one replaces what was there (littlehorse.md §1.3, §11 row 36). */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  ExternalEventDefSchema,
  ExternalEventRetentionPolicySchema,
  type ExternalEventDef,
} from '#api/gen/external_event_pb.js';
import { ExternalEventDefIdSchema } from '#api/gen/object_id_pb.js';
import { ExternalEventDefIdListSchema, type PutExternalEventDefRequest } from '#api/gen/service_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, notThere, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { pinStructDefs } from '#model/compatibility/stored-types.ts';

export const externalEventDefs = (definitions: Definitions, now: () => number) =>
  ({
    putExternalEventDef: (request) => put(request, definitions, now()),
    getExternalEventDef: ({ name }) =>
      found(definitions.get('external-event-def', { name }), `ExternalEventDef ${name}`),
    deleteExternalEventDef: ({ id }) =>
      definitions.remove('external-event-def', { name: id?.name ?? '' })
        ? answer(create(EmptySchema))
        : notThere(`ExternalEventDef ${id?.name ?? ''}`),
    searchExternalEventDef: (request) => {
      const { results, bookmark } = searchDefinitions(definitions, 'external-event-def', request, request);
      const ids = results.map(({ name }) => create(ExternalEventDefIdSchema, { name }));
      return answer(create(ExternalEventDefIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(
  request: PutExternalEventDefRequest,
  definitions: Definitions,
  now: number,
): Reply<ExternalEventDef> {
  const { name, contentType } = request;
  const bad = refusedName('ExternalEventDef', name);
  if (bad !== undefined) return bad;
  const missing = pinStructDefs(contentType?.returnType, definitions.metadata);
  if (missing !== undefined) return refuse('INVALID_ARGUMENT', `Content of ${name}: ${missing}`);
  const def = create(ExternalEventDefSchema, {
    id: { name },
    createdAt: timestampFromMs(now),
    retentionPolicy: request.retentionPolicy ?? create(ExternalEventRetentionPolicySchema),
    typeInformation: contentType,
    correlatedEventConfig: request.correlatedEventConfig,
  });
  return answer(definitions.put('external-event-def', { name }, def));
}
