// Nothing acknowledged is lost: `paddock engine` dies by SIGKILL while the checkout waits for a new card; started again on
// the same data it takes the event and the order completes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ScheduledTask } from '#api/gen/service_pb.js';
import { type LittleHorseClient, connectClient } from '../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { paddock } from '../kit/paddock.ts';
import { LhClient } from '../server/client.ts';
import { type Outcome, startWorker, success, text } from '../server/worker.ts';

const data = mkdtempSync(join(tmpdir(), 'paddock-killed-'));
let engine: RunningEngine;
afterAll(async () => {
  await engine?.stop();
  rmSync(data, { recursive: true, force: true });
});

const json = (value: unknown) => ({ value: { case: 'jsonObj' as const, value: JSON.stringify(value) } });

/** The shop's workers: the card's token decides whether it is declined. */
const answers: Readonly<Record<string, (task: ScheduledTask) => Outcome>> = {
  'reserve-stock': () => success(json({ available: true, reservation: 'r-1' })),
  'charge-card': (task) =>
    task.variables[2]?.value?.value.value === 'tok-declined'
      ? {
          status: TaskStatus.TASK_EXCEPTION,
          result: { case: 'exception', value: { name: 'card-declined', message: 'no' } },
        }
      : success(text('receipt-1')),
  'ship-order': () => success(text('track-1')),
  'send-email': () => success({}),
};

function startWorkers(address: string): () => void {
  const client = new LhClient(address);
  const workers = Object.entries(answers).map(([task, answer]) => startWorker(client, task, answer));
  return () => workers.forEach((worker) => worker.stop());
}

async function statusOf(
  client: LittleHorseClient,
  wfRunId: { id: string },
  node: string,
): Promise<LHStatus | undefined> {
  const { results } = await client.call('listNodeRuns', { wfRunId });
  return results.find((run) => run.nodeName === node)?.status;
}

test('killed while it waits for card-updated, started again, completed', { timeout: 60_000 }, async () => {
  engine = await startEngineProcess(['--port', '0', '--data', data]);
  expect(paddock(['push', 'templates/checkout/checkout.workflow.yaml', '--to', engine.address]).status).toBe(
    0,
  );
  let client = connectClient(engine.address);
  let stopWorkers = startWorkers(engine.address);
  const variables = {
    'order-id': text('o-1'),
    cart: json({ total: 29.9 }),
    email: text('kim@example.com'),
    'card-token': text('tok-declined'),
  };
  const wfRunId = (await client.call('runWf', { wfSpecName: 'checkout', id: 'killed', variables })).id!;
  await expect
    .poll(() => statusOf(client, wfRunId, 'wait-for-card'), { timeout: 10_000 })
    .toBe(LHStatus.RUNNING);
  await engine.kill();
  stopWorkers();
  client.close();

  engine = await startEngineProcess(['--port', '0', '--data', data]);
  client = connectClient(engine.address);
  stopWorkers = startWorkers(engine.address);
  expect((await client.call('getWfRun', wfRunId)).status).toBe(LHStatus.RUNNING);
  await client.call('putExternalEvent', {
    wfRunId,
    externalEventDefId: { name: 'card-updated' },
    content: text('tok-good'),
  });
  await expect
    .poll(async () => (await client.call('getWfRun', wfRunId)).status, { timeout: 10_000 })
    .toBe(LHStatus.COMPLETED);
  const { value } = await client.call('getVariable', { wfRunId, threadRunNumber: 0, name: 'charged' });
  expect(value?.value).toEqual({ case: 'bool', value: true });
  stopWorkers();
  client.close();
});
