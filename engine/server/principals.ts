/**
 * Principals and their ACLs (littlehorse.md §9.5). This engine asks nobody for a password, so every caller is
 * `anonymous`: an admin until another admin takes that away from it, as on a real server without authentication.
 */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import {
  ACLAction,
  ACLResource,
  PrincipalSchema,
  ServerACLsSchema,
  type Principal,
  type PutPrincipalRequest,
  type ServerACL,
  type ServerACLs,
} from '#api/gen/acls_pb.js';
import { PrincipalIdSchema } from '#api/gen/object_id_pb.js';
import { PrincipalIdListSchema, type SearchPrincipalRequest } from '#api/gen/service_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { pageOf } from './paging.ts';
import { isAdmin, OF_CLUSTER } from './permissions.ts';
import { answer, notThere, refuse, type Refused, type Reply } from './reply.ts';

export const ANONYMOUS = 'anonymous';

/** `definitions`: of the whole server. */
export function principals(definitions: Definitions, now: () => number) {
  if (definitions.get('principal', { name: ANONYMOUS }) === undefined)
    definitions.put('principal', { name: ANONYMOUS }, admin(ANONYMOUS, now()));
  const caller = (): Principal =>
    definitions.get('principal', { name: ANONYMOUS }) ?? admin(ANONYMOUS, now());
  const handlers = {
    whoami: () => answer(caller()),
    putPrincipal: (request) => put(request, caller(), definitions, now()),
    getPrincipal: ({ id }) => {
      const principal = definitions.get('principal', { name: id });
      return principal === undefined
        ? refuse('NOT_FOUND', `Could not find Principal ${id}`)
        : answer(principal);
    },
    deletePrincipal: ({ id }) => remove(id?.id ?? '', definitions),
    searchPrincipal: (request) => {
      const { results, bookmark } = pageOf(request, matching(request, definitions));
      const ids = results.map(({ id }) => id ?? create(PrincipalIdSchema));
      return answer(create(PrincipalIdListSchema, { results: ids, bookmark }));
    },
  } satisfies Handlers;
  return { handlers, caller };
}

const admin = (id: string, now: number): Principal =>
  create(PrincipalSchema, {
    id: { id },
    createdAt: timestampFromMs(now),
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

const isLastAdmin = (id: string, definitions: Definitions): boolean =>
  definitions.all('principal').every((principal) => isAdmin(principal) === (principal.id?.id === id));

/** An ACL for everything comes back with an empty name, as on a real server. */
const storedAcls = ({ acls }: ServerACLs): ServerACLs =>
  create(ServerACLsSchema, {
    acls: acls.map((acl): ServerACL => ({
      ...acl,
      resourceFilter:
        acl.resourceFilter.case === undefined ? { case: 'name', value: '' } : acl.resourceFilter,
    })),
  });

function put(
  request: PutPrincipalRequest,
  caller: Principal,
  definitions: Definitions,
  now: number,
): Reply<Principal> {
  const { id } = request;
  const existing = definitions.get('principal', { name: id });
  if (existing !== undefined && !request.overwrite)
    return refuse('ALREADY_EXISTS', `Must set overwrite == true to modify existing Principal ${id}`);
  const refused = refusedAcls(request, caller, definitions);
  if (refused !== undefined) return refused;
  const perTenant = Object.entries(request.perTenantAcls).map(([tenant, acls]) => [tenant, storedAcls(acls)]);
  const principal = create(PrincipalSchema, {
    id: { id },
    createdAt: existing?.createdAt ?? timestampFromMs(now),
    perTenantAcls: Object.fromEntries(perTenant) as Principal['perTenantAcls'],
    globalAcls: storedAcls(request.globalAcls ?? create(ServerACLsSchema)),
  });
  if (!isAdmin(principal) && isLastAdmin(id, definitions))
    return refuse(
      'FAILED_PRECONDITION',
      `Cannot remove admin privileges from Principal ${id}: ${id} is the last Admin left.`,
    );
  return answer(definitions.put('principal', { name: id }, principal));
}

function refusedAcls(
  { perTenantAcls, globalAcls }: PutPrincipalRequest,
  caller: Principal,
  definitions: Definitions,
): Refused | undefined {
  for (const [tenant, { acls }] of Object.entries(perTenantAcls)) {
    if (definitions.get('tenant', { name: tenant }) === undefined)
      return refuse(
        'INVALID_ARGUMENT',
        `PutPrincipalRequest specified ACL's for a nonexistent tenant: ${tenant}`,
      );
    if (acls.some(({ resources }) => resources.some((resource) => OF_CLUSTER.has(resource))))
      return refuse(
        'INVALID_ARGUMENT',
        'PutPrincipalRequest does not allow Per-Tenant ACLs containing permissions over Tenants, Principals, or Quotas.',
      );
  }
  return (globalAcls?.acls ?? []).length > 0 && !isAdmin(caller)
    ? refuse('INVALID_ARGUMENT', 'Only admin users can create a principal with global privileges')
    : undefined;
}

function remove(id: string, definitions: Definitions) {
  if (id === ANONYMOUS)
    return refuse(
      'INVALID_ARGUMENT',
      'Deleting the anonymous principal is not allowed. Take permissions from it with PutPrincipal instead.',
    );
  if (isLastAdmin(id, definitions))
    return refuse('FAILED_PRECONDITION', `Cannot delete Principal ${id}: ${id} is the last Admin left.`);
  return definitions.remove('principal', { name: id })
    ? answer(create(EmptySchema))
    : notThere(`Principal ${id}`);
}

/** In the order in which they were made. */
function matching(request: SearchPrincipalRequest, definitions: Definitions): Principal[] {
  const { principalCriteria: by, earliestStart, latestStart } = request;
  const at = ({ createdAt }: Principal): number => (createdAt === undefined ? 0 : timestampMs(createdAt));
  const fits = (principal: Principal): boolean =>
    (by.case !== 'isAdmin' || isAdmin(principal) === by.value) &&
    (by.case !== 'tenantId' || Object.hasOwn(principal.perTenantAcls, by.value)) &&
    (earliestStart === undefined || at(principal) >= timestampMs(earliestStart)) &&
    (latestStart === undefined || at(principal) <= timestampMs(latestStart));
  return definitions
    .all('principal')
    .filter(fits)
    .sort((a, b) => at(a) - at(b));
}
