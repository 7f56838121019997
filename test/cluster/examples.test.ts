// LittleHorse's own 37 examples register on a real cluster and on our engine as the same WfSpecs, and run on both with
// the same official workers to the same end.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { together } from '../differential/play.ts';
import { visible } from '../differential/server.ts';
import { type Stored, exampleWfSpecs, putExamples } from '../fixtures/examples.ts';
import { type LittleHorseClient, connectClient } from '../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { startStandInWorkers } from './examples-workers.ts';
import { type RunHappened, walk } from './examples-walk.ts';
import { type Way, ways } from './examples.ts';
import type { RunningWorkers } from './workers.ts';

interface Side {
  readonly client: LittleHorseClient;
  readonly stored: Stored;
  readonly happened: Map<string, RunHappened[] | string>;
}

const names = exampleWfSpecs().map(({ name }) => name);
const workers: RunningWorkers[] = [];
let engine: RunningEngine;
let real: Side;
let ours: Side;

async function side(address: string, tenant = 'default'): Promise<Side> {
  const client = connectClient(address, { tenant });
  const stored = await putExamples(client);
  workers.push(await startStandInWorkers(address, tenant));
  return { client, stored, happened: new Map() };
}

/** The cluster serves other tests too, with TaskDefs of the same names. */
async function realSide(): Promise<Side> {
  const address = inject('cluster');
  const tenant = 'examples';
  const client = connectClient(address);
  await client.call('putTenant', { id: tenant });
  client.close();
  const inTenant = connectClient(address, { tenant });
  await visible(() => inTenant.call('searchWfSpec', {}));
  inTenant.close();
  return side(address, tenant);
}

async function run({ client, happened }: Side, way: Way): Promise<void> {
  happened.set(way.name, await walk(client, way).catch((error: Error) => String(error.stack)));
}

beforeAll(async () => {
  engine = await startEngineProcess(['--port', '0', '--memory']);
  [real, ours] = await Promise.all([realSide(), side(engine.address)]);
  await together(ways, 8, async (way) => {
    await Promise.all([run(real, way), run(ours, way)]);
  });
}, 600_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  real?.client.close();
  ours?.client.close();
  await engine?.stop();
});

test('every WfSpec is run in at least one way', () => {
  const run = new Set(ways.flatMap((way) => way.runs.map(({ wfSpec }) => wfSpec)));
  expect(names.filter((name) => !run.has(name))).toEqual([]);
  expect(names).toHaveLength(37);
});

test('both servers take all definitions and store the same', () => {
  const definitions = ({ stored }: Side) =>
    Object.entries(stored).filter(([key]) => !key.startsWith('WfSpec '));
  expect(definitions(real).filter(([, reply]) => typeof reply === 'string')).toEqual([]);
  expect(Object.fromEntries(definitions(ours))).toEqual(Object.fromEntries(definitions(real)));
});

test.each(names)('both servers store the same WfSpec %s', (name) => {
  const [there, here] = [real, ours].map(({ stored }) => stored[`WfSpec ${name}`] as WfSpec | string);
  expect(there).toMatchObject({ id: { name } });
  expect(withFrozenByName(here!)).toEqual(withFrozenByName(there!));
});

/** The real server lists frozen variables in the order of a hash table, which says nothing. */
function withFrozenByName(stored: WfSpec | string): unknown {
  if (typeof stored === 'string') return stored;
  const frozen = stored.frozenVariables.map((each) => [each.varDef?.name, each] as const);
  return { ...stored, frozenVariables: Object.fromEntries(frozen) };
}

describe('with official workers', () => {
  test.each(ways)('$name', ({ name, runs }) => {
    const there = real.happened.get(name);
    const statuses = runs.map(({ ends }) => (typeof ends === 'object' ? 'RUNNING' : ends));
    expect(there).toMatchObject(statuses.map((status) => ({ status })));
    expect(ours.happened.get(name)).toEqual(there);
  });
});
