/** Names that a text uses, and renaming that touches nothing else. */
import { describe, expect, test } from 'vitest';
import {
  mutationReferences,
  references,
  renameNode,
  renameNodes,
  renameVariable,
} from '#model/expression/references.ts';

describe('references', () => {
  test('finds variables and nodes wherever an expression can hold them', () => {
    const text =
      'struct car {a: x, b: struct {c: output(1-get-TASK)[i]}} == map {k: y, [z]: size(w)} && format("{0}", x)';
    expect(references(text)).toEqual({ variables: ['x', 'i', 'y', 'z', 'w'], nodes: ['1-get-TASK'] });
  });

  test('counts fields, map keys, texts and types as no variables', () => {
    expect(references('cart.total + "cart2" as Struct<car>').variables).toEqual(['cart']);
    expect(references('{a: "b"}')).toEqual({ variables: [], nodes: [] });
  });

  test('a mutation names what it writes and what it reads', () => {
    const text = 'cart[i].total += output(price) * qty';
    expect(references(text)).toEqual({ variables: ['cart', 'i', 'qty'], nodes: ['price'] });
    expect(mutationReferences(text).written).toBe('cart');
    expect(mutationReferences('`odd name`.removeKey(k)').written).toBe('odd name');
    expect(mutationReferences('a + b').written).toBeUndefined();
  });

  test('many nodes are renamed at once, also to each other', () => {
    const names = new Map([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'odd name'],
      ['d', 'd'],
    ]);
    expect(renameNodes('x = output(a) + output(b) + output(d)', names)).toBe(
      'x = output(b) + output(a) + output(d)',
    );
    expect(renameNodes('output(c).total+output(other)', names)).toBe(
      'output(`odd name`).total+output(other)',
    );
    expect(renameNodes('a + b', names)).toBe('a + b');
    expect(renameNodes('output(a) +', names)).toBe('output(a) +');
  });

  test('a broken text names nothing and is left alone', () => {
    expect(references('a +')).toEqual({ variables: [], nodes: [] });
    expect(renameVariable('a +', 'a', 'b')).toBe('a +');
  });
});

describe('renaming', () => {
  test('keeps spacing, spelling and equal words that are no variables', () => {
    const text = '( a  and a.a > 3 days )or "a" == {a: 1}.a';
    expect(renameVariable(text, 'a', 'order-id')).toBe(
      '( order-id  and order-id.a > 3 days )or "a" == {a: 1}.a',
    );
  });

  test('quotes a new name that needs it, and unquotes one that does not', () => {
    expect(renameVariable('a+1', 'a', 'my var')).toBe('`my var`+1');
    expect(renameVariable('`my var`+1', 'my var', 'a')).toBe('a+1');
    expect(renameVariable('x = x', 'x', 'in')).toBe('`in` = `in`');
    expect(renameNode('output(reserve).x', 'reserve', '2-reserve-TASK')).toBe('output(2-reserve-TASK).x');
    expect(renameNode('x += output(`a b`)', 'a b', 'in')).toBe('x += output(in)');
  });
});
