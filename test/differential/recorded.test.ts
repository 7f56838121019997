// Every case gives on our engine what a real LittleHorse 1.2.1 answered when the case was recorded.
import { beforeAll, expect, test } from 'vitest';
import { recorded } from './answer-text.ts';
import { caseNames, readCase } from './case.ts';
import { differences, printed } from './compare.ts';
import { knownDifferences, verdict } from './known-differences.ts';
import { play, together } from './play.ts';
import { engineForCase } from './server.ts';

const names = caseNames();
const said = new Map<string, string>();

beforeAll(async () => {
  await together(names, 8, async (name) => {
    try {
      const ofCase = readCase(name);
      const real = recorded(name);
      const answer = await play(ofCase, engineForCase);
      said.set(
        name,
        real === undefined
          ? 'no answer is recorded'
          : printed(verdict(name, differences(ofCase, real, answer))),
      );
    } catch (error) {
      said.set(name, String((error as Error).stack));
    }
  });
}, 180_000);

test.each(names)('%s', (name) => {
  expect(said.get(name), readCase(name).title).toBe('');
});

test('known differences are of cases that exist', () => {
  expect(Object.keys(knownDifferences).filter((name) => !names.includes(name))).toEqual([]);
});
