/** The engine under many seeds (simulation.ts says what is checked); by hand: node test/sim/run.ts --seeds 1..1000000. */
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const MILLIS = 15_000;
const SEEDS = 3000;
/** However slow the machine is. */
const SEEDS_MIN = 200;

describe('the engine, whatever happens to it', () => {
  it(
    'keeps what it acknowledged, repeats nothing and brings all WfRuns to their end',
    { timeout: 120_000 },
    async () => {
      const end = performance.now() + MILLIS;
      let crashes = 0;
      for (let seed = 1; seed <= SEEDS && (seed <= SEEDS_MIN || performance.now() < end); seed++) {
        try {
          crashes += (await play(seed)).crashes;
        } catch (error) {
          throw new Error(
            `Seed ${seed} fails: ${String(error)}. Again: node test/sim/run.ts --seeds ${seed}`,
            {
              cause: error,
            },
          );
        }
      }
      // About one a seed; how many seeds there is time for, the machine decides.
      expect(crashes).toBeGreaterThan(SEEDS_MIN / 2);
    },
  );
});
