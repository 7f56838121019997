import { expect, test } from 'vitest';
import { attemptText } from '../../../renderer/runs/attempt.ts';
import { inputsOf, outputOf, summaryOf, tookText } from '../../../renderer/runs/node-run-outcome.ts';
import { readRun } from '../../../renderer/runs/read-run.ts';
import { durationText, MASK, shortValue } from '../../../renderer/runs/value-text.ts';
import { aSnapshot, aTaskRun } from './a-run.ts';

const run = readRun(
  aSnapshot(
    [
      { node: 'charge' },
      { node: 'ship', status: 'ERROR', failures: [{ failureName: 'TASK_FAILURE', message: 'no carrier' }] },
      {
        node: 'wait',
        type: {
          externalEvent: { externalEventDefId: { name: 'card-updated' }, externalEventId: { guid: 'g' } },
        },
      },
    ],
    {
      taskRuns: [
        aTaskRun('0-0', [{ status: 'TASK_SUCCESS', output: { jsonObj: '{"id":"r-1"}' } }], {
          inputVariables: [
            { varName: 'amount', value: { double: 29.9 } },
            { varName: 'card-token', value: { str: 'tok-1' }, masked: true },
          ],
        }),
        aTaskRun('0-1', [{ status: 'TASK_FAILED', error: { type: 'TASK_FAILURE', message: 'no carrier' } }]),
      ],
      externalEvents: [
        { id: { guid: 'g', externalEventDefId: { name: 'card-updated' } }, content: { str: 'tok-2' } },
      ],
    },
  ),
);
const noMask = new Set<string>();
const [charge, ship, wait] = run.nodeRuns;

test('inputs by name; masked ones are hidden', () => {
  expect(inputsOf(run, charge!)).toEqual([
    { name: 'amount', value: '29.9' },
    { name: 'card-token', value: MASK },
  ]);
});

test('outputs of tasks and of events', () => {
  expect(JSON.parse(outputOf(run, charge!, noMask) ?? '')).toEqual({ id: 'r-1' });
  expect(outputOf(run, wait!, noMask)).toBe('tok-2');
  expect(outputOf(run, wait!, new Set(['card-updated']))).toBe(MASK);
});

test('one line of what came of it', () => {
  expect(summaryOf(run, ship!, noMask)).toBe('TASK_FAILURE: no carrier');
  expect(summaryOf(run, wait!, noMask)).toBe('tok-2');
  expect(tookText(charge!)).toBe('1.0 s');
});

test('attempts say how they ended', () => {
  expect(attemptText(run.taskRuns.get('0-1')!.attempts[0]!)).toBe('TASK_FAILURE: no carrier');
});

test('long values are cut, durations are read at a glance', () => {
  expect(shortValue(run.externalEvents[0]!.content, 3)).toBe('to…');
  expect([320, 4_200, 200_000, 7_500_000, 273_600_000].map(durationText)).toEqual([
    '320 ms',
    '4.2 s',
    '3 min 20 s',
    '2 h 5 min',
    '3 d 4 h',
  ]);
});
