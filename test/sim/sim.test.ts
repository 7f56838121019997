/** The engine under many seeds (simulation.ts says what is checked); by hand: node test/sim/run.ts --seeds 1..1000000. */
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const SEEDS = 2000;

describe('the engine, whatever happens to it', () => {
  it(
    'keeps what it acknowledged, repeats nothing and brings all WfRuns to their end',
    // Half a minute where nothing else runs.
    { timeout: 1_800_000 },
    async () => {
      const total = { crashes: 0, lost: 0, failedFlushes: 0 };
      for (let seed = 1; seed <= SEEDS; seed++) {
        try {
          const { crashes, lost, failedFlushes } = await play(seed);
          total.crashes += crashes;
          total.lost += lost;
          total.failedFlushes += failedFlushes;
        } catch (error) {
          throw new Error(
            `Seed ${seed} fails: ${String(error)}. Again: node test/sim/run.ts --seeds ${seed}`,
            { cause: error },
          );
        }
        // Who runs the tests wants to be heard, too.
        await new Promise((then) => setImmediate(then));
      }
      // The same on every machine: about one crash a seed.
      expect(total.crashes).toBeGreaterThan(SEEDS / 2);
      expect(total.lost).toBeGreaterThan(SEEDS / 8);
      expect(total.failedFlushes).toBeGreaterThan(SEEDS / 20);
    },
  );
});
