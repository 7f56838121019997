/** An ExternalEventDef replaces what is there (littlehorse.md §1.3). */
import { create } from '@bufbuild/protobuf';
import { ExternalEventDefSchema, ExternalEventRetentionPolicySchema } from '#api/gen/external_event_pb.js';
import { ExternalEventDefIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorse, PutExternalEventDefRequestSchema } from '#api/gen/service_pb.js';
import { pinStructDefs } from '../../compatibility/stored-types.ts';
import { importExternalEventDef } from '../../import/import-definitions.ts';
import { err, ok } from '../../result.ts';
import { definitionKind } from './definition-kind.ts';

export const externalEventDefKind = definitionKind({
  kind: 'ExternalEventDef',
  requests: (all) => all.externalEventDefs,
  requestSchema: PutExternalEventDefRequestSchema,
  storedSchema: ExternalEventDefSchema,
  getMethod: LittleHorse.method.getExternalEventDef,
  getRequest: (name) => create(ExternalEventDefIdSchema, { name }),
  putMethod: LittleHorse.method.putExternalEventDef,
  store: ({ name, contentType, retentionPolicy, correlatedEventConfig }, there, lookup) => {
    const missing = pinStructDefs(contentType?.returnType, lookup);
    if (missing !== undefined) return err(`content: ${missing}`);
    return ok(
      create(ExternalEventDefSchema, {
        id: { name },
        createdAt: there?.createdAt,
        // The server always writes one.
        retentionPolicy: retentionPolicy ?? create(ExternalEventRetentionPolicySchema),
        typeInformation: contentType,
        correlatedEventConfig,
      }),
    );
  },
  ifDifferent: () => ({ what: 'changed', how: 'overwritten' }),
  record: importExternalEventDef,
});
