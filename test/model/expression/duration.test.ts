/** Durations as text and as whole numbers. */
import fc from '../../kit/fast-check.ts';
import { expect, test } from 'vitest';
import { parseDuration, printDuration } from '#model/expression/duration.ts';

test.each([
  ['3 days', 's', 259_200],
  ['2 h 30 min', 's', 9000],
  ['90s', 's', 90],
  ['1 week', 's', 604_800],
  ['500 ms', 'ms', 500],
  ['0.1 s', 'ms', 100],
  ['1.5 h', 's', 5400],
  ['42', 's', 42],
  ['500 ms', 's', undefined],
  ['3 months', 's', undefined],
  ['soon', 's', undefined],
  ['-3 s', 's', undefined],
  ['', 's', undefined],
] as const)('%s in %s is %s', (text, unit, expected) => expect(parseDuration(text, unit)).toBe(expected));

test.each([
  [259_200, 's', '3 days'],
  [86_400, 's', '1 day'],
  [9000, 's', '2 h 30 min'],
  [0, 's', '0 s'],
  [0, 'ms', '0 ms'],
  [1500, 'ms', '1 s 500 ms'],
] as const)('%s %s is written %s', (n, unit, expected) => expect(printDuration(n, unit)).toBe(expected));

test('every whole number comes back', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(), fc.maxSafeNat()),
      fc.constantFrom('s' as const, 'ms' as const),
      (n, unit) => {
        expect(parseDuration(printDuration(n, unit), unit)).toBe(n);
      },
    ),
  );
});
