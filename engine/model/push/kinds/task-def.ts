/** TaskDefs can't be changed once they are there (littlehorse.md §1.3). */
import { create } from '@bufbuild/protobuf';
import { TaskDefIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorse, PutTaskDefRequestSchema } from '#api/gen/service_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import { pinStructDefs, storeVariableDef } from '../../compatibility/stored-types.ts';
import { importTaskDef } from '../../import/import-definitions.ts';
import { err, ok } from '../../result.ts';
import { definitionKind } from './definition-kind.ts';

export const taskDefKind = definitionKind({
  kind: 'TaskDef',
  requests: (all) => all.taskDefs,
  requestSchema: PutTaskDefRequestSchema,
  storedSchema: TaskDefSchema,
  getMethod: LittleHorse.method.getTaskDef,
  getRequest: (name) => create(TaskDefIdSchema, { name }),
  putMethod: LittleHorse.method.putTaskDef,
  store: ({ name, inputVars, returnType, description }, there, lookup) => {
    for (const def of inputVars) {
      const missing = storeVariableDef(def, lookup);
      if (missing !== undefined) return err(`input ${def.name}: ${missing}`);
    }
    const missing = pinStructDefs(returnType?.returnType, lookup);
    if (missing !== undefined) return err(`what it returns: ${missing}`);
    return ok(
      create(TaskDefSchema, {
        id: { name },
        inputVars,
        // The server stores an empty ReturnType where none was given.
        returnType: returnType ?? create(ReturnTypeSchema),
        description,
        createdAt: there?.createdAt,
      }),
    );
  },
  ifDifferent: () => ({ what: 'refused', how: 'it can not be changed' }),
  record: importTaskDef,
});
