/** Aligning and distributing: in line with the outermost card, at equal distances between the two outermost. */
import { describe, expect, it } from 'vitest';
import { aligned, distributed } from '../../../renderer/actions/align.ts';

const cards = [
  { name: 'a', x: 0, y: 40 },
  { name: 'b', x: 100, y: 0 },
  { name: 'c', x: 500, y: 80 },
];

describe('aligning', () => {
  it('takes the outermost card as the line', () => {
    expect(aligned(cards, 'left').map(({ x }) => x)).toEqual([0, 0, 0]);
    expect(aligned(cards, 'right').map(({ x }) => x)).toEqual([500, 500, 500]);
    expect(aligned(cards, 'top').map(({ y }) => y)).toEqual([0, 0, 0]);
    expect(aligned(cards, 'bottom')).toEqual(cards.map((card) => ({ ...card, y: 80 })));
  });
});

describe('distributing', () => {
  it('leaves the outermost where they are and puts the others between them', () => {
    expect(distributed(cards, 'x').map(({ name, x }) => [name, x])).toEqual([
      ['a', 0],
      ['b', 250],
      ['c', 500],
    ]);
    expect(distributed(cards, 'y').map(({ name, y }) => [name, y])).toEqual([
      ['b', 0],
      ['a', 40],
      ['c', 80],
    ]);
  });

  it('needs three', () => {
    expect(distributed(cards.slice(0, 2), 'x')).toEqual(cards.slice(0, 2));
  });
});
