/** The host with the real engine in its own process: calls, mocks, workers, following a run, and life after SIGKILL. */
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { join } from 'node:path';
import type { EngineService, HostEvent, MockOutcome, RunSnapshot } from '#bridge/contract.ts';
import { nodeLauncher } from '../../electron/host/engine-launcher.ts';
import { startHost, type Host } from '../../electron/host/services.ts';
import { temporaryFolder } from './temporary-folder.ts';

const charged: MockOutcome = { kind: 'output', value: { bool: true } };
const broken: MockOutcome = { kind: 'error', message: 'no network' };
const declined: MockOutcome = { kind: 'exception', name: 'card-declined', message: 'no money' };

const WF_SPEC: JsonObject = {
  name: 'pay',
  entrypointThreadName: 'entrypoint',
  threadSpecs: {
    entrypoint: {
      nodes: {
        start: { entrypoint: {}, outgoingEdges: [{ sinkNodeName: 'charge' }] },
        charge: {
          task: { taskDefId: { name: 'charge-card' }, retries: 2 },
          outgoingEdges: [{ sinkNodeName: 'done' }],
        },
        done: { exit: {} },
      },
    },
  },
};

let host: Host;
let engine: EngineService;
let events: HostEvent[];

const call = async (method: string, request: JsonValue): Promise<JsonObject> =>
  (await engine.call({ connection: 'local', method, request })) as JsonObject;

const snapshots = (id: string): RunSnapshot[] =>
  events
    .filter((event) => event.kind === 'run-changed')
    .map(({ snapshot }) => snapshot)
    .filter(({ wfRun }) => JSON.stringify((wfRun as JsonObject).id) === JSON.stringify({ id }));

const statusOf = ({ wfRun }: RunSnapshot): JsonValue | undefined => (wfRun as JsonObject).status;

/** Runs the WfSpec and follows it until it is over. */
async function run(id: string): Promise<RunSnapshot> {
  await call('RunWf', { wfSpecName: 'pay', id });
  const first = await engine.watchRun({ connection: 'local', wfRunId: { id } });
  const last = (): RunSnapshot => snapshots(id).at(-1) ?? first;
  await vi.waitFor(() => expect(['COMPLETED', 'ERROR', 'EXCEPTION']).toContain(statusOf(last())), 10_000);
  return last();
}

beforeEach(async () => {
  const folder = await temporaryFolder();
  host = startHost({
    folders: { settings: folder, data: folder },
    homeFolder: folder,
    templatesFolder: 'templates',
    launchEngine: nodeLauncher(join(import.meta.dirname, '../../engine/main.ts'), 'electron/host'),
    nowMs: () => Date.now(),
  });
  onTestFinished(() => host.stop());
  events = [];
  const session = host.open((event) => events.push(event));
  onTestFinished(() => session.close());
  engine = session.services.engine;
  expect(await host.engine.whenUp(15_000)).toMatchObject({ state: 'up' });
  const returnType = { returnType: { primitiveType: 'BOOL' } };
  await call('PutTaskDef', { name: 'charge-card', returnType });
  await call('PutWfSpec', WF_SPEC);
});

