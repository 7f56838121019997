/** Our engine with the official Java and Python workers, killed every few seconds. `npm run bench -- kill`: for ten minutes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { underFire } from '../kit/under-fire.ts';
import { startThreeTaskWorkers } from './workers.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'paddock-killed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it(
  'loses nothing and ends all that it began, with the workers of Java and Python',
  { timeout: 400_000 },
  async () => {
    const after = await underFire({
      dataDir: dir,
      kills: 6,
      lifeMs: [2000, 7000],
      clients: 4,
      restMs: 50,
      startWorkers: startThreeTaskWorkers,
    });
    expect(after.problems).toEqual([]);
    expect(after.wfRuns).toBeGreaterThan(25);
  },
);
