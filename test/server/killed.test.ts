/** SIGKILL at random instants under load, with workers over gRPC (test/cluster/killed.test.ts: with the official ones). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSturdyWorker, type SturdyWorker } from '../kit/sturdy-worker.ts';
import { underFire } from '../kit/under-fire.ts';
import { LhClient } from './client.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'paddock-killed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it(
  'loses nothing that it acknowledged, does nothing twice, and ends all that it began',
  { timeout: 180_000 },
  async () => {
    const workers: SturdyWorker[] = [];
    const { problems, wfRuns } = await underFire({
      dataDir: dir,
      kills: 10,
      lifeMs: [1, 700],
      clients: 6,
      restMs: 20,
      startWorkers: (address) => {
        const lh = new LhClient(address);
        for (const name of ['one', 'two', 'three', 'one', 'two', 'three'])
          workers.push(startSturdyWorker(lh, name));
        const stop = (): Promise<void> => {
          for (const worker of workers) worker.stop();
          lh.close();
          return Promise.resolve();
        };
        return Promise.resolve({ stop });
      },
    });
    expect(problems).toEqual([]);
    expect(wfRuns).toBeGreaterThan(6);
    const given = workers.flatMap((worker) => worker.given);
    expect(new Set(given).size, 'attempts handed out once').toBe(given.length);
    const db = new DatabaseSync(join(dir, 'paddock.db'));
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  },
);
