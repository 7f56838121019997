/** Quotas: how many writing calls a second a tenant, or one principal in it, may make (littlehorse.md §9.5). */
import { create } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { QuotaSchema, type PutQuotaRequest, type Quota } from '#api/gen/acls_pb.js';
import type { QuotaId } from '#api/gen/object_id_pb.js';
import { QuotaIdListSchema } from '#api/gen/service_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers, Methods } from './handlers.ts';
import { pageOf } from './paging.ts';
import { permissionOf } from './permissions.ts';
import { ANONYMOUS } from './principals.ts';
import { answer, notThere, refuse, type Refused, type Reply } from './reply.ts';
import type { QuotaUsage } from './quota-usage.ts';
import { writeQuota, type WriteQuota } from './write-quota.ts';

/** Names can't have a slash. */
const keyOf = (tenant: string, principal?: string): string =>
  principal === undefined ? tenant : `${tenant}/${principal}`;

const keyOfId = (id: QuotaId | undefined): string => keyOf(id?.tenant?.id ?? '', id?.principal?.id);

/** What reads, by its permission or by what it does. RegisterTaskWorker needs READ only, but is counted (tried on 1.2.1). */
const isWrite = (method: keyof Methods): boolean => {
  const action = permissionOf(method)?.[0];
  if (method === 'registerTaskWorker') return true;
  return action === 'RUN' || action === 'WRITE_METADATA';
};

/** `definitions`: of the whole server. */
export function quotas(definitions: Definitions, usage: QuotaUsage, now: () => number) {
  // Asked for at every write, mostly in vain: the store would be read each time.
  const known = new Set(definitions.all('quota').map(({ id }) => keyOfId(id)));
  const counted = new Map<string, WriteQuota>();
  const take = (key: string): Refused | undefined => {
    const quota = known.has(key) ? definitions.get('quota', { name: key }) : undefined;
    if (quota === undefined) return undefined;
    const writes = counted.get(key) ?? writeQuota();
    counted.set(key, writes);
    const retryAfterMs = writes.take(now(), quota.writeRequestsPerSecond);
    usage.count(key, now(), retryAfterMs);
    return retryAfterMs === undefined
      ? undefined
      : refuse('RESOURCE_EXHAUSTED', `Quota exceeded. Retry after ${retryAfterMs}ms.`, retryAfterMs);
  };
  const handlers = {
    putQuota: (request) => {
      const reply = put(request, definitions, now());
      if ('message' in reply) known.add(keyOfId(reply.message.id));
      return reply;
    },
    getQuota: (id) => {
      const quota = definitions.get('quota', { name: keyOfId(id) });
      return quota === undefined ? refuse('NOT_FOUND', `Could not find quota ${keyOfId(id)}`) : answer(quota);
    },
    searchQuota: (request) => {
      const { tenantId, principal } = request;
      if (principal !== undefined && tenantId === undefined)
        return refuse('INVALID_ARGUMENT', 'Must provide tenant_id when searching by principal');
      const ids = definitions
        .all('quota')
        .flatMap(({ id }) => id ?? [])
        .filter(
          ({ tenant, principal: of }) =>
            (tenantId === undefined || tenant?.id === tenantId) &&
            (principal === undefined || of?.id === principal.id),
        );
      const { results, bookmark } = pageOf(request, ids);
      return answer(create(QuotaIdListSchema, { results, bookmark }));
    },
    deleteQuota: ({ id }) => {
      const key = keyOfId(id);
      known.delete(key);
      counted.delete(key);
      usage.forget(key);
      return definitions.remove('quota', { name: key })
        ? answer(create(EmptySchema))
        : notThere(`Quota ${key}`);
    },
    listQuotaUsageMetrics: (request) => usage.list(request, keyOfId(request.quotaId)),
  } satisfies Handlers;
  return {
    handlers,
    /** Counts a call; refuses it when it is one too many. */
    refused: (tenant: string, method: keyof Methods): Refused | undefined =>
      isWrite(method) ? (take(keyOf(tenant)) ?? take(keyOf(tenant, ANONYMOUS))) : undefined,
  };
}

function put(request: PutQuotaRequest, definitions: Definitions, now: number): Reply<Quota> {
  const { tenant, principal, writeRequestsPerSecond } = request;
  const [tenantId, principalId] = [tenant?.id ?? '', principal?.id];
  if (writeRequestsPerSecond <= 0)
    return refuse('INVALID_ARGUMENT', 'write_requests_per_second must be greater than zero');
  if (definitions.get('tenant', { name: tenantId }) === undefined)
    return refuse('INVALID_ARGUMENT', `Could not find tenant ${tenantId}`);
  if (principalId !== undefined && definitions.get('principal', { name: principalId }) === undefined)
    return refuse('INVALID_ARGUMENT', `Could not find principal ${principalId}`);
  const name = keyOf(tenantId, principalId);
  const quota = create(QuotaSchema, {
    id: { tenant: { id: tenantId }, principal },
    createdAt: definitions.get('quota', { name })?.createdAt ?? timestampFromMs(now),
    writeRequestsPerSecond,
  });
  return answer(definitions.put('quota', { name }, quota));
}
