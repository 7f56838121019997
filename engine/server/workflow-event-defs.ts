/** RPCs of WorkflowEventDefs: immutable once put, names are not checked (littlehorse.md §1.3, §11 row 38). */
import { create, equals } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { WorkflowEventDefIdSchema } from '#api/gen/object_id_pb.js';
import { WorkflowEventDefIdListSchema, type PutWorkflowEventDefRequest } from '#api/gen/service_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import { WorkflowEventDefSchema, type WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { answer, found, notThere, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { pinStructDefs } from '#model/compatibility/stored-types.ts';

export const workflowEventDefs = (definitions: Definitions, now: () => number) =>
  ({
    putWorkflowEventDef: (request) => put(request, definitions, now()),
    getWorkflowEventDef: ({ name }) =>
      found(definitions.get('workflow-event-def', { name }), `WorkflowEventDef ${name}`),
    deleteWorkflowEventDef: ({ id }) =>
      definitions.remove('workflow-event-def', { name: id?.name ?? '' })
        ? answer(create(EmptySchema))
        : notThere(`WorkflowEventDef ${id?.name ?? ''}`),
    searchWorkflowEventDef: (request) => {
      const { results, bookmark } = searchDefinitions(definitions, 'workflow-event-def', request, request);
      const ids = results.map(({ name }) => create(WorkflowEventDefIdSchema, { name }));
      return answer(create(WorkflowEventDefIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(
  { name, contentType }: PutWorkflowEventDefRequest,
  definitions: Definitions,
  now: number,
): Reply<WorkflowEventDef> {
  const missing = pinStructDefs(contentType?.returnType, definitions.metadata);
  if (missing !== undefined) return refuse('INVALID_ARGUMENT', `Content of ${name}: ${missing}`);
  const existing = definitions.get('workflow-event-def', { name });
  const def = create(WorkflowEventDefSchema, {
    id: { name },
    createdAt: existing?.createdAt ?? timestampFromMs(now),
    contentType: contentType ?? create(ReturnTypeSchema),
  });
  if (existing === undefined) return answer(definitions.put('workflow-event-def', { name }, def));
  return equals(WorkflowEventDefSchema, existing, def)
    ? answer(existing)
    : refuse(
        'ALREADY_EXISTS',
        `WorkflowEventDef with name ${name} already exists with different type; it cannot be changed.`,
      );
}
