/**
 * The engine as a process under load, killed by SIGKILL again and again and started on the same data. Keeps book of what was
 * acknowledged, and in the end compares it with what is there.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceError, status as codes } from '@grpc/grpc-js';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { LhClient } from '../server/client.ts';
import { entrypoint, exit, externalEvent, putTaskDefs, task, workflow } from '../server/flows.ts';
import { text } from '../server/worker.ts';
import { startEngineProcess, type RunningEngine } from './engine.ts';

export interface Fire {
  readonly dataDir: string;
  /** How often the engine is killed. */
  readonly kills: number;
  /** How long it lives between: from, and to below. */
  readonly lifeMs: readonly [number, number];
  /** How many clients start WfRuns, and how long each rests after one. */
  readonly clients: number;
  readonly restMs: number;
  /** Workers for `one`, `two` and `three` that connect to this address, and again when it is back. */
  readonly startWorkers: (address: string) => Promise<{ stop(): Promise<void> }>;
}

export interface AfterFire {
  /** What must not be. */
  readonly problems: string[];
  readonly wfRuns: number;
  readonly kills: number;
  /** Times from the kill to the first line of the next engine, the worst of them. */
  readonly slowestStartMs: number;
  /** Attempts that were lost on the way to or from a worker and tried again. */
  readonly timedOut: number;
}

/** What a task that was lost with its engine costs: its time-out. */
const again = { retries: 50, timeoutSeconds: 2 };

async function register(lh: LhClient): Promise<void> {
  await putTaskDefs(lh, 'one', 'two', 'three');
  await lh.call('putExternalEventDef', { name: 'paid' });
  await lh.call(
    'putWfSpec',
    workflow('order', {
      start: entrypoint('one'),
      one: task('one', 'two', again),
      two: task('two', 'wait', again),
      wait: externalEvent('paid', 'three'),
      three: task('three', 'end', again),
      end: exit,
    }),
  );
}

/** Calls until it is answered: an engine that is gone comes back. Undefined: it says that it did so before. */
export async function insist<T>(call: () => Promise<T>): Promise<T | undefined> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const { code } = error as ServiceError;
      if (code === codes.ALREADY_EXISTS) return undefined;
      const mayPass =
        code === codes.UNAVAILABLE || code === codes.DEADLINE_EXCEEDED || code === codes.CANCELLED;
      if (!mayPass) throw error;
      await sleep(20 + randomInt(50));
    }
  }
}

export async function underFire({
  dataDir,
  kills,
  lifeMs,
  clients,
  restMs,
  startWorkers,
}: Fire): Promise<AfterFire> {
  let engine = await startEngineProcess(['--port', '0', '--data', dataDir]);
  const { address } = engine;
  const lh = new LhClient(address);
  const acknowledged: string[] = [];
  let isLoaded = true;
  let slowestStartMs = 0;
  const load = async (client: number): Promise<void> => {
    for (let i = 0; isLoaded; i++) {
      const id = `run-${client}-${i}`;
      await insist(() => lh.call('runWf', { wfSpecName: 'order', id }, 3000));
      const event = {
        wfRunId: { id },
        externalEventDefId: { name: 'paid' },
        guid: `event-${id}`,
        content: text(id),
      };
      await insist(() => lh.call('putExternalEvent', event, 3000));
      acknowledged.push(id);
      await sleep(restMs);
    }
  };
  let workers: { stop(): Promise<void> } | undefined;
  try {
    await register(lh);
    workers = await startWorkers(address);
    const loads = Array.from({ length: clients }, (_, client) => load(client));
    for (let kill = 0; kill < kills; kill++) {
      await sleep(randomInt(...lifeMs));
      await engine.kill();
      const began = performance.now();
      engine = await startAgain(address, dataDir);
      slowestStartMs = Math.max(slowestStartMs, performance.now() - began);
    }
    isLoaded = false;
    await Promise.all(loads);
    const { problems, timedOut } = await verify(lh, acknowledged);
    return { problems, timedOut, wfRuns: acknowledged.length, kills, slowestStartMs };
  } finally {
    isLoaded = false;
    await workers?.stop();
    lh.close();
    await engine.stop();
  }
}

/** On the port that clients and workers know. */
const startAgain = (address: string, dataDir: string): Promise<RunningEngine> =>
  startEngineProcess(['--port', address.split(':')[1] ?? '', '--data', dataDir]);

/** Official workers poll again at their heartbeat: after a minute. */
const PATIENCE_MS = 150_000;

/** Every WfRun that was acknowledged completes, with each of its tasks done once. */
async function verify(
  lh: LhClient,
  ids: readonly string[],
): Promise<{ readonly problems: string[]; readonly timedOut: number }> {
  const problems: string[] = [];
  let timedOut = 0;
  const end = Date.now() + PATIENCE_MS;
  for (const id of ids) {
    let status: LHStatus | undefined;
    for (;;) {
      status = await lh.call('getWfRun', { id }).then(
        (wfRun) => wfRun.status,
        () => undefined,
      );
      if (status !== LHStatus.RUNNING || Date.now() > end) break;
      await sleep(50);
    }
    if (status !== LHStatus.COMPLETED) {
      problems.push(`${id} is ${status === undefined ? 'missing' : LHStatus[status]}`);
      continue;
    }
    const events = await lh.call('listExternalEvents', { wfRunId: { id } });
    if (!events.results.some((event) => event.id?.guid === `event-${id}`))
      problems.push(`the event of ${id} is missing`);
    const { results } = await lh.call('listTaskRuns', { wfRunId: { id } });
    if (results.length !== 3) problems.push(`${id} has ${results.length} TaskRuns`);
    for (const { id: taskRunId, attempts } of results) {
      const good = attempts.filter((attempt) => attempt.status === TaskStatus.TASK_SUCCESS);
      timedOut += attempts.filter((attempt) => attempt.status === TaskStatus.TASK_TIMEOUT).length;
      if (good.length !== 1 || attempts.at(-1) !== good[0])
        problems.push(`${id}/${taskRunId?.taskGuid} succeeded ${good.length} times`);
    }
    const nodes = (await lh.call('listNodeRuns', { wfRunId: { id } })).results.map(
      ({ nodeName }) => nodeName,
    );
    if (nodes.join(' ') !== 'start one two wait three end') problems.push(`${id} went ${nodes.join(' ')}`);
  }
  return { problems, timedOut };
}
