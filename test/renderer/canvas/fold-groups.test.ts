/** Folded groups: one card that keeps all edges, as large as it is, on the grid, over nothing, and the way back. */
import { expect, test } from 'vitest';
import { groupNodes } from '#model/commands/group-nodes.ts';
import type { Group } from '#model/document/layout.ts';
import { foldGroups } from '../../../renderer/canvas/groups/fold-groups.ts';
import { groupCardOf, groupNodeName } from '../../../renderer/canvas/groups/group-card.ts';
import { overlaps, snap, snapPoint } from '../../../renderer/canvas/geometry.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import { buildScene, cornersOf } from '../../../renderer/canvas/scene.ts';
import { cardBox } from '../../../renderer/canvas/stubs.ts';
import { moveEdit } from '../../../renderer/canvas/edits/move-edit.ts';
import { checkoutDrawing, taken } from '../../model/commands/checkout-drawing.ts';

const thread = 'entrypoint';
const group = (...nodes: string[]): Group => ({ id: 'g', name: 'G', thread, nodes });
const drawing = checkoutDrawing();
const { workflow } = drawing;
const full = Object.fromEntries(workflow.threads.map((each) => [each.name, placeThread(each)]));
const payment = group('charge', 'paid');
const folded = foldGroups(workflow, full, [payment]);
const spec = folded.seen.threads.find(({ name }) => name === thread)!;
const card = spec.nodes.find((node) => node.name === groupNodeName('g'))!;

test('the card has every edge that crosses its border, and knows which it is', () => {
  const into = spec.nodes.flatMap((node) => node.next.filter(({ to }) => to === card.name));
  expect(into.map(({ when }) => when)).toEqual(['output(reserve).available == true']);
  expect(card.next.map(({ to }) => to)).toEqual(['send-receipt', 'tell-unpaid']);
  expect(groupCardOf(card)!.outgoing).toEqual([
    { node: 'paid', index: 0 },
    { node: 'paid', index: 1 },
  ]);
  expect(spec.nodes.map(({ name }) => name)).not.toContain('charge');
});

test('what follows comes nearer on the grid and covers nothing', () => {
  const { placements } = folded;
  const seen = placements[thread]!;
  expect(seen['send-receipt']!.x).toBeLessThan(full[thread]!['send-receipt']!.x);
  for (const node of spec.nodes) {
    const [is, was] = [seen[node.name]!, full[thread]![node.name]];
    if (was) expect([(was.x - is.x) % 8, (was.y - is.y) % 8]).toEqual([0, 0]);
    else expect([is.x % 8, is.y % 8]).toEqual([0, 0]);
  }
  const boxes = spec.nodes.map((node) => cardBox(node, seen[node.name]!, 'right'));
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  });
  const corners = cornersOf(folded.seen, placements, {});
  const scene = buildScene(folded.seen, placements, corners);
  expect(scene.threads[0]!.cards.map(({ node }) => node.name)).toContain(card.name);
});

test('a place that is seen leads back to the place that is kept', () => {
  const { placements, unfold } = folded;
  for (const name of ['start', 'reserve', 'send-receipt', 'ship', 'done'])
    expect(unfold(thread, placements[thread]![name]!)).toEqual(full[thread]![name]);
});

test('moving the card moves all nodes of the group as far', () => {
  const before = taken(groupNodes(drawing, { ...payment, id: 'g' }));
  const corners = cornersOf(folded.seen, folded.placements, {});
  const places = { ...folded, direction: 'right' as const, full, corners };
  const at = folded.placements[thread]![card.name]!;
  const edit = moveEdit({ [thread]: { [card.name]: { x: at.x + 80, y: at.y + 16 } } }, {}, places);
  const after = taken(edit.run(before)).layout.threads[thread]!.nodes;
  for (const name of payment.nodes) {
    const [was, is] = [full[thread]![name]!, after[name]!];
    // Places of the automatic layout go onto the grid with the first move.
    expect([is.x, is.y]).toEqual([snap(was.x + 80), snap(was.y + 16)]);
  }
  expect(after['ship']).toEqual(snapPoint(full[thread]!['ship']!));
});

test('without folded groups everything is the very same', () => {
  const same = foldGroups(workflow, full, []);
  expect(same.seen).toBe(workflow);
  expect(same.placements).toBe(full);
});
