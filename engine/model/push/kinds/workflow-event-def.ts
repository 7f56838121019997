/** WorkflowEventDefs can't be changed once they are there (littlehorse.md §1.3). */
import { create } from '@bufbuild/protobuf';
import { WorkflowEventDefIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorse, PutWorkflowEventDefRequestSchema } from '#api/gen/service_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import { WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import { pinStructDefs } from '../../compatibility/stored-types.ts';
import { importWorkflowEventDef } from '../../import/import-definitions.ts';
import { err, ok } from '../../result.ts';
import { definitionKind } from './definition-kind.ts';

export const workflowEventDefKind = definitionKind({
  kind: 'WorkflowEventDef',
  requests: (all) => all.workflowEventDefs,
  requestSchema: PutWorkflowEventDefRequestSchema,
  storedSchema: WorkflowEventDefSchema,
  getMethod: LittleHorse.method.getWorkflowEventDef,
  getRequest: (name) => create(WorkflowEventDefIdSchema, { name }),
  putMethod: LittleHorse.method.putWorkflowEventDef,
  store: ({ name, contentType }, there, lookup) => {
    const missing = pinStructDefs(contentType?.returnType, lookup);
    if (missing !== undefined) return err(`content: ${missing}`);
    return ok(
      create(WorkflowEventDefSchema, {
        id: { name },
        createdAt: there?.createdAt,
        contentType: contentType ?? create(ReturnTypeSchema),
      }),
    );
  },
  ifDifferent: () => ({ what: 'refused', how: 'it can not be changed' }),
  record: importWorkflowEventDef,
});
