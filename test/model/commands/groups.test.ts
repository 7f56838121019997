/** Groups of nodes: made, named, joined and left; they follow renames and removals, and change no workflow. */
import { describe, expect, test } from 'vitest';
import { editGroup, joinGroup, leaveGroup, ungroup } from '#model/commands/edit-group.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import { groupsOf } from '#model/commands/groups.ts';
import { insertNodeOnEdge } from '#model/commands/insert-node-on-edge.ts';
import { newNode } from '#model/commands/new-node.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { removeThread } from '#model/commands/remove-thread.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { emptyHistory, push, redo, undo } from '#model/history.ts';
import { parseLayout, printLayout } from '#model/text/layout-file.ts';
import { checkoutDrawing, codeOf, taken } from './checkout-drawing.ts';

const plain = checkoutDrawing();
const thread = 'entrypoint';
const payment = { id: 'group-1', name: 'Payment', thread, nodes: ['charge', 'paid'] };
const grouped = taken(groupNodes(plain, payment));
const nodesOf = (drawing: typeof plain) => groupsOf(drawing).map(({ nodes }) => nodes);

describe('a group', () => {
  test('is in the layout alone, and survives its file and undo', () => {
    expect(grouped.workflow).toBe(plain.workflow);
    const text = printLayout(grouped.layout);
    expect(text).toContain(
      '"groups": [\n    { "id": "group-1", "name": "Payment", "thread": "entrypoint", "nodes": ["charge", "paid"] }',
    );
    expect(parseLayout(text, 'a.layout.json').layout).toEqual(grouped.layout);
    const step = undo(push(emptyHistory(), 'Group', plain, grouped), grouped)!;
    expect(step.drawing).toEqual(plain);
    expect(redo(step.history, step.drawing)!.drawing).toEqual(grouped);
  });

  test('takes its nodes out of another one, which is gone when it is empty', () => {
    const two = taken(groupNodes(grouped, { id: 'group-2', name: 'Other', thread, nodes: ['paid'] }));
    expect(nodesOf(two)).toEqual([['charge'], ['paid']]);
    const one = taken(joinGroup(two, { id: 'group-2', nodes: ['charge'] }));
    expect(groupsOf(one).map(({ id }) => id)).toEqual(['group-2']);
    expect(
      taken(leaveGroup(one, { nodes: ['paid', 'charge'].map((node) => ({ thread, node })) })).layout.groups,
    ).toBeUndefined();
  });

  test('is named and coloured', () => {
    const blue = taken(editGroup(grouped, { id: 'group-1', name: 'Money', color: 'blue' }));
    expect(groupsOf(blue)[0]).toEqual({ ...payment, name: 'Money', color: 'blue' });
    expect(codeOf(editGroup(grouped, { id: 'group-1', name: ' ' }))).toBe('name-empty');
    expect(codeOf(editGroup(grouped, { id: 'gone', name: 'a' }))).toBe('no-such-group');
    expect(codeOf(groupNodes(plain, { ...payment, nodes: [] }))).toBe('empty-group');
    expect(codeOf(groupNodes(plain, { ...payment, nodes: ['nobody'] }))).toBe('no-such-node');
  });

  test('follows its nodes and its thread', () => {
    const renamed = taken(renameNode(grouped, { thread, node: 'charge', name: 'pay' }));
    expect(nodesOf(renamed)).toEqual([['pay', 'paid']]);
    expect(groupsOf(taken(renameThread(grouped, { thread, name: 'main' })))[0]!.thread).toBe('main');
    expect(nodesOf(taken(removeNodes(grouped, { nodes: [{ thread, node: 'charge' }] })))).toEqual([['paid']]);
    const other = taken(groupNodes(plain, { id: 'g', name: 'g', thread: 'receipt', nodes: ['start'] }));
    expect(groupsOf(taken(removeThread(other, { thread: 'receipt' })))).toEqual([]);
  });

  test('holds what is inserted between two of its nodes', () => {
    const node = newNode('nop', 'between');
    const inside = taken(insertNodeOnEdge(grouped, { thread, from: 'charge', edge: 0, node }));
    expect(nodesOf(inside)).toEqual([['charge', 'paid', 'between']]);
    const outside = taken(insertNodeOnEdge(grouped, { thread, from: 'reserve', edge: 0, node }));
    expect(nodesOf(outside)).toEqual([['charge', 'paid']]);
  });

  test('goes and leaves its nodes', () => {
    expect(taken(ungroup(grouped, { ids: ['group-1'] }))).toEqual(plain);
  });
});
