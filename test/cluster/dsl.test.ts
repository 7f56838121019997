// A user's test suite in the official Java DSL (dsl/): its workflows register and run on our engine as on a real cluster,
// with official workers; what its client is told and every WfRun that it leaves are the same.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { printed } from '../differential/compare.ts';
import { visible } from '../differential/server.ts';
import { LhClient } from '../server/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { dslDifferences, type Played, playDsl } from './dsl.ts';

const TENANT = 'dsl';
let engine: RunningEngine;
let real: Map<string, Played>;
let ours: Map<string, Played>;

async function playReal(): Promise<Map<string, Played>> {
  const address = inject('cluster');
  const admin = new LhClient(address);
  await admin.call('putTenant', { id: TENANT });
  admin.close();
  const client = new LhClient(address, { tenantid: TENANT });
  await visible(() => client.call('searchTaskDef', {}));
  const played = await playDsl({ client, isReal: true, close: async () => client.close() }, address, TENANT);
  client.close();
  return played;
}

async function playOurs(): Promise<Map<string, Played>> {
  engine = await startEngineProcess(['--port', '0', '--memory']);
  const client = new LhClient(engine.address);
  const played = await playDsl(
    { client, isReal: false, close: async () => client.close() },
    engine.address,
    '',
  );
  client.close();
  return played;
}

beforeAll(async () => {
  [real, ours] = [await playReal(), await playOurs()];
}, 900_000);

afterAll(() => engine?.stop());

test('all scenarios ran on both', () => {
  expect(real.size).toBeGreaterThanOrEqual(70);
  expect([...ours.keys()].sort()).toEqual([...real.keys()].sort());
  for (const played of [...real.values(), ...ours.values()])
    expect(played.error, played.scenario).toBeUndefined();
});

test('every scenario was the same', () => {
  const different = [...real.values()].flatMap((there) => {
    const here = ours.get(there.scenario);
    if (here === undefined) return [there.scenario];
    const found = dslDifferences(there, here);
    return found.length === 0 ? [] : [`${there.scenario}\n${printed(found)}`];
  });
  expect(different.join('\n')).toBe('');
});
