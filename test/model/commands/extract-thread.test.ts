/** Nodes made a child thread, and put back: the workflow stays valid, and what can't be says why. */
import { describe, expect, test } from 'vitest';
import { extractThread } from '#model/commands/extract-thread.ts';
import { inlineThread } from '#model/commands/inline-thread.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { checkoutDrawing, codeOf, nodeIn, taken } from './checkout-drawing.ts';

const text = `paddock: 1
workflow: order
variables:
  total: { type: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: first }
      first: { sleep: 1, next: ask }
      ask:
        nop: {}
        next:
          - { to: big, when: total > 3 }
          - { to: small, set: { total: 1 } }
      big:
        sleep: 2
        next:
          - { to: last, set: { total: 9 } }
      small: { sleep: 3, next: last }
      last: { sleep: 4, next: end }
      end: { exit: {} }
`;

function drawingOf(source: string): Drawing {
  const { document } = parseWorkflow(source, 'order.workflow.yaml');
  return { workflow: document!, layout: emptyLayout, definitions: noDefinitions };
}

const before = drawingOf(text);
const thread = 'entrypoint';
const names = { name: 'sizes', start: 'start-sizes', wait: 'wait-for-sizes' };
const errorsOf = (drawing: Drawing) =>
  validateWorkflow(drawing).filter(({ severity }) => severity === 'error');

describe('extracting a thread', () => {
  const after = taken(extractThread(before, { thread, nodes: ['ask', 'big', 'small'], ...names }));

  test('starts it and waits for it in place of its nodes', () => {
    expect(nodeIn(after, thread, 'first').next).toEqual([{ to: 'start-sizes' }]);
    expect(nodeIn(after, thread, 'start-sizes')).toMatchObject({
      kind: 'start-thread',
      thread: 'sizes',
      next: [{ to: 'wait-for-sizes' }],
    });
    expect(nodeIn(after, thread, 'wait-for-sizes')).toMatchObject({
      kind: 'wait-for-threads',
      threads: ['output(start-sizes)'],
      next: [{ to: 'last' }],
    });
    expect(after.workflow.threads.map(({ name }) => name)).toEqual(['entrypoint', 'sizes']);
    expect(nodeIn(after, 'sizes', 'big').next).toEqual([{ to: 'done', set: ['total = 9'] }]);
    expect(nodeIn(after, 'sizes', 'start').next).toEqual([{ to: 'ask' }]);
    expect(errorsOf(after)).toEqual([]);
  });

  test('is one step, and putting it back gives the same workflow', () => {
    expect(undo(push(emptyHistory(), 'Extract', before, after), after)!.drawing).toEqual(before);
    const back = taken(inlineThread(after, { thread, node: 'start-sizes' }));
    expect(printWorkflow(back.workflow)).toBe(printWorkflow(before.workflow));
  });

  test.each([
    [['big', 'small'], 'many-ways-in'],
    [['ask', 'big'], 'many-ways-out'],
    [['first', 'ask'], 'many-ways-out'],
    [['last', 'end'], 'ends-stay'],
    [['start', 'first'], 'ends-stay'],
    [[], 'nothing-selected'],
  ])('refuses %j: %s', (nodes, code) => {
    expect(codeOf(extractThread(before, { thread, nodes, ...names }))).toBe(code);
  });

  test('refuses what another thread could not see', () => {
    const drawing = checkoutDrawing();
    const extract = (...nodes: string[]) => codeOf(extractThread(drawing, { thread, nodes, ...names }));
    expect(extract('send-receipt', 'ship')).toBe('threads-over-border');
    expect(extract('send-receipt', 'ship', 'receipt-sent')).toBeUndefined();
    const used = drawingOf(text.replace('last: { sleep: 4,', 'last: { sleep: output(big),'));
    expect(codeOf(extractThread(used, { thread, nodes: ['ask', 'big', 'small'], ...names }))).toBe(
      'output-over-border',
    );
  });

  test('keeps the project without errors in a real workflow', () => {
    const drawing = checkoutDrawing();
    const done = taken(extractThread(drawing, { thread, nodes: ['ship'], ...names }));
    expect(errorsOf(done)).toEqual([]);
    expect(nodeIn(done, 'sizes', 'ship').onFailure).toEqual(nodeIn(drawing, thread, 'ship').onFailure);
  });
});

describe('putting a thread back', () => {
  const after = taken(extractThread(before, { thread, nodes: ['ask', 'big', 'small'], ...names }));
  const inline = (source: string) => codeOf(inlineThread(drawingOf(source), { thread, node: 'start-sizes' }));
  const source = printWorkflow(after.workflow);

  test('renames nodes of the child whose names are taken', () => {
    const taken2 = source.replace('      first:\n', '      big:\n').replace('next: first', 'next: big');
    const back = taken(inlineThread(drawingOf(taken2), { thread, node: 'start-sizes' }));
    expect(nodeIn(back, thread, 'big-2').next).toEqual([{ to: 'last', set: ['total = 9'] }]);
    expect(errorsOf(back)).toEqual([]);
  });

  test('refuses what is more than nodes', () => {
    expect(inline(source)).toBeUndefined();
    expect(inline(source.replace('  sizes:\n', '  sizes:\n    variables: { a: { type: INT } }\n'))).toBe(
      'not-simple',
    );
    expect(
      inline(source.replace('start-thread: sizes\n', 'start-thread: sizes\n        inputs: { a: 1 }\n')),
    ).toBe('not-simple');
    expect(inline(source.replace('[output(start-sizes)]', '[total]'))).toBe('not-simple');
    expect(inline(source.replace('done: { exit: {} }', 'done: { exit: {}, returns: 1 }'))).toBe('not-simple');
  });
});
