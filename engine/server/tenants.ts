/** Who is calling, which server this is, and tenants: one principal without a password, one tenant that keeps data. */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  ACLAction,
  ACLResource,
  PrincipalSchema,
  TenantSchema,
  type PutTenantRequest,
  type Tenant,
} from '#api/gen/acls_pb.js';
import { TenantIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorseVersionSchema, TenantIdListSchema } from '#api/gen/service_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { DEFAULT_TENANT } from './tenant-header.ts';

/** The server whose behaviour this engine has. */
const SERVER_VERSION = { majorVersion: 1, minorVersion: 2, patchVersion: 1 };

const ANONYMOUS = create(PrincipalSchema, {
  id: { id: 'anonymous' },
  createdAt: timestampFromMs(0),
  globalAcls: {
    acls: [
      {
        resources: [ACLResource.ACL_ALL_RESOURCES],
        allowedActions: [ACLAction.ALL_ACTIONS],
        resourceFilter: { case: 'name', value: '' },
      },
    ],
  },
});

export function tenants(definitions: Definitions, now: () => number) {
  if (definitions.get('tenant', { name: DEFAULT_TENANT }) === undefined) {
    const tenant = create(TenantSchema, { id: { id: DEFAULT_TENANT }, createdAt: timestampFromMs(now()) });
    definitions.put('tenant', { name: DEFAULT_TENANT }, tenant);
  }
  return {
    whoami: () => answer(ANONYMOUS),
    getServerVersion: () => answer(create(LittleHorseVersionSchema, SERVER_VERSION)),
    getPrincipal: ({ id }) =>
      id === ANONYMOUS.id?.id ? answer(ANONYMOUS) : refuse('NOT_FOUND', `Could not find Principal ${id}.`),
    putTenant: (request) => put(request, definitions, now()),
    getTenant: ({ id }) => {
      const tenant = definitions.get('tenant', { name: id });
      return tenant === undefined ? refuse('NOT_FOUND', `Could not find tenant "${id}".`) : answer(tenant);
    },
    searchTenant: (request) => {
      const { results, bookmark } = searchDefinitions(definitions, 'tenant', request, {});
      const ids = results.map(({ name }) => create(TenantIdSchema, { id: name }));
      return answer(create(TenantIdListSchema, { results: ids, bookmark }));
    },
  } satisfies Handlers;
}

function put(
  { id, outputTopicConfig }: PutTenantRequest,
  definitions: Definitions,
  now: number,
): Reply<Tenant> {
  const bad = refusedName('Tenant', id);
  if (bad !== undefined) return bad;
  if (/^[0-9]/.test(id))
    return refuse('INVALID_ARGUMENT', `"${id}" is not a Tenant's id: begin with a letter.`);
  const createdAt = definitions.get('tenant', { name: id })?.createdAt ?? timestampFromMs(now);
  const tenant = create(TenantSchema, { id: { id }, createdAt, outputTopicConfig });
  return answer(definitions.put('tenant', { name: id }, tenant));
}
