/** Tenants keep apart what they hold, over a restart too; workers and timers of each run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, task, workflow } from './flows.ts';
import { startWorker, success, text } from './worker.ts';

let dataDir: string;
let engine: RunningEngine;
let clients: LhClient[] = [];

const client = (tenant?: string): LhClient => {
  const lh = new LhClient(engine.address, tenant === undefined ? {} : { tenantid: tenant });
  clients.push(lh);
  return lh;
};

async function stop(): Promise<void> {
  for (const lh of clients) lh.close();
  clients = [];
  await engine.stop();
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'paddock-tenants-'));
  engine = await startEngine({ port: 0, dataDir });
});

afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const nap = (seconds: bigint) => ({
  node: {
    case: 'sleep' as const,
    value: {
      sleepLength: {
        case: 'rawSeconds' as const,
        value: {
          source: {
            case: 'literalValue' as const,
            value: { value: { case: 'int' as const, value: seconds } },
          },
        },
      },
    },
  },
  outgoingEdges: [{ sinkNodeName: 'charge' }],
});

async function putCheckout(lh: LhClient, seconds: bigint): Promise<void> {
  await putTaskDefs(lh, 'charge');
  const nodes = { start: entrypoint('nap'), nap: nap(seconds), charge: task('charge', 'end'), end: exit };
  await lh.call('putWfSpec', workflow('checkout', nodes));
}

it('a tenant sees nothing of another: definitions, runs and tasks are its own', async () => {
  const home = client();
  await home.call('putTenant', { id: 'shop' });
  const shop = client('shop');
  await putCheckout(home, 0n);
  expect(await codeOf(shop.call('getLatestWfSpec', { name: 'checkout' }))).toBe(status.NOT_FOUND);
  await putCheckout(shop, 0n);
  for (const lh of [home, shop]) await lh.call('runWf', { wfSpecName: 'checkout', id: 'same-id' });
  const worker = startWorker(shop, 'charge', () => success(text('paid')));
  const statusOf = async (lh: LhClient) => (await lh.call('getWfRun', { id: 'same-id' })).status;
  await eventually(async () => ((await statusOf(shop)) === LHStatus.COMPLETED ? true : undefined));
  worker.stop();
  expect(await statusOf(home)).toBe(LHStatus.RUNNING);
  expect((await shop.call('searchTenant', {})).results.map(({ id }) => id)).toEqual(['default', 'shop']);
});

it('capitals and small letters are different tenants, whatever the file system thinks', async () => {
  for (const id of ['shop', 'SHOP']) await client().call('putTenant', { id });
  await putTaskDefs(client('SHOP'), 'charge');
  expect((await client('SHOP').call('searchTaskDef', {})).results).toHaveLength(1);
  expect((await client('shop').call('searchTaskDef', {})).results).toHaveLength(0);
});

it("another tenant's timer rings after a restart without a call in its name", async () => {
  await client().call('putTenant', { id: 'shop' });
  await putCheckout(client('shop'), 1n);
  await client('shop').call('runWf', { wfSpecName: 'checkout', id: 'late' });
  await stop();
  engine = await startEngine({ port: 0, dataDir });
  await new Promise((then) => setTimeout(then, 1500));
  const tasks = await client('shop').call('listTaskRuns', { wfRunId: { id: 'late' } });
  expect(tasks.results).toHaveLength(1);
});

it.each(['', 'nobody'])('a call in the name of "%s" is refused', async (tenant) => {
  expect(await codeOf(client(tenant).call('whoami', {}))).toBe(status.PERMISSION_DENIED);
});
