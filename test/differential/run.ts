/**
 * Plays the cases on a server and says what differs from the recorded answers.
 *
 *     node test/differential/run.ts [--server HOST:PORT] [--record] [--new] [--no-messages] [filter …]
 *
 * Without `--server` on our engine. `--record` writes what a real server answered; `--new` takes only cases without an answer; `--no-messages`
 * hides what differs in the words of messages only.
 */
import { parseArgs } from 'node:util';
import { recorded, record } from './answer-text.ts';
import { caseNames, readCase } from './case.ts';
import { differences, printed } from './compare.ts';
import { verdict } from './known-differences.ts';
import { play, together } from './play.ts';
import { clusterForCase, engineForCase } from './server.ts';

const { values, positionals } = parseArgs({
  options: {
    server: { type: 'string' },
    record: { type: 'boolean' },
    new: { type: 'boolean' },
    'no-messages': { type: 'boolean' },
    'at-once': { type: 'string', default: '8' },
  },
  allowPositionals: true,
});
if (values.record && values.server === undefined)
  throw new Error('Only the answers of a real server are recorded.');

const serverFor = values.server === undefined ? engineForCase : clusterForCase(values.server);
const began = Date.now();
let same = 0;
let different = 0;
const names = caseNames(positionals).filter((name) => !values.new || recorded(name) === undefined);
await together(names, Number(values['at-once']), async (name) => {
  const started = Date.now();
  try {
    const ofCase = readCase(name);
    const answer = await play(ofCase, serverFor);
    const before = recorded(name);
    const found = before === undefined ? [] : differences(ofCase, before, answer);
    if (values.record) {
      record(name, answer);
      console.log(`${before === undefined ? 'recorded' : 'again'}  ${name}  ${Date.now() - started} ms`);
    } else if (before === undefined) console.log(`no answer is recorded: ${name}`);
    const judged = values.server === undefined ? verdict(name, found) : found;
    const said = judged.filter(({ isMessage }) => !(values['no-messages'] && isMessage));
    if (said.length === 0) same++;
    else {
      different++;
      console.log(`${name}: ${ofCase.title}\n${printed(said)}`);
    }
  } catch (error) {
    different++;
    console.log(`${name}: ${(error as Error).stack}`);
  }
});
console.log(`${same} same, ${different} different, ${Date.now() - began} ms`);
process.exit(different > 0 && !values.record ? 1 : 0);
