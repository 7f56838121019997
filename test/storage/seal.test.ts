/** Checksums over the life of a log: it is checkpointed and begins again, and the process may die at any time. */
import type * as Fs from 'node:fs';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DATABASE_FILE, LOG_FILE } from '../../engine/storage/data-files.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import type { StoreProblem } from '../../engine/storage/store-problem.ts';

let failing: NodeJS.ErrnoException | undefined;
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof Fs>();
  const fdatasync = (file: number, then: (error: NodeJS.ErrnoException | null) => void): void =>
    failing === undefined ? fs.fdatasync(file, then) : void setImmediate(then, failing);
  return { ...fs, fdatasync };
});

let root: string;
let dir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paddock-seal-'));
  dir = join(root, 'live');
});
afterEach(() => {
  failing = undefined;
  rmSync(root, { recursive: true, force: true });
});

function opened(at: string, failed?: (problem: StoreProblem) => void): Store {
  const store = openStore(at, failed);
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
}

const flush = (store: Store) => new Promise<unknown>((then) => store.flush!(then));

/** One transaction of more than 250 pages. */
const write = (store: Store, run: number): void =>
  store.transaction(() => {
    for (let seq = 1; seq <= 50; seq++)
      store.journal.append(run, { seq, at: run, entries: `${run} `.repeat(7000) });
  }, 'to-flush');

/** The process dies now, and another one opens what it left. */
function killedAndOpened(name: string): Store {
  cpSync(dir, join(root, name), { recursive: true });
  return opened(join(root, name));
}

it('goes on when the log is checkpointed and begins again', { timeout: 120_000 }, async () => {
  const store = opened(dir);
  let last = 0;
  const upTo = async (run: number): Promise<void> => {
    while (last < run) write(store, (last += 1));
    expect(await flush(store)).toBeUndefined();
  };
  // A checkpoint is due after 4000 pages; the log then begins again, in the same file.
  await upTo(10);
  const sizeBefore = statSync(join(dir, LOG_FILE)).size;
  for (const run of [21, 22, 23, 24, 30]) {
    await upTo(run);
    const next = killedAndOpened(`killed-${run}`);
    for (let i = 1; i <= run; i++) expect(next.journal.after(i, 0), `${i} of ${run}`).toHaveLength(50);
    write(next, 1000 + run);
    next.close();
    opened(join(root, `killed-${run}`)).close();
  }
  // Had it not begun again, it would be three times as long.
  expect(statSync(join(dir, LOG_FILE)).size).toBeLessThan(sizeBefore * 2.5);
  cpSync(dir, join(root, 'damaged'), { recursive: true });
  const file = join(root, 'damaged', DATABASE_FILE);
  const bytes = readFileSync(file);
  bytes[1_000_000] = bytes[1_000_000]! ^ 1;
  writeFileSync(file, bytes);
  const damaged = openStore(join(root, 'damaged'));
  expect(!damaged.ok && damaged.error.message).toContain('page 245 (bytes 999424 to 1003519)');
  store.close();
});

it('writes nothing more once the system could not put the log on disk', async () => {
  const problems: StoreProblem[] = [];
  const store = opened(dir, (problem) => problems.push(problem));
  write(store, 1);
  expect(await flush(store)).toBeUndefined();
  failing = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO', syscall: 'fdatasync' });
  write(store, 2);
  expect(await flush(store)).toBe(failing);
  failing = undefined;
  // Asked again, the system would say yes.
  expect(await flush(store)).toMatchObject({ code: 'EIO' });
  expect(() => write(store, 3)).toThrow('EIO');
  expect(problems.map(({ code }) => code)).toEqual(['not-flushed']);
  expect(problems[0]?.message).toContain(dir);
  expect(problems[0]?.message).toContain('start the engine again');
  store.close();
  const next = killedAndOpened('next');
  expect(next.journal.after(1, 0)).toHaveLength(50);
  expect(next.journal.after(3, 0)).toHaveLength(0);
  next.close();
});
