// Every case gives on our engine what a real LittleHorse 1.2.1 answered when the case was recorded; and it gives the same
// when no WfRun stays in memory, so that whatever comes next is decided on what was replayed from the journal.
import { beforeAll, describe, expect, test } from 'vitest';
import { recorded } from './answer-text.ts';
import { caseNames, readCase } from './case.ts';
import { differences, printed } from './compare.ts';
import { knownDifferences, verdict } from './known-differences.ts';
import { openDifferences } from './open-differences.ts';
import { play, together } from './play.ts';
import { engineForCase, forgetfulEngineForCase } from './server.ts';

const names = caseNames();
const fromReal = new Map<string, string>();
const fromReplayed = new Map<string, string>();

beforeAll(async () => {
  await together(names, 12, async (name) => {
    try {
      const ofCase = readCase(name);
      const real = recorded(name);
      const [live, replayed] = await Promise.all([
        play(ofCase, engineForCase),
        play(ofCase, forgetfulEngineForCase),
      ]);
      fromReplayed.set(name, printed(differences(ofCase, live, replayed)));
      const found = real && verdict(name, differences(ofCase, real, live));
      fromReal.set(name, found === undefined ? 'no answer is recorded' : printed(found));
    } catch (error) {
      fromReal.set(name, String((error as Error).stack));
    }
  });
}, 300_000);

describe('as the real server', () => {
  test.each(names.filter((name) => openDifferences[name] === undefined))('%s', (name) => {
    expect(fromReal.get(name), readCase(name).title).toBe('');
  });
});

test('open differences still differ: what agrees is taken off open-differences.ts', () => {
  expect(Object.keys(openDifferences).filter((name) => fromReal.get(name) === '')).toEqual([]);
});

describe('replayed from the journal', () => {
  test.each(names)('%s', (name) => {
    expect(fromReplayed.get(name) ?? fromReal.get(name), readCase(name).title).toBe('');
  });
});

test('known differences are of cases that exist', () => {
  expect(Object.keys(knownDifferences).filter((name) => !names.includes(name))).toEqual([]);
});
