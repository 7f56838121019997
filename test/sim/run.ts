/** Many seeds by hand: `node test/sim/run.ts --seeds 1..100000`. Status 1 at the first that fails, which is printed. */
import { parseArgs } from 'node:util';
import { play } from './play.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1..1000' } } });
const [first, last = first] = values.seeds.split('..').map(Number) as [number, number?];
if (!Number.isInteger(first) || !Number.isInteger(last)) {
  console.error(`"${values.seeds}" are no seeds: give one, or a range such as 1..1000.`);
  process.exit(2);
}
const total = { seeds: 0, crashes: 0, lost: 0, failedFlushes: 0, commits: 0, wfRuns: 0 };
const started = performance.now();
for (let seed = first; seed <= (last as number); seed++) {
  try {
    const { crashes, lost, failedFlushes, commits, wfRuns } = await play(seed);
    total.seeds += 1;
    // What a seed leaves behind is tidied up between turns of the event loop.
    await new Promise((then) => setImmediate(then));
    total.crashes += crashes;
    total.lost += lost;
    total.failedFlushes += failedFlushes;
    total.commits += commits;
    total.wfRuns += wfRuns;
  } catch (error) {
    console.error(`Seed ${seed} fails:`, error);
    process.exit(1);
  }
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${total.seeds} seeds in ${seconds.toFixed(1)} s: ${total.commits} commits, ${total.crashes} crashes, ${total.lost} commits lost, ${total.failedFlushes} flushes failed, ${total.wfRuns} WfRuns`,
);
