/** A server for one case: our engine, a new one in memory; or a tenant of its own on a real cluster. */
import type { ServiceError } from '@grpc/grpc-js';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine } from '../../engine/main.ts';
import type { Clock } from '../../engine/server/clock.ts';
import { startServer } from '../../engine/server/start-server.ts';
import { openStore } from '../../engine/storage/store.ts';
import { LhClient } from '../server/client.ts';

export interface Server {
  readonly client: LhClient;
  /** Definitions can be seen only some time after their put, and timers come late (littlehorse.md §1.1). */
  readonly isReal: boolean;
  close(): Promise<void>;
}

export type ServerForCase = () => Promise<Server>;

export const engineForCase: ServerForCase = async () => {
  const engine = await startEngine({ port: 0, memory: true });
  const client = new LhClient(engine.address);
  const close = async () => {
    client.close();
    await engine.stop();
  };
  return { client, isReal: false, close };
};

const clock: Clock = {
  now: () => Date.now(),
  schedule: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** No WfRun stays in memory: each command and each look has to replay what the journal says. */
export const forgetfulEngineForCase: ServerForCase = async () => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  let bug: unknown;
  const started = await startServer({
    store,
    clock,
    mint: () => randomBytes(16).toString('hex'),
    host: '127.0.0.1',
    port: 0,
    onBug: (_what, error) => (bug ??= error),
    openTenantStore: () => openStore(undefined),
    wfRunsInMemory: { live: 0, over: 0 },
  });
  if (!started.ok) throw new Error(started.error.reason);
  const client = new LhClient(`127.0.0.1:${started.value.port}`);
  const close = async () => {
    client.close();
    await started.value.stop();
    store.close();
    if (bug !== undefined) throw bug;
  };
  return { client, isReal: false, close };
};

/** `address`: host:port. */
export function clusterForCase(address: string): ServerForCase {
  const session = `d${Date.now().toString(36)}`;
  let tenants = 0;
  return async () => {
    const tenant = `${session}-${(tenants += 1)}`;
    const admin = new LhClient(address);
    await admin.call('putTenant', { id: tenant });
    admin.close();
    const client = new LhClient(address, { tenantid: tenant });
    await visible(() => client.call('searchTaskDef', {}));
    return { client, isReal: true, close: async () => client.close() };
  };
}

/** Tries for 10 s. */
export async function visible(see: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      await see();
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`not seen in time: ${(error as ServiceError).details}`);
      await sleep(20);
    }
  }
}
