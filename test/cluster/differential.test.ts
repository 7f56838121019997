// Every case of the differential suite gives on a real cluster what was recorded: no recording is stale.
import { beforeAll, expect, inject, test } from 'vitest';
import { recorded } from '../differential/answer-text.ts';
import { caseNames, readCase } from '../differential/case.ts';
import { differences, printed } from '../differential/compare.ts';
import { play, together } from '../differential/play.ts';
import { clusterForCase } from '../differential/server.ts';

const names = caseNames();
const said = new Map<string, string>();

async function compare(name: string): Promise<string> {
  const before = recorded(name);
  if (before === undefined) return 'no answer is recorded';
  try {
    const ofCase = readCase(name);
    return printed(differences(ofCase, before, await play(ofCase, clusterForCase(inject('cluster')))));
  } catch (error) {
    return String((error as Error).stack);
  }
}

beforeAll(async () => {
  await together(names, 6, async (name) => void said.set(name, await compare(name)));
  // Timers of the real server come up to a second and a half late on a busy machine: what differed is asked again, alone.
  for (const name of names.filter((each) => said.get(each) !== '')) said.set(name, await compare(name));
}, 900_000);

test.each(names)('%s', (name) => {
  expect(said.get(name), readCase(name).title).toBe('');
});
