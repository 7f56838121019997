/** Principals, ACLs and Quotas: what is refused to whom, as a real server refuses it. */
import { status, type ServiceError } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACLAction, ACLResource } from '#api/gen/acls_pb.js';
import { LittleHorse } from '#api/gen/service_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import type { Methods } from '../../engine/server/handlers.ts';
import { permissionOf } from '../../engine/server/permissions.ts';
import { writeQuota } from '../../engine/server/write-quota.ts';
import { LhClient } from './client.ts';

let engine: RunningEngine;
let lh: LhClient;

beforeEach(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
});
afterEach(async () => {
  lh.close();
  await engine.stop();
});

const refusal = async (call: Promise<unknown>): Promise<ServiceError> =>
  call.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => error as ServiceError,
  );

const acl = (resource: ACLResource, action: ACLAction, more = {}) => ({
  acls: [{ resources: [resource], allowedActions: [action], ...more }],
});
const ADMIN = acl(ACLResource.ACL_ALL_RESOURCES, ACLAction.ALL_ACTIONS);

/** From now on every call has only these. */
const become = async (acls: object): Promise<void> => {
  await lh.call('putPrincipal', { id: 'boss', globalAcls: ADMIN, overwrite: true });
  await lh.call('putPrincipal', { id: 'anonymous', overwrite: true, ...acls });
};

it('every RPC asks for a permission, but for the two that everybody may call', () => {
  const free = LittleHorse.methods.filter(
    ({ localName }) => permissionOf(localName as keyof Methods) === undefined,
  );
  expect(free.map(({ name }) => name).sort()).toEqual(['GetServerVersion', 'Whoami']);
});

describe('principals', () => {
  it('the caller is an admin, who cannot be unmade while it is the last', async () => {
    const { id, globalAcls } = await lh.call('whoami', {});
    expect(id?.id).toBe('anonymous');
    expect(globalAcls?.acls[0]).toMatchObject({
      resources: [ACLResource.ACL_ALL_RESOURCES],
      allowedActions: [ACLAction.ALL_ACTIONS],
    });
    const { code, details } = await refusal(lh.call('putPrincipal', { id: 'anonymous', overwrite: true }));
    expect([code, details]).toEqual([
      status.FAILED_PRECONDITION,
      'Cannot remove admin privileges from Principal anonymous: anonymous is the last Admin left.',
    ]);
  });

  it('may do what their ACLs say and nothing else', async () => {
    await become({
      globalAcls: acl(ACLResource.ACL_TASK, ACLAction.READ, { resourceFilter: { case: 'name', value: 'x' } }),
    });
    await refusal(lh.call('getTaskDef', { name: 'charge' })).then(({ code }) =>
      expect(code).toBe(status.NOT_FOUND),
    );
    const { code, details } = await refusal(lh.call('putTaskDef', { name: 'charge' }));
    expect([code, details]).toEqual([
      status.PERMISSION_DENIED,
      'Missing permissions [WRITE_METADATA] over resources [ACL_TASK]',
    ]);
    expect((await lh.call('getServerVersion', {})).majorVersion).toBe(1);
  });

  it('may not poll for tasks without READ over tasks', async () => {
    await become({ globalAcls: acl(ACLResource.ACL_WORKFLOW, ACLAction.ALL_ACTIONS) });
    const { code, details } = await new Promise<ServiceError>((then) => {
      lh.poll().on('error', then);
    });
    expect([code, details]).toEqual([
      status.PERMISSION_DENIED,
      'Missing permissions [READ] over resources [ACL_TASK]',
    ]);
  });

  it('in a tenant only what is said for it, where something is said', async () => {
    await lh.call('putTenant', { id: 'shop' });
    await become({
      globalAcls: acl(ACLResource.ACL_TASK, ACLAction.ALL_ACTIONS),
      perTenantAcls: { shop: acl(ACLResource.ACL_USER_TASK, ACLAction.READ) },
    });
    const shop = lh.inTenant('shop');
    expect((await lh.call('putTaskDef', { name: 'charge' })).id?.name).toBe('charge');
    expect((await refusal(shop.call('putTaskDef', { name: 'charge' }))).code).toBe(status.PERMISSION_DENIED);
    expect((await shop.call('searchUserTaskDef', {})).results).toEqual([]);
    expect((await refusal(shop.call('searchTenant', {}))).details).toContain('cluster-scoped');
    shop.close();
  });

  it.each([
    [{ id: 'boss' }, status.ALREADY_EXISTS, 'Must set overwrite'],
    [{ id: 'a', perTenantAcls: { nobody: ADMIN } }, status.INVALID_ARGUMENT, 'nonexistent tenant: nobody'],
    [
      { id: 'a', perTenantAcls: { default: acl(ACLResource.ACL_QUOTA, ACLAction.READ) } },
      status.INVALID_ARGUMENT,
      'does not allow Per-Tenant ACLs',
    ],
  ])('PutPrincipal %o is refused', async (request, code, words) => {
    await lh.call('putPrincipal', { id: 'boss', globalAcls: ADMIN });
    const error = await refusal(lh.call('putPrincipal', request));
    expect(error.code).toBe(code);
    expect(error.details).toContain(words);
  });

  it('are found by what they may do, and deleted, but not the anonymous one nor the last admin', async () => {
    await lh.call('putPrincipal', { id: 'boss', globalAcls: ADMIN });
    await lh.call('putPrincipal', { id: 'clerk', perTenantAcls: { default: ADMIN } });
    const ids = async (request: object) =>
      (await lh.call('searchPrincipal', request)).results.map(({ id }) => id);
    expect(await ids({ principalCriteria: { case: 'isAdmin', value: true } })).toEqual(['anonymous', 'boss']);
    expect(await ids({ principalCriteria: { case: 'tenantId', value: 'default' } })).toEqual(['clerk']);
    expect(await ids({})).toEqual(['anonymous', 'boss', 'clerk']);
    await lh.call('deletePrincipal', { id: { id: 'clerk' } });
    expect(await ids({})).toEqual(['anonymous', 'boss']);
    const remove = (id: string) => refusal(lh.call('deletePrincipal', { id: { id } }));
    expect((await remove('anonymous')).code).toBe(status.INVALID_ARGUMENT);
    expect((await remove('nobody')).code).toBe(status.NOT_FOUND);
    await become({ globalAcls: acl(ACLResource.ACL_PRINCIPAL, ACLAction.ALL_ACTIONS) });
    expect((await remove('boss')).code).toBe(status.FAILED_PRECONDITION);
  });
});

