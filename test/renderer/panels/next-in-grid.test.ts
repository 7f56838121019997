import { expect, test } from 'vitest';
import { nextInGrid } from '../../../renderer/panels/start/next-in-grid.ts';

/** Eight cards, three in a row. */
const tops = [10, 10, 10, 200, 200, 200, 390, 390];

test.each([
  { key: 'ArrowRight', at: 2, to: 3 },
  { key: 'ArrowLeft', at: 3, to: 2 },
  { key: 'ArrowDown', at: 1, to: 4 },
  { key: 'ArrowUp', at: 4, to: 1 },
  { key: 'Home', at: 5, to: 0 },
  { key: 'End', at: 0, to: 7 },
  { key: 'ArrowLeft', at: 0, to: undefined },
  { key: 'ArrowRight', at: 7, to: undefined },
  { key: 'ArrowUp', at: 2, to: undefined },
  { key: 'ArrowDown', at: 5, to: undefined },
  { key: 'Home', at: 0, to: undefined },
  { key: 'x', at: 3, to: undefined },
])('$key at $at leads to $to', ({ key, at, to }) => {
  expect(nextInGrid(key, at, tops)).toBe(to);
});

test('one column: down and right are the same', () => {
  expect(nextInGrid('ArrowDown', 0, [0, 90, 180])).toBe(1);
});
