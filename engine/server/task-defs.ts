/** RPCs of TaskDefs: immutable once put (littlehorse.md §1.3). */
import { create, equals } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { EmptySchema } from '@bufbuild/protobuf/wkt';
import { TaskDefIdSchema } from '#api/gen/object_id_pb.js';
import { TaskDefIdListSchema, type PutTaskDefRequest } from '#api/gen/service_pb.js';
import { TaskDefSchema, type TaskDef } from '#api/gen/task_def_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, notThere, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { pinStructDefs, storeVariableDef } from '#model/compatibility/stored-types.ts';

export const taskDefs = (definitions: Definitions, now: () => number) =>
  ({
    putTaskDef: (request) => put(request, definitions, now()),
    getTaskDef: ({ name }) => found(definitions.get('task-def', { name }), `TaskDef ${name}`),
    deleteTaskDef: ({ id }) =>
      definitions.remove('task-def', { name: id?.name ?? '' })
        ? answer(create(EmptySchema))
        : notThere(`TaskDef ${id?.name ?? ''}`),
    searchTaskDef: (request) => {
      const { results, bookmark } = searchDefinitions(definitions, 'task-def', request, request);
      const ids = results.map(({ name }) => create(TaskDefIdSchema, { name }));
      return answer(create(TaskDefIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(request: PutTaskDefRequest, definitions: Definitions, now: number): Reply<TaskDef> {
  const { name } = request;
  const bad = refusedName('TaskDef', name);
  if (bad !== undefined) return bad;
  for (const def of request.inputVars) {
    const missing = storeVariableDef(def, definitions.metadata);
    if (missing !== undefined) return refuse('INVALID_ARGUMENT', `Input ${def.name} of ${name}: ${missing}`);
  }
  const missing = pinStructDefs(request.returnType?.returnType, definitions.metadata);
  if (missing !== undefined) return refuse('INVALID_ARGUMENT', `Return type of ${name}: ${missing}`);
  const existing = definitions.get('task-def', { name });
  const taskDef = create(TaskDefSchema, {
    id: { name },
    inputVars: request.inputVars,
    createdAt: existing?.createdAt ?? timestampFromMs(now),
    returnType: request.returnType ?? create(ReturnTypeSchema),
    description: request.description,
  });
  if (existing === undefined) return answer(definitions.put('task-def', { name }, taskDef));
  return equals(TaskDefSchema, existing, taskDef)
    ? answer(existing)
    : refuse(
        'ALREADY_EXISTS',
        `TaskDef [${name}] already exists and is immutable; put what differs under another name.`,
      );
}