describe('quotas', () => {
  const tenant = { id: 'default' };

  it('are kept with the time they were first put, found and deleted', async () => {
    const first = await lh.call('putQuota', { tenant, writeRequestsPerSecond: 50 });
    const principal = { id: 'anonymous' };
    await lh.call('putQuota', { tenant, principal, writeRequestsPerSecond: 60 });
    const again = await lh.call('putQuota', { tenant, writeRequestsPerSecond: 70 });
    expect(again).toMatchObject({ createdAt: first.createdAt, writeRequestsPerSecond: 70 });
    expect((await lh.call('searchQuota', { tenantId: 'default' })).results).toHaveLength(2);
    expect((await lh.call('searchQuota', { tenantId: 'default', principal })).results).toHaveLength(1);
    expect((await refusal(lh.call('searchQuota', { principal }))).code).toBe(status.INVALID_ARGUMENT);
    await lh.call('deleteQuota', { id: { tenant, principal } });
    expect((await refusal(lh.call('getQuota', { tenant, principal }))).code).toBe(status.NOT_FOUND);
    expect((await refusal(lh.call('deleteQuota', { id: { tenant, principal } }))).code).toBe(
      status.NOT_FOUND,
    );
  });

  it.each([
    [{ tenant, writeRequestsPerSecond: 0 }, 'greater than zero'],
    [{ tenant: { id: 'nobody' }, writeRequestsPerSecond: 1 }, 'Could not find tenant nobody'],
    [{ tenant, principal: { id: 'nobody' }, writeRequestsPerSecond: 1 }, 'Could not find principal nobody'],
  ])('PutQuota %o is refused', async (request, words) => {
    const error = await refusal(lh.call('putQuota', request));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    expect(error.details).toContain(words);
  });

  it('a write too many is told when to come back; reads go on', async () => {
    await lh.call('putQuota', { tenant, writeRequestsPerSecond: 1 });
    const names = Array.from({ length: 6 }, (_, i) => `t${i}`);
    const errors = await Promise.all(
      names.map((name) =>
        lh.call('putTaskDef', { name }).then(
          () => undefined,
          (error: ServiceError) => error,
        ),
      ),
    );
    const refused = errors.filter((error) => error !== undefined);
    expect(refused.length).toBeGreaterThanOrEqual(4);
    const [{ code, details, metadata }] = refused as [ServiceError];
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
    expect(details).toBe('Quota exceeded. Retry after 1000ms.');
    const [bytes] = metadata.get('grpc-status-details-bin') as [Buffer];
    // As server 1.2.1 wrote them.
    expect(bytes.toString('base64')).toBe(
      'CAgSI1F1b3RhIGV4Y2VlZGVkLiBSZXRyeSBhZnRlciAxMDAwbXMuGjAKKHR5cGUuZ29vZ2xlYXBpcy5jb20vZ29vZ2xlLnJwYy5SZXRyeUluZm8SBAoCCAE=',
    );
    expect((await lh.call('searchTaskDef', {})).results.length).toBeGreaterThanOrEqual(1);
  });

  it('the delays are those that server 1.2.1 gave', () => {
    const told = (perSecond: number, times: readonly number[]) => {
      const quota = writeQuota();
      return times.map((at) => Array.from({ length: 7 }, () => quota.take(at, perSecond) ?? 'ok').join(' '));
    };
    expect(told(1, [0, 648, 1277])).toEqual([
      'ok 1000 1500 2000 2500 3000 3500',
      'ok 3500 4000 4500 5000 5500 6000',
      'ok 6000 6500 7000 7500 8000 8500',
    ]);
    expect(told(7, [0])).toEqual(['ok ok ok ok 625 750 875']);
    expect(told(10, [0])).toEqual(['ok ok ok ok ok 600 700']);
  });
});
