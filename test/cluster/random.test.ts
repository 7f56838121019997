// 500 random WfSpecs with random outcomes, events and calls do on our engine what they do on a fresh real cluster: after
// every move everything is compared. What may differ stands as rules in random/known.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printed } from '../differential/compare.ts';
import { together } from '../differential/play.ts';
import { play, type Played, type Sides } from '../differential/random/play-seed.ts';
import { scriptOf } from '../differential/random/script.ts';
import { Side } from '../differential/random/side.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { type Cluster, startCluster } from './cluster.ts';

const SEEDS = 500;
const AT_ONCE = 20;
const played = new Map<number, Played | Error>();
let cluster: Cluster;
let engine: RunningEngine;
let sides: Sides;

beforeAll(async () => {
  [cluster, engine] = await Promise.all([startCluster(), startEngineProcess(['--memory', '--port', '0'])]);
  sides = { real: await Side.connect(cluster.address, 'random'), ours: await Side.connect(engine.address) };
  const seeds = Array.from({ length: SEEDS }, (_, at) => at + 1);
  await together(seeds, AT_ONCE, async (seed) => {
    played.set(seed, await play(scriptOf(seed), sides).catch((error: Error) => error));
  });
}, 600_000);

afterAll(async () => {
  sides?.real.close();
  sides?.ours.close();
  await engine?.stop();
  await cluster?.stop();
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
  const results = [...played.values()].flatMap((result) => (result instanceof Error ? [] : [result]));
  const moves = results.reduce((sum, result) => sum + result.moves.length, 0);
  expect(results.filter(({ wasRefused }) => wasRefused).length).toBeLessThan(SEEDS / 4);
  expect(moves).toBeGreaterThan(SEEDS * 2);
});
