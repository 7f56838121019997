/** RPCs of UserTaskDefs: every difference from the latest makes a new version (littlehorse.md §1.3). */
import { create, equals } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { UserTaskDefIdSchema } from '#api/gen/object_id_pb.js';
import { UserTaskDefIdListSchema, type PutUserTaskDefRequest } from '#api/gen/service_pb.js';
import { UserTaskDefSchema, type UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, notThere, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';

export const userTaskDefs = (definitions: Definitions, now: () => number) =>
  ({
    putUserTaskDef: (request) => put(request, definitions, now()),
    getUserTaskDef: ({ name, version }) =>
      found(
        definitions.get('user-task-def', { name, major: version }),
        `UserTaskDef ${name} version ${version}`,
      ),
    getLatestUserTaskDef: ({ name }) =>
      found(definitions.latest('user-task-def', name), `UserTaskDef ${name}`),
    deleteUserTaskDef: ({ id }) =>
      definitions.remove('user-task-def', { name: id?.name ?? '', major: id?.version ?? 0 })
        ? answer(create(EmptySchema))
        : notThere(`UserTaskDef ${id?.name ?? ''} of version ${id?.version ?? 0}`),
    searchUserTaskDef: (request) => {
      const { case: by, value } = request.userTaskDefCriteria;
      const filter = by === 'name' ? { name: value } : { prefix: value };
      const { results, bookmark } = searchDefinitions(definitions, 'user-task-def', request, filter);
      const ids = results.map(({ name, major }) => create(UserTaskDefIdSchema, { name, version: major }));
      return answer(create(UserTaskDefIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(
  { name, fields, description }: PutUserTaskDefRequest,
  definitions: Definitions,
  now: number,
): Reply<UserTaskDef> {
  const bad = refusedName('UserTaskDef', name);
  if (bad !== undefined) return bad;
  const latest = definitions.latest('user-task-def', name);
  if (latest !== undefined) {
    const { version, createdAt } = latest;
    const same = create(UserTaskDefSchema, { name, version, createdAt, fields, description });
    if (equals(UserTaskDefSchema, latest, same)) return answer(latest);
  }
  const version = latest === undefined ? 0 : latest.version + 1;
  const def = create(UserTaskDefSchema, {
    name,
    version,
    createdAt: timestampFromMs(now),
    fields,
    description,
  });
  return answer(definitions.put('user-task-def', { name, major: version }, def));
}
