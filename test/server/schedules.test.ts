/** ScheduledWfRuns by a clock that the test turns: what fires, what was missed, what is pinned. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { Clock } from '../../engine/server/clock.ts';
import { startServer, type RunningServer } from '../../engine/server/start-server.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { eventually, LhClient } from './client.ts';
import { entrypoint, exit, strVariable, workflow } from './flows.ts';

/** Real timers for what is soon, and a time of day that the test sets. */
class TurnedClock implements Clock {
  #ahead = Date.parse('2026-11-23T08:40:30Z') - Date.now();
  readonly #timers = new Set<{ readonly at: number; readonly then: () => void }>();
  now = (): number => Date.now() + this.#ahead;
  schedule = (ms: number, then: () => void): (() => void) => {
    const timer = { at: this.now() + ms, then };
    this.#timers.add(timer);
    const real = setInterval(() => {
      if (!this.#timers.has(timer)) clearInterval(real);
      else if (timer.at <= this.now()) {
        this.#timers.delete(timer);
        clearInterval(real);
        then();
      }
    }, 5);
    return () => void this.#timers.delete(timer);
  };
  turn(ms: number): void {
    this.#ahead += ms;
  }
}

const MINUTE = 60_000;
let clock: TurnedClock;
let store: Store;
let server: RunningServer;
let lh: LhClient;
let ids = 0;

async function start(): Promise<void> {
  const started = await startServer({
    store,
    clock,
    mint: () => String(++ids).padStart(32, '0'),
    host: '127.0.0.1',
    port: 0,
    onBug: (what, error) => {
      throw new Error(what, { cause: error });
    },
    openTenantStore: () => openStore(undefined),
  });
  if (!started.ok) throw new Error(started.error.reason);
  server = started.value;
  lh = new LhClient(`${server.host}:${server.port}`);
}

async function stop(): Promise<void> {
  lh.close();
  await server.stop();
}

beforeEach(async () => {
  clock = new TurnedClock();
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  await start();
  await lh.call('putWfSpec', workflow('report', { start: entrypoint('end'), end: exit }));
});

afterEach(async () => {
  await stop();
  store.close();
});

const runs = async () => (await lh.call('searchWfRun', { wfSpecName: 'report' })).results;
const quietly = () => new Promise((then) => setTimeout(then, 60));
const counted = (n: number) => eventually(async () => ((await runs()).length === n ? true : undefined));

it('starts a WfRun at each time of its expression, with its inputs', async () => {
  await lh.call(
    'putWfSpec',
    workflow('greet', { start: entrypoint('end'), end: exit }, [strVariable('who')]),
  );
  const variables = { who: { value: { case: 'str' as const, value: 'ada' } } };
  await lh.call('scheduleWf', { wfSpecName: 'greet', id: 'hourly', cronExpression: '0 * * * *', variables });
  await lh.call('scheduleWf', { wfSpecName: 'report', cronExpression: '* * * * *' });
  await quietly();
  expect(await runs()).toHaveLength(0);
  clock.turn(MINUTE / 2);
  await counted(1);
  clock.turn(19 * MINUTE);
  await counted(2);
  const [greeted] = await eventually(async () => {
    const { results } = await lh.call('searchWfRun', { wfSpecName: 'greet' });
    return results.length > 0 ? results : undefined;
  });
  expect((await lh.call('getWfRun', { id: greeted?.id ?? '' })).status).toBe(LHStatus.COMPLETED);
  const who = await lh.call('getVariable', { wfRunId: greeted, name: 'who' });
  expect(who.value?.value).toEqual({ case: 'str', value: 'ada' });
});

it('fires once after a restart for all that was missed, and goes on', async () => {
  await lh.call('scheduleWf', { wfSpecName: 'report', id: 'often', cronExpression: '* * * * *' });
  await stop();
  clock.turn(10 * MINUTE);
  await start();
  await counted(1);
  await quietly();
  expect(await runs()).toHaveLength(1);
  clock.turn(MINUTE);
  await counted(2);
});

it('put anew under the same id takes the place of the first; deleted fires no more', async () => {
  await lh.call('scheduleWf', { wfSpecName: 'report', id: 'often', cronExpression: '* * * * *' });
  await lh.call('scheduleWf', { wfSpecName: 'report', id: 'often', cronExpression: '0 0 1 1 *' });
  expect((await lh.call('searchScheduledWfRun', { wfSpecName: 'report' })).results).toHaveLength(1);
  clock.turn(2 * MINUTE);
  await quietly();
  expect(await runs()).toHaveLength(0);
  await lh.call('scheduleWf', { wfSpecName: 'report', id: 'often', cronExpression: '* * * * *' });
  await lh.call('deleteScheduledWfRun', { id: { id: 'often' } });
  clock.turn(2 * MINUTE);
  await quietly();
  expect(await runs()).toHaveLength(0);
  expect((await lh.call('searchScheduledWfRun', { wfSpecName: 'report' })).results).toHaveLength(0);
});

it('a WfRun that cannot start does not stop the next one', async () => {
  await lh.call('scheduleWf', {
    wfSpecName: 'report',
    cronExpression: '* * * * *',
    variables: { nobody: { value: { case: 'str', value: 'asked' } } },
  });
  await lh.call('scheduleWf', { wfSpecName: 'report', cronExpression: '*/2 * * * *' });
  clock.turn(5 * MINUTE);
  await counted(1);
  clock.turn(2 * MINUTE);
  await counted(2);
});

it('runs the version that was asked for, or else the latest one of the time', async () => {
  await lh.call('scheduleWf', { wfSpecName: 'report', cronExpression: '* * * * *' });
  await lh.call('scheduleWf', {
    wfSpecName: 'report',
    majorVersion: 0,
    revision: 0,
    cronExpression: '* * * * *',
  });
  await lh.call(
    'putWfSpec',
    workflow('report', { start: entrypoint('end'), end: exit }, [strVariable('who')]),
  );
  clock.turn(MINUTE);
  await counted(2);
  const specs = await Promise.all((await runs()).map((id) => lh.call('getWfRun', id)));
  expect(specs.map(({ wfSpecId }) => wfSpecId?.revision).sort()).toEqual([0, 1]);
});
