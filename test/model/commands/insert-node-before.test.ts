// A node put in front of another takes over all that led to it, and stands before it in the file.
import { expect, test } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { insertNodeBefore } from '#model/commands/insert-node-before.ts';
import { newNode } from '#model/commands/new-node.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { checkoutDrawing, codeOf, nodeIn, taken } from './checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';
const names = (drawing: typeof checkout): string[] =>
  drawing.workflow.threads[0]?.nodes.map(({ name }) => name) ?? [];

test('all edges that led to a node lead to the new one before it, with their conditions', () => {
  const leads = checkout.workflow.threads[0]!.nodes.filter(({ next }) =>
    next.some(({ to }) => to === 'charge'),
  );
  expect(leads.length).toBeGreaterThan(1);
  const next = taken(insertNodeBefore(checkout, { thread, before: 'charge', node: newNode('nop', 'check') }));
  for (const { name, next: edges } of leads)
    expect(nodeIn(next, thread, name).next).toEqual(
      edges.map((edge) => (edge.to === 'charge' ? { ...edge, to: 'check' } : edge)),
    );
  expect(nodeIn(next, thread, 'check').next).toEqual([{ to: 'charge' }]);
  expect(names(next).indexOf('check')).toBe(names(next).indexOf('charge') - 1);
});

test('a node that nothing leads to gets one before it as well', () => {
  const cut = taken(removeNodes(checkout, { nodes: [{ thread, node: 'tell-sold-out' }] }));
  const next = taken(insertNodeBefore(cut, { thread, before: 'sold-out', node: newNode('nop', 'check') }));
  expect(nodeIn(next, thread, 'check').next).toEqual([{ to: 'sold-out' }]);
});

test('nothing comes before an entrypoint, and no exit before anything', () => {
  const before = (target: string, kind: 'nop' | 'exit') =>
    codeOf(insertNodeBefore(checkout, { thread, before: target, node: newNode(kind, 'check') }));
  expect(before('start', 'nop')).toBe('edge-into-entrypoint');
  expect(before('charge', 'exit')).toBe('exit-has-no-edges');
  expect(before('nobody', 'nop')).toBe('no-such-node');
});

test('in the file a new node stands behind the one that it was appended to', () => {
  const added = taken(addNode(checkout, { thread, node: newNode('exit', 'stop'), after: 'reserve' }));
  expect(names(added)[names(added).indexOf('reserve') + 1]).toBe('stop');
});
