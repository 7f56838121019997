/** A UserTaskDef that differs from the latest becomes a new version (littlehorse.md §1.3). */
import { clone, create } from '@bufbuild/protobuf';
import {
  GetLatestUserTaskDefRequestSchema,
  LittleHorse,
  PutUserTaskDefRequestSchema,
} from '#api/gen/service_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { importUserTaskDef } from '../../import/import-definitions.ts';
import { ok } from '../../result.ts';
import { definitionKind } from './definition-kind.ts';

export const userTaskDefKind = definitionKind({
  kind: 'UserTaskDef',
  requests: (all) => all.userTaskDefs,
  requestSchema: PutUserTaskDefRequestSchema,
  storedSchema: UserTaskDefSchema,
  getMethod: LittleHorse.method.getLatestUserTaskDef,
  getRequest: (name) => create(GetLatestUserTaskDefRequestSchema, { name }),
  putMethod: LittleHorse.method.putUserTaskDef,
  store: ({ name, fields, description }, there) =>
    ok(
      create(UserTaskDefSchema, {
        name,
        version: there?.version ?? 0,
        createdAt: there?.createdAt,
        fields,
        description,
      }),
    ),
  ifDifferent: () => ({ what: 'changed', how: 'a new version' }),
  next: (ours) => {
    const stored = clone(UserTaskDefSchema, ours);
    stored.version++;
    return stored;
  },
  record: importUserTaskDef,
});
