import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFlusher } from '../../engine/storage/flush.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'paddock-flush-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (): Store => {
  const store = openStore(folder);
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
};
const append = (store: Store, seq: number): void =>
  store.transaction(() => store.journal.append(1, { seq, at: 0, entries: '[]' }), 'to-flush');
const flush = (store: Store) => new Promise<unknown>((then) => store.flush!(then));

describe('a commit that is to be flushed', () => {
  it('is answered later, in order, and is there when the store opens again', async () => {
    const store = opened();
    const answered: number[] = [];
    append(store, 1);
    store.flush!(() => answered.push(1));
    append(store, 2);
    store.flush!(() => answered.push(2));
    expect(answered).toEqual([]);
    expect(await flush(store)).toBeUndefined();
    expect(answered).toEqual([1, 2]);
    store.close();
    const again = opened();
    expect(again.journal.after(1, 0)).toHaveLength(2);
    again.close();
  });

  it('keeps nobody waiting when there is nothing to put on disk', () => {
    const store = opened();
    let isAnswered = false;
    store.transaction(() => {}, 'to-flush');
    store.flush!(() => (isAnswered = true));
    expect(isAnswered).toBe(true);
    store.close();
  });
});

describe('a log that cannot be put on disk', () => {
  it('is not asked again: nothing is on disk from then on', () => {
    const asked: ((error: Error | null) => void)[] = [];
    const failures: unknown[] = [];
    const flusher = logFlusher(
      (then) => void asked.push(then),
      (error) => failures.push(error),
    );
    const answers: unknown[] = [];
    const flush = () => flusher.flush((error) => answers.push(error));
    flusher.committed();
    flush();
    flusher.committed();
    flush();
    const failed = new Error('no');
    asked[0]?.(failed);
    expect(answers).toEqual([failed, failed]);
    flusher.committed();
    flush();
    expect(answers).toEqual([failed, failed, failed]);
    expect(asked).toHaveLength(1);
    expect(failures).toEqual([failed]);
  });
});
