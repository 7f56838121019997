// Which rows of a long list are in the page.
import { expect, test } from 'vitest';
import { placesIn, rangeInView } from '../../../renderer/ui/row-window.ts';

test('what is in view is in the range, with at least a block of rows beyond', () => {
  for (const above of [0, 1, 415, 416, 417, 9_999, 130_000]) {
    const { first, end } = rangeInView(above, 600, 26);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first * 26).toBeLessThanOrEqual(above);
    if (first > 0) expect(above - first * 26).toBeGreaterThanOrEqual(16 * 26);
    expect(end * 26 - (above + 600)).toBeGreaterThanOrEqual(16 * 26);
    expect(end - first).toBeLessThan(80);
  }
});

test('a list that begins below the top of what scrolls begins with its first row', () => {
  expect(rangeInView(-300, 600, 26)).toEqual({ first: 0, end: 32 });
  expect(rangeInView(-3_000, 600, 26)).toEqual({ first: 0, end: 16 });
});

test('the row that is always there stands before or behind the others, or among them', () => {
  const range = { first: 4, end: 7 };
  expect(placesIn(range, 1)).toEqual([1, 4, 5, 6]);
  expect(placesIn(range, 5)).toEqual([4, 5, 6]);
  expect(placesIn(range, 90)).toEqual([4, 5, 6, 90]);
  expect(placesIn(range, -1)).toEqual([4, 5, 6]);
  expect(placesIn({ first: 16, end: 3 }, 2)).toEqual([2]);
});
