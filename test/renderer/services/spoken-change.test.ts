// What is said of an edit: one sentence from what differs, nothing for what the field itself says.
import { expect, test } from 'vitest';
import { addDefinition } from '#model/commands/add-definition.ts';
import { addNode } from '#model/commands/add-node.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { attachInterrupt } from '#model/commands/attach-interrupt.ts';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { disconnectEdge } from '#model/commands/disconnect-edge.ts';
import { editGroup, joinGroup, leaveGroup, ungroup } from '#model/commands/edit-group.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { newNode } from '#model/commands/new-node.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { replaceNodeKind } from '#model/commands/replace-node-kind.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { ok, type Result } from '#model/result.ts';
import { spokenChange } from '../../../renderer/services/spoken-change.ts';
import { checkoutDrawing, taken } from '../../model/commands/checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';
const said = (result: Result<Drawing, Refusal>): string | undefined => spokenChange(checkout, taken(result));

test('nodes added, deleted, renamed and replaced', () => {
  const node = newNode('task', 'check');
  expect(said(addNode(checkout, { thread, node, after: 'start' }))).toBe('Added task check after start.');
  expect(said(addNode(checkout, { thread, node }))).toBe('Added task check that nothing leads to yet.');
  expect(said(removeNodes(checkout, { nodes: [{ thread, node: 'tell-sold-out' }], heal: true }))).toBe(
    'Deleted tell-sold-out.',
  );
  expect(said(renameNode(checkout, { thread, node: 'reserve', name: 'book' }))).toBe(
    'Renamed reserve to book.',
  );
  expect(
    said(replaceNodeKind(checkout, { thread, node: 'paid', replacement: newNode('sleep', 'x') })),
  ).toMatch(/^paid is a sleep now/);
});

test('edges connected, removed and reordered', () => {
  expect(said(connectNodes(checkout, { thread, from: 'ship', to: 'done' }))).toBe(
    'Connected ship to done, branch otherwise, 2 of 2.',
  );
  expect(said(disconnectEdge(checkout, { thread, from: 'reserve', edge: 1 }))).toBe(
    'Removed the edge from reserve to tell-sold-out.',
  );
  expect(said(reorderEdges(checkout, { thread, from: 'paid', order: [1, 0, 2] }))).toContain(
    'The edge from paid to send-receipt is branch charged, 2 of 3 now',
  );
});

test('handlers, interrupts, threads, variables and definitions', () => {
  const handler = { run: 'give-up', failure: 'sold' };
  expect(said(attachFailureHandler(checkout, { thread, node: 'ship', handler }))).toBe(
    'Added failure handler sold → give-up to ship.',
  );
  expect(said(attachInterrupt(checkout, { thread: 'receipt', event: 'stop', run: 'give-up' }))).toBe(
    'Added interrupt stop, which runs give-up.',
  );
  expect(said(addThread(checkout, { name: 'later' }))).toBe('Added thread later.');
  expect(said(renameThread(checkout, { thread: 'receipt', name: 'bill' }))).toBe(
    'Renamed thread receipt to bill.',
  );
  expect(said(addVariable(checkout, { thread, variable: { name: 'total', type: 'INT' } }))).toBe(
    'Added variable total.',
  );
  expect(said(addDefinition(checkout, { kind: 'task-def', definition: { name: 'audit', inputs: [] } }))).toBe(
    'Added task definition audit.',
  );
});

test('what a field says itself, and where things stand, is not said', () => {
  expect(said(editNode(checkout, { thread, node: 'reserve', patch: { retries: 7 } }))).toBeUndefined();
  expect(
    said(moveNodes(checkout, { moves: [{ thread, node: 'reserve', at: { x: 5, y: 6 } }] })),
  ).toBeUndefined();
});

test('groups and notes', () => {
  const group = { id: 'g', name: 'Paying', thread, nodes: ['charge', 'paid'] };
  const grouped = taken(groupNodes(checkout, group));
  expect(said(ok(grouped))).toBe('Added group Paying of charge, paid.');
  const then = (result: Result<Drawing, Refusal>) => spokenChange(grouped, taken(result));
  expect(then(editGroup(grouped, { id: 'g', name: 'Money', color: 'red' }))).toBe(
    'Renamed group Paying to Money. Group Money is red now.',
  );
  expect(then(joinGroup(grouped, { id: 'g', nodes: ['ship'] }))).toBe('Put ship into group Paying.');
  expect(then(leaveGroup(grouped, { nodes: [{ thread, node: 'paid' }] }))).toBe(
    'Took paid out of group Paying.',
  );
  expect(then(ungroup(grouped, { ids: ['g'] }))).toBe('Ungrouped Paying.');
  const note = { id: 'n', text: 'Ask\nAnn', x: 0, y: 0 };
  const noted = taken(setLayout(checkout, { notes: [note] }));
  const notes = (...now: (typeof note & { color?: string })[]) =>
    spokenChange(noted, taken(setLayout(noted, { notes: now })));
  expect(said(ok(noted))).toBe('Added a note.');
  expect(notes({ ...note, color: 'green' })).toBe('The note Ask Ann is green now.');
  expect(notes()).toBe('Deleted note Ask Ann.');
  expect(notes({ ...note, x: 48, text: 'Ask Ann first' })).toBeUndefined();
});
