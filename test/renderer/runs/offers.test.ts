import type { JsonObject } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { interruptionsOf, offerOf, rescuableThreads } from '../../../renderer/runs/offers.ts';
import { readRun } from '../../../renderer/runs/read-run.ts';
import { aSnapshot } from './a-run.ts';
import { theCheckout } from './checkout.ts';

const { workflow } = theCheckout();
const userTask = { userTask: { userTaskRunId: { wfRunId: { id: 'run-1' }, userTaskGuid: '0-0' } } };

test('a user task can be completed as long as it is open', () => {
  const withStatus = (status: string) =>
    readRun(
      aSnapshot([{ node: 'review', status: 'RUNNING', type: userTask }], {
        userTaskRuns: [{ id: { wfRunId: { id: 'run-1' }, userTaskGuid: '0-0' }, status }],
      }),
    );
  const open = withStatus('ASSIGNED');
  expect(offerOf(open, open.nodeRuns[0]!)).toEqual({
    kind: 'complete-user-task',
    label: 'Complete task',
    nodeRun: '0/0',
  });
  const done = withStatus('DONE');
  expect(offerOf(done, done.nodeRuns[0]!)).toBeUndefined();
});

test('interrupts of threads that go on can be posted, those of ended threads not', () => {
  const inStatus = (status: string) =>
    readRun(aSnapshot([], { wfRun: { threadRuns: [{ threadSpecName: 'entrypoint', status }] } }));
  expect(interruptionsOf(inStatus('RUNNING'), workflow)).toEqual([
    { event: 'order-cancelled', thread: 'entrypoint', handler: 'cancel-order' },
  ]);
  expect(interruptionsOf(inStatus('COMPLETED'), workflow)).toEqual([]);
});

test('threads that ended in ERROR without a handler can be rescued, the deepest first', () => {
  const threadRuns: JsonObject[] = [
    { threadSpecName: 'entrypoint', status: 'ERROR' },
    { number: 1, threadSpecName: 'receipt', status: 'ERROR', parentThreadId: 0 },
    { number: 2, threadSpecName: 'receipt', status: 'EXCEPTION', parentThreadId: 0 },
  ];
  const visits = [
    { node: 'done', status: 'ERROR' },
    { node: 'send', thread: 1, spec: 'receipt', status: 'ERROR' },
    { node: 'send', thread: 2, spec: 'receipt', status: 'EXCEPTION' },
  ];
  const run = (status: string) => readRun(aSnapshot(visits, { wfRun: { status, threadRuns } }));
  expect(rescuableThreads(run('ERROR'))).toEqual([1, 0]);
  expect(rescuableThreads(run('RUNNING'))).toEqual([]);
});
