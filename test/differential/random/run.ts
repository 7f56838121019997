/**
 * Plays seeds on a real server and on our engine, and prints each seed's first move after which they differ.
 *
 *     node test/differential/random/run.ts --real HOST:PORT [--ours HOST:PORT] [--seeds 1..500,733] [--at-once 12] [--spec] [--messages] [--shrink]
 *
 * Without `--ours` an engine is started. `--spec` prints the WfSpec and the moves, too; `--messages` counts where
 * words of messages differ; `--shrink` prints the least WfSpec and moves that still differ so.
 */
import { parseArgs } from 'node:util';
import { startEngineProcess } from '../../kit/engine.ts';
import { printed } from '../compare.ts';
import { together } from '../play.ts';
import { play, type Played } from './play-seed.ts';
import { scriptOf } from './script.ts';
import { shrink } from './shrink.ts';
import { Side } from './side.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    real: { type: 'string' },
    ours: { type: 'string' },
    seeds: { type: 'string', default: '1..500' },
    'at-once': { type: 'string', default: '12' },
    spec: { type: 'boolean' },
    messages: { type: 'boolean' },
    shrink: { type: 'boolean' },
  },
});
if (values.real === undefined) throw new Error('--real HOST:PORT');
const seeds = values.seeds.split(',').flatMap((range) => {
  const [first, last = first] = range.split('..').map(Number);
  return Array.from({ length: last! - first! + 1 }, (_, at) => first! + at);
});

const engine = values.ours === undefined ? await startEngineProcess(['--memory', '--port', '0']) : undefined;
// The engine ends with us, also when a server can't be reached.
process.on('exit', () => engine?.process.kill());
const sides = {
  real: await Side.connect(values.real, `random-${Date.now().toString(36)}`),
  ours: await Side.connect(values.ours ?? engine!.address),
};

const began = Date.now();
const count = { same: 0, refused: 0, different: 0, moves: 0 };
const met = new Map<string, number>();
const tally = new Tally();
const messages = new Tally();

function tell(seed: number, played: Played): void {
  const { found } = played;
  for (const message of played.messages) messages.add(seed, message);
  count.moves += played.moves.length;
  for (const rule of played.known) met.set(rule, (met.get(rule) ?? 0) + 1);
  if (found.length === 0) count[played.wasRefused ? 'refused' : 'same']++;
  else {
    count.different++;
    const after = played.moves.length === 0 ? 'putWfSpec' : `move ${played.moves.length}`;
    console.log(
      `seed ${seed} after ${after} ${JSON.stringify(played.moves.at(-1) ?? '')}\n${printed(found, 8)}`,
    );
  }
  const isNew = tally.isNew(found[0]);
  if (found[0] !== undefined) tally.add(seed, found[0]);
  if (!values.spec && !(values.shrink && isNew)) return;
  console.log(JSON.stringify(played.workflow.request));
  for (const move of played.moves) console.log(JSON.stringify(move));
}

await together(seeds, Number(values['at-once']), async (seed) => {
  try {
    const played = await play(scriptOf(seed), sides);
    tell(seed, values.shrink && tally.isNew(played.found[0]) ? await shrink(played, sides) : played);
  } catch (error) {
    count.different++;
    console.log(`seed ${seed}: ${(error as Error).stack}`);
  }
});
console.log(tally.printed(40));
if (values.messages) console.log(messages.printed(40));
console.log(JSON.stringify(count), `${Date.now() - began} ms`);
for (const [rule, times] of met) console.log(`known: ${rule}: ${times}`);
sides.real.close();
sides.ours.close();
await engine?.stop();
process.exit(count.different > 0 ? 1 : 0);
