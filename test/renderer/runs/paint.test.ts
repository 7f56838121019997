import { describe, expect, test } from 'vitest';
import { elapsedMs, paint } from '../../../renderer/runs/paint.ts';
import { readRun } from '../../../renderer/runs/read-run.ts';
import { aSnapshot, aTaskRun } from './a-run.ts';
import { theCheckout } from './checkout.ts';

const { workflow } = theCheckout();
const entrypoint = { entrypoint: {} };
const declined = { failureName: 'card-declined', message: 'The bank says no' };

/** The first card was declined, the customer is asked for another one. */
const waiting = aSnapshot(
  [
    { node: 'start', type: entrypoint },
    { node: 'reserve' },
    { node: 'charge', status: 'EXCEPTION', failures: [{ ...declined, failureHandlerThreadrunId: 1 }] },
    { node: 'start', thread: 1, spec: 'ask-for-card', type: entrypoint },
    { node: 'tell-declined', thread: 1, spec: 'ask-for-card' },
    {
      node: 'wait-for-card',
      thread: 1,
      spec: 'ask-for-card',
      status: 'RUNNING',
      type: { externalEvent: { externalEventDefId: { name: 'card-updated' } } },
    },
  ],
  {
    wfRun: {
      id: { id: 'run-1' },
      status: 'RUNNING',
      startTime: '2026-01-01T00:00:00Z',
      threadRuns: [
        { threadSpecName: 'entrypoint', status: 'HALTED' },
        {
          number: 1,
          threadSpecName: 'ask-for-card',
          status: 'RUNNING',
          type: 'FAILURE_HANDLER',
          parentThreadId: 0,
        },
      ],
    },
    taskRuns: [
      aTaskRun('0-1', [
        { status: 'TASK_SUCCESS', taskWorkerId: 'paddock-mock-reserve-stock', output: { str: 'ok' } },
      ]),
      aTaskRun('0-2', [
        { status: 'TASK_TIMEOUT', taskWorkerId: 'worker-7' },
        { status: 'TASK_EXCEPTION', taskWorkerId: 'worker-7', exception: { name: 'card-declined' } },
      ]),
    ],
  },
);

describe('a run on the canvas', () => {
  const overlay = paint(readRun(waiting), workflow);

  test('shows each node that was reached with its status, and no other', () => {
    expect(
      Object.fromEntries(Object.entries(overlay.nodes).map(([key, { status }]) => [key, status])),
    ).toEqual({
      'entrypoint/start': 'completed',
      'entrypoint/reserve': 'completed',
      'entrypoint/charge': 'exception',
      'ask-for-card/start': 'completed',
      'ask-for-card/tell-declined': 'completed',
      'ask-for-card/wait-for-card': 'waiting',
    });
  });

  test('offers to post the event on the node that waits for it', () => {
    expect(overlay.nodes['ask-for-card/wait-for-card']?.offer).toEqual({
      kind: 'post-event',
      event: 'card-updated',
      label: 'Post card-updated',
      nodeRun: '1/2',
    });
    expect(overlay.nodes['entrypoint/charge']?.offer).toBeUndefined();
  });

  test('counts attempts, tells mocks from workers and names the failure', () => {
    expect(overlay.nodes['entrypoint/charge']).toMatchObject({
      attempts: 2,
      attemptsMax: 4,
      note: 'card-declined',
    });
    expect(overlay.nodes['entrypoint/charge']?.mocked).toBeUndefined();
    expect(overlay.nodes['entrypoint/reserve']?.mocked).toBe(true);
  });

  test('takes the edges between NodeRuns in a row, in each thread', () => {
    expect(overlay.edges).toEqual({
      'entrypoint/start/0': 1,
      'entrypoint/reserve/0': 1,
      'ask-for-card/start/0': 1,
      'ask-for-card/tell-declined/0': 1,
    });
  });

  test('gives threads their status', () => {
    expect(overlay.threads).toEqual({
      entrypoint: { status: 'halted', runs: 1 },
      'ask-for-card': { status: 'running', runs: 1 },
    });
  });
});

