/** Following a run: only what changes is sent, it ends with the run, and it outlives a dead engine. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { RunSnapshot } from '#bridge/contract.ts';
import { ServiceError } from '#bridge/service-error.ts';
import { readSnapshot } from '../../electron/host/run-snapshot.ts';
import { RunWatch } from '../../electron/host/run-watch.ts';

const ID = { id: 'a' };

/** A run whose state the test sets; reading it counts. */
function followed() {
  const state: { status: string; nodes: number; error?: ServiceError; reads: number } = {
    status: 'RUNNING',
    nodes: 1,
    reads: 0,
  };
  const sent: RunSnapshot[] = [];
  const read = async (): Promise<RunSnapshot> => {
    state.reads += 1;
    if (state.error !== undefined) throw state.error;
    return {
      connection: 'local',
      wfRun: { id: ID, status: state.status },
      nodeRuns: Array.from({ length: state.nodes }, (_, position) => ({ id: { position } })),
      taskRuns: [],
      userTaskRuns: [],
      variables: [],
      externalEvents: [],
    };
  };
  const watch = new RunWatch(read, (snapshot) => sent.push(snapshot), 10);
  onTestFinished(() => watch.close());
  return { state, sent, watch };
}

const someLooks = (state: { reads: number }, looks = 3) => {
  const { reads } = state;
  return vi.waitFor(() => expect(state.reads).toBeGreaterThanOrEqual(reads + looks), 5_000);
};

test('the first answer is the state; then only changes are sent', async () => {
  const { state, sent, watch } = followed();
  expect((await watch.watch('local', ID)).nodeRuns).toHaveLength(1);
  await someLooks(state);
  expect(sent).toEqual([]);
  state.nodes = 2;
  await someLooks(state);
  expect(sent.map(({ nodeRuns }) => nodeRuns.length)).toEqual([2]);
});

test.each(['COMPLETED', 'ERROR', 'EXCEPTION'])(
  'after %s there is one last look, then none',
  async (status) => {
    const { state, sent, watch } = followed();
    await watch.watch('local', ID);
    state.status = status;
    await vi.waitFor(() => expect(watch.size).toBe(0), 5_000);
    expect(sent).toHaveLength(1);
    const { reads } = state;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state.reads).toBe(reads);
  },
);

test('a HALTED run is followed on: it can be resumed', async () => {
  const { state, watch } = followed();
  await watch.watch('local', ID);
  state.status = 'HALTED';
  await someLooks(state, 5);
  expect(watch.size).toBe(1);
});

test('a dead engine is asked less and less often, and what changed meanwhile is sent afterwards', async () => {
  const { state, sent, watch } = followed();
  await watch.watch('local', ID);
  state.error = new ServiceError('engine-down', 'dead');
  await someLooks(state, 1);
  const { reads } = state;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(state.reads - reads).toBeLessThanOrEqual(1);
  state.error = undefined;
  state.nodes = 3;
  await vi.waitFor(() => expect(sent).toHaveLength(1), 5_000);
});

test('a deleted run is forgotten, an unwatched one is asked no more, an unknown one is refused', async () => {
  const { state, watch } = followed();
  await watch.watch('local', ID);
  state.error = new ServiceError('NOT_FOUND', 'no such WfRun');
  await vi.waitFor(() => expect(watch.size).toBe(0), 5_000);
  await expect(watch.watch('local', ID)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  state.error = undefined;
  await watch.watch('local', ID);
  watch.unwatch('local', { id: 'a' });
  expect(watch.size).toBe(0);
});

test('a snapshot has all pages of every list', async () => {
  const asked: string[] = [];
  const call = async (_connection: string, method: string, request: JsonValue): Promise<JsonValue> => {
    asked.push(method);
    if (method === 'GetWfRun') return { id: ID, status: 'RUNNING' };
    if (method !== 'ListNodeRuns') return {};
    return (request as JsonObject).bookmark === undefined
      ? { results: [1, 2], bookmark: 'AA==' }
      : { results: [3] };
  };
  const snapshot = await readSnapshot({ call }, 'local', ID);
  expect(snapshot).toMatchObject({ nodeRuns: [1, 2, 3], taskRuns: [], variables: [] });
  expect(asked[0]).toBe('GetWfRun');
  expect(new Set(asked)).toEqual(
    new Set([
      'GetWfRun',
      'ListNodeRuns',
      'ListTaskRuns',
      'ListUserTaskRuns',
      'ListVariables',
      'ListExternalEvents',
    ]),
  );
});
