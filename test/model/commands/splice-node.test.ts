/** A loose node is put into an edge: condition and mutations stay on the first half. */
import { expect, test } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import { groupsOf } from '#model/commands/groups.ts';
import { newNode } from '#model/commands/new-node.ts';
import { spliceNode } from '#model/commands/splice-node.ts';
import { checkoutDrawing, codeOf, nodeIn, taken } from './checkout-drawing.ts';

const thread = 'entrypoint';
const loose = taken(addNode(checkoutDrawing(), { thread, node: newNode('nop', 'loose') }));

test('the first half keeps what the edge says', () => {
  const before = nodeIn(loose, thread, 'reserve').next[0]!;
  const after = taken(spliceNode(loose, { thread, node: 'loose', from: 'reserve', edge: 0 }));
  expect(nodeIn(after, thread, 'reserve').next[0]).toEqual({ ...before, to: 'loose' });
  expect(nodeIn(after, thread, 'loose').next).toEqual([{ to: before.to }]);
});

test('between two nodes of a group it joins the group', () => {
  const nodes = ['charge', 'paid'];
  const grouped = taken(groupNodes(loose, { id: 'g', name: 'g', thread, nodes }));
  const after = taken(spliceNode(grouped, { thread, node: 'loose', from: 'charge', edge: 0 }));
  expect(groupsOf(after)[0]!.nodes).toEqual([...nodes, 'loose']);
});

test('what has edges, or begins or ends a path, is refused', () => {
  const splice = (node: string) => codeOf(spliceNode(loose, { thread, node, from: 'reserve', edge: 0 }));
  expect([splice('ship'), splice('start'), splice('done')]).toEqual(Array(3).fill('not-loose'));
  expect(splice('nobody')).toBe('no-such-node');
  expect(codeOf(spliceNode(loose, { thread, node: 'loose', from: 'reserve', edge: 9 }))).toBe('no-such-edge');
});
