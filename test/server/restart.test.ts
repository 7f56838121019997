/** The engine as a process of its own: killed at any instant, it goes on from what it acknowledged. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { eventually, LhClient } from './client.ts';
import { entrypoint, exit, externalEvent, putTaskDefs, task, workflow } from './flows.ts';
import { startWorker, success, text } from './worker.ts';

const MAIN = new URL('../../engine/main.ts', import.meta.url).pathname;

interface Engine {
  readonly process: ChildProcess;
  /** What it told its parent. */
  readonly told: { state: string; address?: string; message: string };
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

let dir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'paddock-engine-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

function start(...args: string[]): Promise<Engine> {
  const child = fork(MAIN, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (data) => (output += String(data)));
  child.stderr?.on('data', (data) => (output += String(data)));
  const ended = new Promise<number | null>((then) => child.once('close', then));
  return new Promise((resolve) => {
    child.once('message', (told) =>
      resolve({ process: child, told: told as Engine['told'], output: () => output, ended }),
    );
  });
}

const client = ({ told }: Engine): LhClient => new LhClient(told.address ?? '');

describe('an engine that is killed', () => {
  it('goes on where it was: events, tasks, timers and searches', async () => {
    const first = await start('--port', '0', '--data', dir);
    let lh = client(first);
    await putTaskDefs(lh, 'charge', 'ship');
    await lh.call('putExternalEventDef', { name: 'card-updated' });
    const sleep = {
      source: { case: 'literalValue' as const, value: { value: { case: 'int' as const, value: 1n } } },
    };
    await lh.call(
      'putWfSpec',
      workflow('checkout', {
        start: entrypoint('charge'),
        charge: task('charge', 'wait'),
        wait: externalEvent('card-updated', 'nap'),
        nap: {
          node: { case: 'sleep', value: { sleepLength: { case: 'rawSeconds', value: sleep } } },
          outgoingEdges: [{ sinkNodeName: 'ship' }],
        },
        ship: task('ship', 'end'),
        end: exit,
      }),
    );
    const worker = startWorker(lh, 'charge', () => success(text('declined')));
    await lh.call('runWf', { wfSpecName: 'checkout', id: 'order-1' });
    const wfRunId = { id: 'order-1' };
    await eventually(async () => (await lh.call('listNodeRuns', { wfRunId })).results[2]);
    worker.stop();
    await new Promise((then) => setTimeout(then, 100));
    await lh.call('runWf', { wfSpecName: 'checkout', id: 'order-2' });
    first.process.kill('SIGKILL');
    lh.close();

    const second = await start('--port', '0', '--data', dir);
    lh = client(second);
    const event = await lh.call('putExternalEvent', {
      wfRunId,
      externalEventDefId: { name: 'card-updated' },
      content: text('5'),
    });
    expect(event.claimed).toBe(true);
    second.process.kill('SIGKILL');
    lh.close();

    const third = await start('--port', '0', '--data', dir);
    lh = client(third);
    const workers = ['charge', 'ship'].map((name) => startWorker(lh, name, () => success(text('ok'))));
    await eventually(
      async () => (await lh.call('getWfRun', wfRunId)).status === LHStatus.COMPLETED || undefined,
    );
    expect(workers[0]?.tasks.map(({ taskRunId }) => taskRunId?.wfRunId?.id)).toEqual(['order-2']);
    expect(workers[1]?.tasks.map(({ taskRunId }) => taskRunId?.wfRunId?.id)).toEqual(['order-1']);
    const { results } = await lh.call('listNodeRuns', { wfRunId });
    expect(results.map(({ nodeName }) => nodeName)).toEqual([
      'start',
      'charge',
      'wait',
      'nap',
      'ship',
      'end',
    ]);
    const done = await lh.call('searchWfRun', { wfSpecName: 'checkout', status: LHStatus.COMPLETED });
    expect(done.results.map(({ id }) => id)).toEqual(['order-1']);
    for (const each of workers) each.stop();
    lh.close();
  });
});

describe('starting and stopping', () => {
  it('serves soon, says so in one line, and stops on SIGTERM', async () => {
    const engine = await start('--port', '0', '--data', dir, '--json');
    expect(engine.told).toMatchObject({
      state: 'up',
      address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    });
    await eventually(async () => engine.output() || undefined);
    expect(engine.output().trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(engine.output())).toEqual(engine.told);
    engine.process.kill('SIGTERM');
    expect(await engine.ended).toBe(0);
    const again = await start('--port', '0', '--data', dir);
    expect(again.told.state).toBe('up');
  });

  it('refuses data that another engine uses', async () => {
    await start('--port', '0', '--data', dir);
    const second = await start('--port', '0', '--data', dir);
    expect(second.told).toMatchObject({
      state: 'down',
      message: expect.stringContaining('Another engine is using') as string,
    });
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toBe(second.told.message);
  });

  it('refuses damaged data', async () => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'paddock.db'), 'garbage '.repeat(1000));
    const engine = await start('--port', '0', '--data', dir);
    expect(engine.told.message).toContain('is damaged');
    expect(await engine.ended).toBe(1);
  });

  it('refuses a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((then) => other.once('listening', then));
    const { port } = other.address() as AddressInfo;
    const engine = await start('--port', String(port), '--data', dir);
    expect(engine.told.message).toContain(`Port ${port} on 127.0.0.1 is in use.`);
    expect(await engine.ended).toBe(1);
    other.close();
  });
});
