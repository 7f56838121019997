/** A thousand workers poll one engine over real connections: each gets its share, however much a few ask for. */
import { readFileSync } from 'node:fs';
import { create } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { expect, it } from 'vitest';
import { PollTaskRequestSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import { startEngineProcess } from '../kit/engine.ts';
import { LhClient, type PollClient } from './client.ts';
import { entrypoint, exit, task, workflow } from './flows.ts';
import { success, text } from './worker.ts';

const TASK_DEFS = ['pick', 'pack', 'label', 'ship'];
const CONNECTIONS = 10;
const WORKERS = 1000;
/** Of each TaskDef; fewer than it has workers, so that some always wait. */
const TASKS_AT_ONCE = 125;
const WAVES = 6;
/** What every worker would get if they were served one after the other. */
const SHARE = (TASK_DEFS.length * TASKS_AT_ONCE * WAVES) / WORKERS;

/** The first of each connection asks for a hundred tasks at once, and for one more with each that it gets. */
const creditsOf = (worker: number): number => (worker < CONNECTIONS ? 100 : 1);

function poll(stream: PollClient, worker: number): void {
  const taskDefId = { name: TASK_DEFS[worker % TASK_DEFS.length]! };
  stream.write(create(PollTaskRequestSchema, { taskDefId, clientId: `worker-${worker}` }));
}

async function register(lh: LhClient): Promise<void> {
  for (const name of TASK_DEFS) {
    await lh.call('putTaskDef', { name });
    const nodes = { start: entrypoint('work'), work: task(name, 'end'), end: exit };
    await lh.call('putWfSpec', workflow(name, nodes));
  }
}

const residentMb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

it('a thousand polling workers are served in turn', { timeout: 180_000 }, async () => {
  const engine = await startEngineProcess(['--port', '0', '--memory']);
  const clients = Array.from(
    { length: CONNECTIONS },
    () => new LhClient(engine.address, {}, { 'grpc.use_local_subchannel_pool': 1 }),
  );
  try {
    const [first] = clients as [LhClient];
    await register(first);
    const got = Array.from({ length: WORKERS }, () => 0);
    let done = 0;
    let waveEnds = (): void => {};
    const streams = got.map((_, worker) => {
      const lh = clients[worker % CONNECTIONS]!;
      const stream = lh.poll();
      stream.on('error', () => {});
      stream.on('data', ({ result }: { result?: ScheduledTask }) => {
        if (result === undefined) return;
        got[worker]! += 1;
        const { taskRunId, attemptNumber } = result;
        const time = timestampNow();
        void lh
          .call('reportTask', { taskRunId, attemptNumber, time, ...success(text('done')) }, 120_000)
          .then(() => {
            poll(stream, worker);
            if (++done % (TASKS_AT_ONCE * TASK_DEFS.length) === 0) waveEnds();
          });
      });
      for (let i = 0; i < creditsOf(worker); i++) poll(stream, worker);
      return stream;
    });
    for (let wave = 0; wave < WAVES; wave++) {
      const ended = new Promise<void>((then) => (waveEnds = then));
      for (let i = 0; i < TASKS_AT_ONCE; i++)
        for (const [n, wfSpecName] of TASK_DEFS.entries())
          void clients[(i + n) % CONNECTIONS]!.call('runWf', { wfSpecName }, 120_000);
      await ended;
    }
    expect(done).toBe(SHARE * WORKERS);
    expect(Math.min(...got)).toBeGreaterThanOrEqual(SHARE / 2);
    expect(Math.max(...got)).toBeLessThanOrEqual(SHARE * 2);
    if (process.platform === 'linux') expect(residentMb(engine.process.pid)).toBeLessThan(300);
    for (const stream of streams) stream.cancel();
  } finally {
    for (const client of clients) client.close();
    await engine.stop();
  }
});
