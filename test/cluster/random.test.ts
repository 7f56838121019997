// 500 random WfSpecs with random outcomes, events and calls do on our engine what they do on a real cluster: after every
// move everything is compared. What may differ stands as rules in random/known.ts.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { printed } from '../differential/compare.ts';
import { together } from '../differential/play.ts';
import { play, type Played, type Sides } from '../differential/random/play-seed.ts';
import { scriptOf } from '../differential/random/script.ts';
import { Side } from '../differential/random/side.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';

const SEEDS = 500;
const AT_ONCE = 14;
const played = new Map<number, Played | Error>();
let engine: RunningEngine;
let sides: Sides;

const isSame = (result: Played | Error | undefined): boolean =>
  result !== undefined && !(result instanceof Error) && result.found.length === 0;

async function playSeed(seed: number): Promise<void> {
  played.set(seed, await play(scriptOf(seed), sides).catch((error: Error) => error));
}

beforeAll(async () => {
  engine = await startEngineProcess(['--memory', '--port', '0']);
  sides = {
    real: await Side.connect(inject('cluster'), 'random'),
    ours: await Side.connect(engine.address),
  };
  const seeds = Array.from({ length: SEEDS }, (_, at) => at + 1);
  await together(seeds, AT_ONCE, playSeed);
  // A busy machine's real server comes late: what differed is played again, alone.
  const again = seeds.filter((seed) => !isSame(played.get(seed)));
  for (const seed of again.slice(0, 10)) await playSeed(seed);
}, 600_000);

afterAll(async () => {
  sides?.real.close();
  sides?.ours.close();
  await engine?.stop();
});

test(`${SEEDS} seeds show no difference`, () => {
  const differ = [...played].flatMap(([seed, result]) => {
    if (result instanceof Error) return [`seed ${seed}: ${result.stack}`];
    if (result.found.length === 0) return [];
    return [`seed ${seed}, move ${result.moves.length}\n${printed(result.found, 4)}`];
  });
  expect(
    differ,
    `${differ.length} of ${SEEDS}; node test/differential/random/run.ts --shrink makes them smaller`,
  ).toEqual([]);
});

test('most seeds are run, and far', () => {
  const results = [...played.values()].filter((result): result is Played => !(result instanceof Error));
  const moves = results.reduce((sum, result) => sum + result.moves.length, 0);
  expect(results.filter(({ wasRefused }) => wasRefused).length).toBeLessThan(SEEDS / 4);
  expect(moves).toBeGreaterThan(SEEDS * 2);
});
