// Every case of the differential suite gives on a real cluster what was recorded: no recording is stale.
import { beforeAll, expect, inject, test } from 'vitest';
import { recorded } from '../differential/answer-text.ts';
import { caseNames, readCase } from '../differential/case.ts';
import { differences, printed } from '../differential/compare.ts';
import { play, together } from '../differential/play.ts';
import { clusterForCase } from '../differential/server.ts';

const names = caseNames();
const said = new Map<string, string>();

beforeAll(async () => {
  const serverFor = clusterForCase(inject('cluster'));
  await together(names, 6, async (name) => {
    try {
      const ofCase = readCase(name);
      const before = recorded(name);
      const answer = await play(ofCase, serverFor);
      said.set(
        name,
        before === undefined ? 'no answer is recorded' : printed(differences(ofCase, before, answer)),
      );
    } catch (error) {
      said.set(name, String((error as Error).stack));
    }
  });
}, 900_000);

test.each(names)('%s', (name) => {
  expect(said.get(name), readCase(name).title).toBe('');
});
