/** What is committed but not on disk yet could be undone by a loss of power: no reader is told of it before. */
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { startServer, type RunningServer } from '../../engine/server/start-server.ts';
import type { Flushed } from '../../engine/storage/flush.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import { entrypoint, exit, putTaskDefs, strVariable, task, workflow } from './flows.ts';
import { text } from './worker.ts';

let store: Store;
let server: RunningServer;
let lh: LhClient;
/** Who waits until the disk has written; undefined: it writes at once. */
let held: Flushed[] | undefined;

beforeEach(async () => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  held = undefined;
  let ids = 0;
  const started = await startServer({
    store: { ...store, flush: (then) => (held === undefined ? then() : void held.push(then)) },
    clock: { now: () => Date.now(), schedule: (ms, then) => clearTimeout.bind(null, setTimeout(then, ms)) },
    mint: () => String(++ids).padStart(32, '0'),
    host: '127.0.0.1',
    port: 0,
    onBug: () => {},
    openTenantStore: () => openStore(undefined),
  });
  if (!started.ok) throw new Error(started.error.reason);
  server = started.value;
  lh = new LhClient(`${server.host}:${server.port}`);
  await putTaskDefs(lh, 'charge');
  const nodes = { start: entrypoint('charge'), charge: task('charge', 'end'), end: exit };
  await lh.call('putWfSpec', workflow('order', nodes, [strVariable('customer', { searchable: true })]));
});
afterEach(async () => {
  lh.close();
  await server.stop();
  store.close();
});

it('gets, lists, searches and counts wait for the disk', async () => {
  held = [];
  const wfRunId = { id: 'order-1' };
  const variables = { customer: text('ada') };
  const calls: Promise<unknown>[] = [lh.call('runWf', { wfSpecName: 'order', id: 'order-1', variables })];
  await eventually(async () => held?.[0]);
  const answered: string[] = [];
  const ask = <T>(name: string, call: Promise<T>, shows: (reply: T) => boolean): void => {
    calls.push(call.then((reply) => (answered.push(name), expect(shows(reply), name).toBe(true))));
  };
  const wfSpecName = 'order';
  const variableFilters = [{ varName: 'customer', value: text('ada') }];
  const some = ({ results }: { readonly results: readonly unknown[] }) => results.length === 1;
  ask('getWfRun', lh.call('getWfRun', wfRunId), (run) => run.status === LHStatus.RUNNING);
  ask('listTaskRuns', lh.call('listTaskRuns', { wfRunId }), some);
  ask('searchWfRun', lh.call('searchWfRun', { wfSpecName }), some);
  ask('by variable', lh.call('searchWfRun', { wfSpecName, variableFilters }), some);
  ask(
    'searchVariable',
    lh.call('searchVariable', { wfSpecName, varName: 'customer', value: text('ada') }),
    some,
  );
  ask('searchTaskRun', lh.call('searchTaskRun', { taskDefName: 'charge' }), some);
  ask('searchNodeRun', lh.call('searchNodeRun', { status: LHStatus.RUNNING }), some);
  ask(
    'countNodeRun',
    lh.call('countNodeRun', { filter: { case: 'wfSpecFilter', value: { wfSpecName } } }),
    ({ value }) => value > 0n,
  );
  ask(
    'countTaskRun',
    lh.call('countTaskRun', { taskDefName: 'charge', status: TaskStatus.TASK_SCHEDULED }),
    ({ value }) => value === 1n,
  );
  // All have read what they will tell: those that ask for nothing on disk are answered meanwhile.
  await eventually(async () => {
    expect(await codeOf(lh.inTenant('nobody').call('getWfRun', wfRunId))).toBe(status.PERMISSION_DENIED);
    return held?.length === calls.length ? true : undefined;
  });
  expect(answered).toEqual([]);
  const waiting = held;
  held = undefined;
  for (const then of waiting) then();
  await Promise.all(calls);
  expect(answered).toHaveLength(calls.length - 1);
});
