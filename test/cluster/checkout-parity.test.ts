// The checkout behaves on our engine as on a real cluster: the same bytes pushed, the same official workers, the same
// failures and events give the same statuses, NodeRuns, attempts and variables.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { type LittleHorseClient, connectClient } from '../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { paddock } from '../kit/paddock.ts';
import { walk, ways } from './checkout.ts';
import { type RunningWorkers, startJavaWorkers, startPythonWorkers } from './workers.ts';

const workflow = 'templates/checkout/checkout.workflow.yaml';
const data = mkdtempSync(join(tmpdir(), 'paddock-parity-'));
const cluster = inject('cluster');
let engine: RunningEngine;
let real: LittleHorseClient;
let ours: LittleHorseClient;

beforeAll(async () => {
  engine = await startEngineProcess(['--port', '0', '--data', data]);
  real = connectClient(cluster);
  ours = connectClient(engine.address);
});

afterAll(async () => {
  real?.close();
  ours?.close();
  await engine?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('paddock push puts the checkout on the real cluster and on our engine; a second push has nothing to do', () => {
  for (const address of [cluster, engine.address]) {
    const first = paddock(['push', workflow, '--to', address]);
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('pushed as 0.0');
    expect(first.status).toBe(0);
    const second = paddock(['push', workflow, '--to', address]);
    expect(second.stdout).toContain(`nothing to push: ${address} has it as 0.0`);
    expect(second.status).toBe(0);
  }
});

test('both servers store the same WfSpec', async () => {
  const [there, here] = await Promise.all(
    [real, ours].map((client) => client.call('getLatestWfSpec', { name: 'checkout' })),
  );
  expect(comparable(here!)).toEqual(comparable(there!));
});

/** Without the time; the real server lists frozen variables in the order of a hash table, which says nothing. */
function comparable(spec: WfSpec): unknown {
  const frozen = spec.frozenVariables.map((each) => [each.varDef?.name, each] as const);
  return { ...spec, createdAt: undefined, frozenVariables: Object.fromEntries(frozen) };
}

describe.each([
  { sdk: 'Java', start: startJavaWorkers },
  { sdk: 'Python', start: startPythonWorkers },
])('with workers of the official $sdk client', ({ start }) => {
  const workers: RunningWorkers[] = [];
  beforeAll(async () => {
    workers.push(await start(cluster), await start(engine.address));
  });
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
  });

  // Each way is a WfRun of its own: they need not wait for each other.
  test.concurrent.each(ways)('$name', async (way) => {
    const [there, here] = await Promise.all([walk(real, way), walk(ours, way)]);
    expect(there.status).toBe(way.ends);
    expect(here).toEqual(there);
  });
});
