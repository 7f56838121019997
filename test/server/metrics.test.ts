/** Windows of figures: what counts, since when, and that a restart knows them. */
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeOf, eventually, type LhClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, task, workflow } from './flows.ts';
import { keptEngine, type KeptEngine } from './kept-engine.ts';
import { failure, startWorker, success, text } from './worker.ts';

let kept: KeptEngine;
let lh: LhClient;

beforeEach(async () => {
  ({ kept, lh } = await keptEngine());
});
afterEach(() => kept.remove());

const nodes = (name: string) => ({ a: entrypoint('t'), t: task(name, 'z'), z: exit });

it('counts WfRuns and TaskRuns by the minute, and still does after a restart', async () => {
  await putTaskDefs(lh, 'good', 'bad');
  await lh.call('putWfSpec', workflow('well', nodes('good')));
  await lh.call('putWfSpec', workflow('badly', nodes('bad')));
  const workers = [
    startWorker(lh, 'good', () => success(text('ok'))),
    startWorker(lh, 'bad', () => failure('no')),
  ];
  for (const wfSpecName of ['well', 'well', 'badly']) await lh.call('runWf', { wfSpecName });
  const total = async (wfSpec?: { name: string }) => {
    const { windows } = await lh.call('listWfMetrics', { wfSpec });
    const of = (figure: 'started' | 'runningToCompleted' | 'runningToError') =>
      windows.reduce(
        (sum, { metric }) => sum + (metric.case === 'workflow' ? (metric.value[figure]?.count ?? 0) : 0),
        0,
      );
    return [of('started'), of('runningToCompleted'), of('runningToError')];
  };
  await eventually(async () => (String(await total()) === '3,2,1' ? true : undefined));
  for (const worker of workers) worker.stop();
  expect(await total({ name: 'well' })).toEqual([2, 2, 0]);
  expect(await total({ name: 'badly' })).toEqual([1, 0, 1]);
  lh = await kept.restart();
  expect(await total()).toEqual([3, 2, 1]);
  const { windows } = await lh.call('listTaskMetrics', { taskDef: { name: 'good' } });
  const [last] = windows.slice(-1);
  expect(last?.id?.id).toMatchObject({ case: 'taskDefId', value: { name: 'good' } });
  expect(Number(last?.id?.windowStart?.seconds) % 60).toBe(0);
  const tasks = last?.metric.case === 'task' ? last.metric.value : undefined;
  expect(tasks?.taskrunCreatedToCompleted?.count).toBeGreaterThan(0);
  expect(tasks?.taskrunCreatedToError).toMatchObject({ count: 0, totalLatencyMs: 0n });
});

it('finds a window by its id and by its WfSpec', async () => {
  await lh.call('putWfSpec', workflow('at-once', { a: entrypoint('z'), z: exit }));
  await lh.call('runWf', { wfSpecName: 'at-once' });
  const { results } = await lh.call('searchWfMetricWindow', { wfSpecName: 'at-once', latestOnly: true });
  const [id] = results;
  expect(id?.tenantId).toBeUndefined();
  const window = await lh.call('getMetricWindow', id ?? {});
  expect(window.id?.tenantId?.id).toBe('default');
  expect(window.metric.case === 'workflow' && window.metric.value.started?.count).toBe(1);
  expect(await codeOf(lh.call('getMetricWindow', {}))).toBe(status.NOT_FOUND);
  expect(await codeOf(lh.call('searchWfMetricWindow', {}))).toBe(status.INVALID_ARGUMENT);
});

it('counts what a quota lets through and what it puts off', async () => {
  await lh.call('putTenant', { id: 'few' });
  await lh.call('putQuota', { tenant: { id: 'few' }, writeRequestsPerSecond: 1 });
  const few = lh.inTenant('few');
  for (let i = 0; i < 4; i += 1) await codeOf(few.call('putTaskDef', { name: 'x' })).catch(() => {});
  few.close();
  const quotaId = { tenant: { id: 'few' } };
  const used = async () => {
    const { windows } = await lh.call('listQuotaUsageMetrics', { quotaId });
    const usage = windows.flatMap(({ metric }) => (metric.case === 'quotaUsage' ? metric.value : []));
    return [
      usage.reduce((sum, { requestsObserved }) => sum + requestsObserved, 0),
      usage.reduce((sum, { requestsThrottled }) => sum + requestsThrottled, 0),
    ];
  };
  const before = await used();
  expect(before[0]).toBe(4);
  expect(before[1]).toBeGreaterThan(0);
  lh = await kept.restart();
  expect(await used()).toEqual(before);
  await lh.call('deleteQuota', { id: quotaId });
  expect(await used()).toEqual([0, 0]);
});
