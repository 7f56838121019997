import { describe, expect, test } from 'vitest';
import { workflowSchema } from '#model/text/workflow-schema.ts';
import { yamlContext } from '../../../renderer/panels/text/yaml-context.ts';
import { yamlOffers } from '../../../renderer/panels/text/yaml-offers.ts';
import { theCheckout } from '../runs/checkout.ts';

/** `|` is the cursor. */
function at(text: string) {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const lines = text.replace('|', '').split('\n');
  return yamlContext(lines, before.length - 1, before.at(-1)!.length);
}
const offers = (text: string) =>
  yamlOffers(at(text), workflowSchema, theCheckout()).map(({ label }) => label);

const thread = 'paddock: 1\nthreads:\n  entrypoint:\n    nodes:\n';

describe('where the cursor stands', () => {
  test('a key in a block', () => {
    expect(at(`${thread}      charge:\n        task: charge-card\n        re|`)).toEqual({
      path: ['threads', 'entrypoint', 'nodes', 'charge'],
      wants: 'key',
      word: 're',
      siblings: [],
    });
  });

  test('a value behind a key', () => {
    expect(at(`${thread}      charge:\n        task: ch|`)).toMatchObject({
      path: ['threads', 'entrypoint', 'nodes', 'charge', 'task'],
      wants: 'value',
      word: 'ch',
    });
  });

  test('inside an inline map in a list, comments and empty lines between', () => {
    const text = `${thread}      charge:\n        next:\n          # why\n\n          - { to: paid, wh|`;
    expect(at(text)).toEqual({
      path: ['threads', 'entrypoint', 'nodes', 'charge', 'next', '-'],
      wants: 'key',
      word: 'wh',
      siblings: ['to'],
    });
  });

  test('at the very top, and in an empty text', () => {
    expect(at('paddock: 1\nwor|')).toEqual({ path: [], wants: 'key', word: 'wor', siblings: [] });
    expect(at('|')).toEqual({ path: [], wants: 'key', word: '', siblings: [] });
  });
});

describe('what is offered', () => {
  test('keys of the place, without those that are there', () => {
    expect(offers('paddock: 1\n|')).toContain('threads');
    expect(offers(`${thread}      charge:\n        |`)).toEqual(
      expect.arrayContaining(['task', 'retries', 'next']),
    );
    expect(offers(`${thread}      charge:\n        next:\n          - { to: paid, |`)).toEqual(
      expect.arrayContaining(['when', 'set']),
    );
    expect(offers(`${thread}      charge:\n        next:\n          - { to: paid, |`)).not.toContain('to');
  });

  test('names that the drawing knows', () => {
    expect(offers(`${thread}      charge:\n        task: |`)).toContain('reserve-stock');
    expect(offers(`${thread}      charge:\n        next: |`)).toContain('receipt-sent');
    expect(offers(`${thread}      charge:\n        next: |`)).not.toContain('wait-for-card');
    expect(offers(`${thread}      charge:\n        on-failure:\n          - { any: ERROR, run: |`)).toContain(
      'give-up',
    );
  });

  test('choices of the schema', () => {
    expect(offers(`${thread}      charge:\n        on-failure:\n          - { any: |`)).toEqual([
      'ERROR',
      'EXCEPTION',
    ]);
    expect(offers('variables:\n  total: { type: |')).toContain('JSON_OBJ');
  });
});