describe('a node that was visited twice', () => {
  const run = readRun(
    aSnapshot([
      { node: 'charge', status: 'EXCEPTION', failures: [{ ...declined, wasProperlyHandled: true }] },
      { node: 'paid', type: entrypoint },
      { node: 'charge', status: 'RUNNING' },
    ]),
  );

  test('shows the newest visit', () => {
    expect(paint(run, workflow).nodes['entrypoint/charge']).toMatchObject({
      status: 'running',
      nodeRun: '0/2',
      visit: 2,
      iterations: 2,
    });
  });

  test('shows the visit that was chosen, and leaves other nodes alone', () => {
    const { nodes } = paint(run, workflow, '0/0');
    expect(nodes['entrypoint/charge']).toMatchObject({
      status: 'exception',
      visit: 1,
      note: 'card-declined · handled',
    });
    expect(nodes['entrypoint/paid']).toMatchObject({ nodeRun: '0/1', status: 'completed' });
  });

  test('an edge is taken after a failure that was handled, and the way back counts as well', () => {
    expect(paint(run, workflow).edges).toEqual({ 'entrypoint/charge/0': 1, 'entrypoint/paid/2': 1 });
  });
});

test('a rescue tries a node again without taking an edge', () => {
  const run = readRun(
    aSnapshot([
      { node: 'ship', status: 'ERROR', failures: [{ failureName: 'TASK_FAILURE' }] },
      { node: 'ship', status: 'RUNNING' },
    ]),
  );
  expect(paint(run, workflow).edges).toEqual({});
  expect(paint(run, workflow).nodes['entrypoint/ship']).toMatchObject({ status: 'running', iterations: 2 });
});

test('edges that are no longer drawn are not painted', () => {
  const entry = workflow.threads.map((thread) =>
    thread.name === 'entrypoint'
      ? {
          ...thread,
          nodes: thread.nodes.map((node) => (node.name === 'start' ? { ...node, next: [] } : node)),
        }
      : thread,
  );
  const run = readRun(waiting);
  expect(paint(run, { ...workflow, threads: entry }).edges['entrypoint/start/0']).toBeUndefined();
});

test('a task that waits for its backoff waits; one that no worker took says so', () => {
  const snapshot = aSnapshot([{ node: 'charge', status: 'RUNNING' }], {
    taskRuns: [
      aTaskRun('0-0', [{ status: 'TASK_FAILED' }, { status: 'TASK_PENDING' }], { status: 'TASK_PENDING' }),
    ],
  });
  expect(paint(readRun(snapshot), workflow).nodes['entrypoint/charge']).toMatchObject({
    status: 'waiting',
    note: 'waits to try again',
  });
  const scheduled = aSnapshot([{ node: 'charge', status: 'RUNNING' }], { taskRuns: [aTaskRun('0-0', [{}])] });
  expect(paint(readRun(scheduled), workflow).nodes['entrypoint/charge']).toMatchObject({
    status: 'running',
    note: 'waits for a worker',
  });
});

test('what a newer server adds is not in the way', () => {
  const snapshot = aSnapshot([{ node: 'start', type: entrypoint }]);
  const newer = { ...snapshot, wfRun: { ...(snapshot.wfRun as object), shinyNewField: 1 } };
  expect(paint(readRun(newer), workflow).nodes['entrypoint/start']?.status).toBe('completed');
});

test('time counts up while it runs and stands still afterwards', () => {
  const run = readRun(waiting);
  expect(elapsedMs(run, Date.parse('2026-01-01T00:01:00Z'))).toBe(60_000);
  const ended = aSnapshot([], {
    wfRun: {
      id: { id: 'r' },
      status: 'COMPLETED',
      startTime: '2026-01-01T00:00:00Z',
      endTime: '2026-01-01T00:00:04Z',
    },
  });
  expect(elapsedMs(readRun(ended), Date.parse('2026-01-01T09:00:00Z'))).toBe(4_000);
});
