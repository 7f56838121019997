/** The page's side of the layout worker: answers find their question, and all that is under way can be given up. */
import { describe, expect, it } from 'vitest';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { LayoutQueue, type LayoutWorker } from '../../../renderer/canvas/layout/layout-queue.ts';
import { simplePlaces } from '../../../renderer/canvas/layout/simple-places.ts';
import { overlaps } from '../../../renderer/canvas/geometry.ts';
import { randomThread } from './random-thread.ts';

class FakeWorker implements LayoutWorker {
  onmessage: LayoutWorker['onmessage'] = null;
  onerror: LayoutWorker['onerror'] = null;
  readonly asked: { id: number; thread: ThreadSpec }[] = [];
  isStopped = false;
  postMessage(request: { id: number; thread: ThreadSpec }): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isStopped = true;
  }
  answer(at: number): void {
    const { id, thread } = this.asked[at] as { id: number; thread: ThreadSpec };
    this.onmessage?.({ data: { id, places: simplePlaces(thread) } });
  }
}

function fresh() {
  const workers: FakeWorker[] = [];
  const queue = new LayoutQueue(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, queue };
}

const thread = randomThread(1, 12);

describe('the layout queue', () => {
  it('gives each question its answer, whatever the order', async () => {
    const { workers, queue } = fresh();
    const [one, two] = [queue.place(thread), queue.place(randomThread(2, 5))];
    workers[0]?.answer(1);
    workers[0]?.answer(0);
    expect(Object.keys((await one) ?? {})).toHaveLength(thread.nodes.length);
    expect(await two).toEqual(simplePlaces(randomThread(2, 5)));
  });

  it('gives up on all that is under way, and starts anew afterwards', async () => {
    const { workers, queue } = fresh();
    const one = queue.place(thread);
    queue.cancel();
    expect(await one).toBeUndefined();
    expect(workers[0]?.isStopped).toBe(true);
    const again = queue.place(thread);
    workers[1]?.answer(0);
    expect(await again).toBeDefined();
  });

  it('says when the worker fails', async () => {
    const { workers, queue } = fresh();
    const one = queue.place(thread);
    workers[0]?.onerror?.({ message: 'no worker here' });
    await expect(one).rejects.toThrow('no worker here');
  });
});

describe('simple rows', () => {
  it('cover nothing', () => {
    const cards = Object.values(simplePlaces(thread)).map((at) => ({ ...at, width: 220, height: 64 }));
    cards.forEach((card, index) =>
      cards.slice(index + 1).forEach((other) => expect(overlaps(card, other, 8)).toBe(false)),
    );
  });
});
