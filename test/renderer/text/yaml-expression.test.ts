import { describe, expect, test } from 'vitest';
import { yamlExpression } from '../../../renderer/panels/text/yaml-expression.ts';

/** `|` is the cursor. */
function at(text: string) {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return yamlExpression(text.replace('|', '').split('\n'), before.length - 1, before.at(-1)!.length);
}
const node = 'threads:\n  main:\n    nodes:\n      charge:\n';
const text = (inside: string): string | undefined => at(`${node}${inside}`)?.text;

describe('an expression in the text', () => {
  test('behind a key of its node, in a list and in an inline map', () => {
    expect(at(`${node}        user: cart.ow|`)).toEqual({ thread: 'main', node: 'charge', text: 'cart.ow' });
    expect(text('        args: [order-id, cart.to|')).toBe('cart.to');
    expect(text('        args: [|')).toBe('');
    expect(text('        args:\n          - cart.|')).toBe('cart.');
    expect(text('        next:\n          - { to: paid, when: cart.total > li|')).toBe('cart.total > li');
    expect(text('        next:\n          - { to: paid, set: { charged: output(|')).toBe('output(');
    expect(text("        inputs: { who: 'na|")).toBe('na');
  });

  test('a call in a list is one expression', () => {
    expect(text('        args: [a, format("{0}", cust|')).toBe('format("{0}", cust');
  });

  test('names, keys and other values are none', () => {
    expect(text('        task: char|')).toBeUndefined();
    expect(text('        ret|')).toBeUndefined();
    expect(text('        retries: 3|')).toBeUndefined();
    expect(at('workflow: ch|')).toBeUndefined();
  });
});
