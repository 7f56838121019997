import { describe, expect, test } from 'vitest';
import { workflowSchema } from '#model/text/workflow-schema.ts';
import { yamlHover } from '../../../renderer/panels/text/yaml-hover.ts';
import { theCheckout } from '../runs/checkout.ts';

/** `|` is the pointer. */
function over(text: string) {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const lines = text.replace('|', '').split('\n');
  return yamlHover(lines, before.length - 1, before.at(-1)!.length, workflowSchema, theCheckout());
}
const thread = 'paddock: 1\nthreads:\n  entrypoint:\n    nodes:\n';

describe('a hover in the text', () => {
  test('says what a key is for, in a block and in an inline map', () => {
    const block = over(`${thread}      charge:\n        task: charge-card\n        ret|ries: 3`);
    expect(block).toMatchObject({ title: 'retries', from: 8, to: 15 });
    expect(block?.lines[0]).toContain('tried again');
    const inline = over(`${thread}      charge:\n        next:\n          - { to: paid, wh|en: x }`);
    expect(inline?.lines).toEqual(['The edge is taken when this holds; absent: always.']);
    const variable = over('paddock: 1\nvariables:\n  a: { type: STR, sea|rchable: true }');
    expect(variable?.lines[0]).toContain('found by its value');
  });

  test('shows the signature of a task', () => {
    expect(over(`${thread}      charge:\n        task: char|ge-card`)?.title).toMatch(
      /^charge-card\(order-id: STR, amount: DOUBLE, card-token: STR\) → /,
    );
  });

  test('says nothing of comments, blanks and names that nobody knows', () => {
    expect(over(`${thread}      # ta|sk: what`)).toBeUndefined();
    expect(over('|')).toBeUndefined();
    expect(over(`${thread}      a:\n        task: un|known`)).toBeUndefined();
  });
});