describe('calls', () => {
  test('go to the engine and back in protobuf JSON; refusals keep the code and the sentence', async () => {
    expect(await call('GetServerVersion', {})).toHaveProperty('majorVersion');
    expect(await call('GetTaskDef', { name: 'charge-card' })).toMatchObject({ id: { name: 'charge-card' } });
    await expect(call('GetTaskDef', { name: 'no' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call('GetTaskDef', { nmae: 'x' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(call('PutTaskDef', { name: 'Not A Name' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('the engine can be named by its address, too; a mistyped one is refused', async () => {
    const { address } = await engine.status();
    const request = { name: 'charge-card' };
    expect(await engine.call({ connection: address!, method: 'GetTaskDef', request })).toHaveProperty('id');
    const mistyped = engine.call({ connection: 'localhost', method: 'GetTaskDef', request });
    await expect(mistyped).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('mocks', () => {
  test('answer attempt by attempt, the last outcome repeats, every run starts from the first', async () => {
    await engine.setMocks({
      plans: [{ taskDef: 'charge-card', outcomes: [broken, { ...broken, delayMs: 20 }, charged] }],
    });
    for (const id of ['first', 'second']) {
      const { wfRun, taskRuns } = await run(id);
      expect(wfRun).toMatchObject({ status: 'COMPLETED' });
      const { attempts } = taskRuns[0] as { attempts: JsonObject[] };
      expect(attempts.map(({ status }) => status)).toEqual(['TASK_FAILED', 'TASK_FAILED', 'TASK_SUCCESS']);
      expect(attempts[2]).toMatchObject({ output: { bool: true } });
    }
  });

  test('an exception of the business ends the run as one; a new plan counts at once', async () => {
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [declined] }] });
    expect((await run('declined')).wfRun).toMatchObject({ status: 'EXCEPTION' });
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [charged] }] });
    expect((await run('charged')).wfRun).toMatchObject({ status: 'COMPLETED' });
  });

  test('taken away, nobody answers; set again, the waiting task is done', async () => {
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [charged] }] });
    await run('before');
    await engine.clearMocks({});
    await call('RunWf', { wfSpecName: 'pay', id: 'waits' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await call('GetWfRun', { id: 'waits' })).toMatchObject({ status: 'RUNNING' });
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [charged] }] });
    const done = { status: 'COMPLETED' };
    await vi.waitFor(async () => expect(await call('GetWfRun', { id: 'waits' })).toMatchObject(done), 5_000);
  });

  test('taken away while a task waits for its outcome: that task is still answered', async () => {
    const slow = { ...charged, delayMs: 400 };
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [slow] }] });
    await call('RunWf', { wfSpecName: 'pay', id: 'taken' });
    await vi.waitFor(async () => {
      const { results } = await call('ListTaskRuns', { wfRunId: { id: 'taken' } });
      expect(results).toMatchObject([{ status: 'TASK_RUNNING' }]);
    });
    await engine.clearMocks({ taskDefs: ['charge-card'] });
    const done = { status: 'COMPLETED' };
    await vi.waitFor(async () => expect(await call('GetWfRun', { id: 'taken' })).toMatchObject(done), 5_000);
  });

  test('are not counted as workers; others are', async () => {
    await engine.setMocks({ plans: [{ taskDef: 'charge-card', outcomes: [charged] }] });
    await run('one');
    const taskDefs = ['charge-card', 'nobody-knows'];
    expect(await engine.workers({ taskDefs })).toEqual({ 'charge-card': [], 'nobody-knows': [] });
    await call('RegisterTaskWorker', { taskWorkerId: 'anna', taskDefId: { name: 'charge-card' } });
    expect(await engine.workers({ taskDefs })).toEqual({ 'charge-card': ['anna'], 'nobody-knows': [] });
  });
});

describe('the engine killed with SIGKILL', () => {
  test('comes back with everything; a run that is followed goes on, mocked, to its end', async () => {
    await engine.setMocks({
      plans: [{ taskDef: 'charge-card', outcomes: [{ ...charged, delayMs: 1_500 }] }],
    });
    await call('RunWf', { wfSpecName: 'pay', id: 'survivor' });
    const first = await engine.watchRun({ connection: 'local', wfRunId: { id: 'survivor' } });
    await vi.waitFor(() => {
      const [task] = (snapshots('survivor').at(-1) ?? first).taskRuns as JsonObject[];
      expect(task).toMatchObject({ status: 'TASK_RUNNING' });
    }, 5_000);
    process.kill(host.engine.pid!, 'SIGKILL');
    await vi.waitFor(
      () =>
        expect(events).toContainEqual(
          expect.objectContaining({
            kind: 'engine-status',
            status: expect.objectContaining({ state: 'down' }),
          }),
        ),
      5_000,
    );
    await vi.waitFor(() => expect(statusOf(snapshots('survivor').at(-1)!)).toBe('COMPLETED'), 15_000);
    expect((await run('another')).wfRun).toMatchObject({ status: 'COMPLETED' });
  });
});
