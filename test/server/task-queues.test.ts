import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { taskQueues, type Poller, type TaskQueues } from '../../engine/server/task-queues.ts';

let store: Store;
let queues: TaskQueues;
beforeEach(() => {
  const opened = openStore(undefined);
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  queues = taskQueues(store.offers);
});
afterEach(() => store.close());

const offer = (wfRunId: string, taskDefName = 'charge', attempt = 0): void =>
  queues.offer({ taskDefName, wfRunId, taskGuid: '0-1', attempt });

const aPoller = (workerId: string): Poller => ({ workerId, send: () => {} });

function handedOut(): string[] {
  const all: string[] = [];
  for (let match = queues.match(); match; match = queues.match()) {
    all.push(`${match.offer.wfRunId}>${match.poller.workerId}`);
  }
  return all;
}

describe('task queues', () => {
  it('hand out in the order of offers, one task a credit', () => {
    const worker = aPoller('w');
    for (const id of ['a', 'b', 'c']) offer(id);
    queues.poll('charge', worker);
    queues.poll('charge', worker);
    expect(handedOut()).toEqual(['a>w', 'b>w']);
    queues.poll('charge', worker);
    expect(handedOut()).toEqual(['c>w']);
  });

  it('take turns between streams, however many credits one has', () => {
    const [greedy, modest] = [aPoller('greedy'), aPoller('modest')];
    for (let i = 0; i < 3; i++) queues.poll('charge', greedy);
    queues.poll('charge', modest);
    for (const id of ['a', 'b', 'c', 'd']) offer(id);
    expect(handedOut()).toEqual(['a>greedy', 'b>modest', 'c>greedy', 'd>greedy']);
  });

  it('serve a thousand workers alike, also beside a few that ask for much', () => {
    const workers = Array.from({ length: 1000 }, (_, i) => aPoller(`w${i}`));
    const greedy = Array.from({ length: 5 }, (_, i) => aPoller(`greedy${i}`));
    for (const poller of greedy) for (let i = 0; i < 1000; i++) queues.poll('charge', poller);
    for (const poller of workers) queues.poll('charge', poller);
    const given = new Map<string, number>();
    for (let i = 0; i < 10_050; i++) {
      offer(`run-${i}`);
      const { poller } = queues.match()!;
      given.set(poller.workerId, (given.get(poller.workerId) ?? 0) + 1);
      // Who was given one asks for the next, as workers do.
      queues.poll('charge', poller);
    }
    expect([...given.keys()]).toHaveLength(1005);
    expect([...new Set(given.values())]).toEqual([10]);
  });

  it('forget the credits of a stream that is gone', () => {
    const [gone, here] = [aPoller('gone'), aPoller('here')];
    queues.poll('charge', gone);
    queues.drop(gone);
    offer('a');
    expect(handedOut()).toEqual([]);
    queues.poll('charge', here);
    expect(handedOut()).toEqual(['a>here']);
  });

  it('do not hand out what was withdrawn, nor one offer twice', () => {
    offer('a');
    offer('b');
    offer('b');
    queues.withdraw('a', '0-1', 0);
    for (let i = 0; i < 3; i++) queues.poll('charge', aPoller('w'));
    expect(handedOut()).toEqual(['b>w']);
  });

  it('keep TaskDefs apart', () => {
    offer('a', 'ship');
    queues.poll('charge', aPoller('w'));
    expect(handedOut()).toEqual([]);
  });

  it('are the same after a restart, and what was taken at once is never written', () => {
    queues.poll('charge', aPoller('w'));
    for (const id of ['now', 'x', 'y', 'z']) offer(id);
    expect(handedOut()).toEqual(['now>w']);
    queues.store();
    expect(store.offers.all().map(({ wfRunId }) => wfRunId)).toEqual(['x', 'y', 'z']);
    queues.withdraw('y', '0-1', 0);
    queues.store();
    queues = taskQueues(store.offers);
    offer('later');
    for (let i = 0; i < 9; i++) queues.poll('charge', aPoller('w'));
    expect(handedOut()).toEqual(['x>w', 'z>w', 'later>w']);
    queues.store();
    expect(store.offers.all()).toEqual([]);
  });
});
