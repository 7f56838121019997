/** Tenants, and which server this is. */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { TenantSchema, type PutTenantRequest, type Tenant } from '#api/gen/acls_pb.js';
import { TenantIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorseVersionSchema, TenantIdListSchema } from '#api/gen/service_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { DEFAULT_TENANT } from './tenant-header.ts';

/** The server whose behaviour this engine has. */
const SERVER_VERSION = { majorVersion: 1, minorVersion: 2, patchVersion: 1 };

export function tenants(definitions: Definitions, now: () => number) {
  if (definitions.get('tenant', { name: DEFAULT_TENANT }) === undefined) {
    const tenant = create(TenantSchema, { id: { id: DEFAULT_TENANT }, createdAt: timestampFromMs(now()) });
    definitions.put('tenant', { name: DEFAULT_TENANT }, tenant);
  }
  return {
    getServerVersion: () => answer(create(LittleHorseVersionSchema, SERVER_VERSION)),
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
