/**
 * The engine with the official Java and Python workers for ten minutes, killed and started every 30 seconds. PADDOCK_KILLS
 * says how many times (20 unless told), PADDOCK_KILL_SECONDS how many seconds it lives between.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThreeTaskWorkers } from '../cluster/workers.ts';
import { underFire } from '../kit/under-fire.ts';

export async function run(): Promise<void> {
  const kills = Number(process.env.PADDOCK_KILLS ?? 20);
  const lifeMs = Number(process.env.PADDOCK_KILL_SECONDS ?? 30) * 1000;
  const dataDir = mkdtempSync(join(tmpdir(), 'paddock-kill-'));
  const began = performance.now();
  const after = await underFire({
    dataDir,
    kills,
    lifeMs: [lifeMs, lifeMs + 1],
    clients: 4,
    restMs: 100,
    startWorkers: startThreeTaskWorkers,
  });
  const minutes = (performance.now() - began) / 60_000;
  console.log(
    `${after.kills} kills in ${minutes.toFixed(1)} minutes: ${after.wfRuns} WfRuns acknowledged, ${after.timedOut} attempts lost with the engine and tried again; serves ${(after.slowestStartMs / 1000).toFixed(1)} s after a kill at worst`,
  );
  for (const problem of after.problems.slice(0, 10)) console.log(`  ${problem}`);
  console.log(
    after.problems.length === 0
      ? 'everything acknowledged is there and completed'
      : `${after.problems.length} are wrong`,
  );
  rmSync(dataDir, { recursive: true, force: true });
}
