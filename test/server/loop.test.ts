/** What the loop promises when something goes wrong inside: one command fails, the others and the data stay whole. */
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { Command, Decision, World } from '../../engine/core/contract.ts';
import { Aggregates } from '../../engine/server/aggregates.ts';
import { storedDefinitions } from '../../engine/server/definitions.ts';
import { startServer, type RunningServer } from '../../engine/server/start-server.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { codeOf, eventually, LhClient } from './client.ts';
import { entrypoint, exit, externalEvent, putTaskDefs, strVariable, task, workflow } from './flows.ts';
import { startWorker, success, text } from './worker.ts';

/** Commands for which `decide` does all its work and then breaks down. */
let breaksOn: (command: Command) => boolean = () => false;

vi.mock('../../engine/core/decide.ts', async (importOriginal) => {
  const original = await importOriginal<{ decide: (world: World, command: Command) => Decision }>();
  return {
    decide: (world: World, command: Command) => {
      const decision = original.decide(world, command);
      if (breaksOn(command)) throw new Error('a bug of ours');
      return decision;
    },
  };
});

let store: Store;
let server: RunningServer;
let lh: LhClient;
const bugs: string[] = [];
let failCommit: Error | undefined;

beforeEach(async () => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  const transaction = <T>(work: () => T): T =>
    store.transaction(() => {
      const result = work();
      const error = failCommit;
      if (error !== undefined) throw error;
      return result;
    });
  let ids = 0;
  const started = await startServer({
    store: { ...store, transaction },
    clock: {
      now: () => Date.now(),
      schedule: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    mint: () => String(++ids).padStart(32, '0'),
    host: '127.0.0.1',
    port: 0,
    onBug: (what) => bugs.push(what),
    openTenantStore: () => openStore(undefined),
    wfRunsInMemory: { live: 1, over: 1 },
  });
  if (!started.ok) throw new Error(started.error.reason);
  server = started.value;
  lh = new LhClient(`${server.host}:${server.port}`);
  await putTaskDefs(lh, 'charge');
  await lh.call('putExternalEventDef', { name: 'paid' });
  await lh.call(
    'putWfSpec',
    workflow(
      'order',
      {
        start: entrypoint('wait'),
        wait: externalEvent('paid', 'charge'),
        charge: task('charge', 'end'),
        end: exit,
      },
      [strVariable('note')],
    ),
  );
});

afterEach(async () => {
  breaksOn = () => false;
  failCommit = undefined;
  bugs.length = 0;
  lh.close();
  await server.stop();
  store.close();
});

const run = (id: string) =>
  lh.call('runWf', { wfSpecName: 'order', id, variables: { note: text(`for ${id}`) } });
const pay = (id: string) =>
  lh.call('putExternalEvent', { wfRunId: { id }, externalEventDefId: { name: 'paid' }, content: text('1') });

/** Everything of a WfRun as it is read from the store alone. */
const fromStore = (id: string) =>
  new Aggregates(store, storedDefinitions(store.definitions).metadata, {
    live: 9,
    over: 9,
    objects: 999,
  }).get(id)?.state;

describe('a command that breaks down', () => {
  it('leaves its WfRun as it was, and the others of its batch go on', async () => {
    await run('a');
    await run('b');
    breaksOn = (command) => command.kind === 'put-external-event' && command.request.wfRunId?.id === 'a';
    const [a, b] = await Promise.all([codeOf(pay('a')), codeOf(pay('b'))]);
    expect([a, b]).toEqual([status.INTERNAL, undefined]);
    expect(bugs).toEqual(['put-external-event']);
    const nodes = async (id: string) =>
      (await lh.call('listNodeRuns', { wfRunId: { id } })).results.map((n) => [n.nodeName, n.status]);
    expect(await nodes('a')).toEqual([
      ['start', LHStatus.COMPLETED],
      ['wait', LHStatus.RUNNING],
    ]);
    expect((await nodes('b')).at(-1)).toEqual(['charge', LHStatus.RUNNING]);
    breaksOn = () => false;
    expect((await pay('a')).claimed).toBe(true);
  });

  it('that would have made or deleted a WfRun, or kept an event, has not', async () => {
    breaksOn = () => true;
    expect(await codeOf(run('a'))).toBe(status.INTERNAL);
    expect(await codeOf(pay('a'))).toBe(status.INTERNAL);
    breaksOn = () => false;
    expect(await codeOf(lh.call('getWfRun', { id: 'a' }))).toBe(status.NOT_FOUND);
    await run('a');
    expect((await lh.call('listExternalEvents', { wfRunId: { id: 'a' } })).results).toEqual([]);
    breaksOn = () => true;
    expect(await codeOf(lh.call('deleteWfRun', { id: { id: 'a' } }))).toBe(status.INTERNAL);
    breaksOn = () => false;
    expect((await pay('a')).claimed).toBe(true);
    expect(fromStore('a')?.nodeRuns.size).toBe(3);
  });
});

describe('a disk that is full', () => {
  it('refuses the batch, and everything goes on when there is space again', async () => {
    await run('a');
    const worker = startWorker(lh, 'charge', () => success(text('ok')));
    await new Promise((then) => setTimeout(then, 50));
    failCommit = Object.assign(new Error('database or disk is full'), { errcode: 13 });
    await expect(pay('a')).rejects.toMatchObject({
      code: status.UNAVAILABLE,
      details: expect.stringContaining('no space') as string,
    });
    expect(await codeOf(run('b'))).toBe(status.UNAVAILABLE);
    failCommit = undefined;
    expect(worker.tasks).toEqual([]);
    expect(bugs).toEqual([]);
    await run('b');
    await pay('a');
    await eventually(
      async () => (await lh.call('getWfRun', { id: 'a' })).status === LHStatus.COMPLETED || undefined,
    );
    expect(worker.tasks).toHaveLength(1);
    worker.stop();
  });
});

describe('a disk that is full while objects are saved for searching', () => {
  it('does not make anybody believe that they are', async () => {
    await run('a');
    failCommit = Object.assign(new Error('database or disk is full'), { errcode: 13 });
    expect(await codeOf(lh.call('searchNodeRun', { status: LHStatus.RUNNING }))).toBe(status.UNAVAILABLE);
    failCommit = undefined;
    await pay('a');
    expect(fromStore('a')?.nodeRuns.size).toBe(3);
    expect((await lh.call('searchNodeRun', { status: LHStatus.RUNNING })).results).toHaveLength(1);
    expect(fromStore('a')?.nodeRuns.size).toBe(3);
  });
});

describe('what is in memory', () => {
  it('is what journal and rows give, also for WfRuns that left memory', async () => {
    const worker = startWorker(lh, 'charge', () => success(text('ok')));
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) await run(id);
    for (const id of ids.slice(1)) await pay(id);
    await eventually(async () => worker.tasks.length === 4 || undefined);
    for (const id of ids) {
      const wfRunId = { id };
      const live = await lh.call('listNodeRuns', { wfRunId });
      const replayed = fromStore(id);
      expect([...(replayed?.nodeRuns.values() ?? [])]).toEqual(live.results);
      expect(replayed?.wfRun).toEqual(await lh.call('getWfRun', wfRunId));
      expect((await lh.call('getVariable', { wfRunId, name: 'note' })).value).toMatchObject(
        text(`for ${id}`),
      );
    }
    const before = ids.map(fromStore);
    await lh.call('searchNodeRun', { status: LHStatus.COMPLETED });
    expect(store.wfRuns.unsaved(10)).toEqual([]);
    expect(ids.map(fromStore)).toEqual(before);
    worker.stop();
  });
});
