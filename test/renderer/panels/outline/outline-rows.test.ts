// The rows of the outline: order of the flow, levels and places as the tree pattern wants them, and what is spoken.
import { expect, test } from 'vitest';
import type { Group } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { nodesInFlow } from '../../../../renderer/panels/outline/flow-order.ts';
import { rowByName } from '../../../../renderer/panels/outline/outline-keys.ts';
import type { OutlineSource } from '../../../../renderer/panels/outline/outline-row.ts';
import { outlineRows, rowsAbove } from '../../../../renderer/panels/outline/outline-rows.ts';
import { placeOf } from '../../../../renderer/panels/outline/spoken-place.ts';
import { checkoutDrawing } from '../../../model/commands/checkout-drawing.ts';

const { workflow } = checkoutDrawing();
const entrypoint = workflow.threads[0] as ThreadSpec;
const source = (toggled: readonly string[]): OutlineSource => ({
  workflow,
  groups: [],
  notes: [],
  foldedGroups: new Set(),
  toggled: new Set(toggled),
  markOf: (key) =>
    key === 'entrypoint/charge' ? { severity: 'error', count: 2, first: 'It takes 3 arguments.' } : undefined,
});
const rows = (...toggled: string[]) => outlineRows(source(toggled));

test('nodes stand in the order of the flow: the main path first, then its branches', () => {
  const names = nodesInFlow(entrypoint).map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['start', 'reserve', 'charge', 'paid']);
  expect(names.indexOf('done')).toBeLessThan(names.indexOf('tell-sold-out'));
  expect([...names].sort()).toEqual(entrypoint.nodes.map(({ name }) => name).sort());
});

test('a thread of ten thousand nodes is put in order without running out of stack', () => {
  const nodes = Array.from({ length: 10_000 }, (_, at) => ({
    kind: 'nop' as const,
    name: `n${at}`,
    onFailure: [],
    next: at < 9_999 ? [{ to: `n${at + 1}` }] : [{ to: 'n0' }],
  }));
  const start = { kind: 'entrypoint' as const, name: 'start', onFailure: [], next: [{ to: 'n0' }] };
  const thread: ThreadSpec = { name: 'long', variables: [], interrupts: [], nodes: [...nodes, start] };
  expect(nodesInFlow(thread)[5_000]?.name).toBe('n4999');
});

test('levels, places among siblings and parents', () => {
  const all = rows('node:entrypoint/reserve');
  expect(all[0]).toMatchObject({ id: 'thread:entrypoint', level: 1, place: 1, siblings: 6, isOpen: true });
  const edge = all.find(({ id }) => id === 'edge:entrypoint/reserve/1');
  expect(edge).toMatchObject({ level: 3, place: 2, siblings: 3, parent: 'node:entrypoint/reserve' });
  expect(edge?.isOpen).toBeUndefined();
  expect(all.find(({ id }) => id === 'node:entrypoint/charge')?.isOpen).toBe(false);
  expect(rows('thread:entrypoint').some(({ thread, level }) => thread === 'entrypoint' && level > 1)).toBe(
    false,
  );
});

test('a node says what it does, where it stands, its problem and its handlers', () => {
  const charge = rows().find(({ id }) => id === 'node:entrypoint/charge');
  expect(charge?.spoken()).toBe(
    'charge, task charge-card · 3 retries; ' +
      'after reserve, branch output(reserve).available == true, 1 of 2; and after paid, branch otherwise, 3 of 3; ' +
      'problem: It takes 3 arguments, and 1 more; ' +
      'failure handler card-declined → ask-for-card; failure handler any error → give-up',
  );
  expect(
    rows('node:entrypoint/paid')
      .find(({ id }) => id === 'edge:entrypoint/paid/1')
      ?.spoken(),
  ).toBe('tell-unpaid, gave-up; edge from paid, branch 2 of 3');
  const start = entrypoint.nodes.find(({ name }) => name === 'start');
  expect(start && placeOf(entrypoint, start)).toBe('start of the thread');
});

const groups: readonly Group[] = [
  { id: 'group-1', name: 'Paying', thread: 'entrypoint', nodes: ['paid', 'charge', 'gone'], color: 'blue' },
  { id: 'group-2', name: 'Asking', thread: 'ask-for-card', nodes: [] },
];

test('a group stands in its thread where its first node would, with its nodes inside it in the order of the flow', () => {
  const all = outlineRows({ ...source([]), groups, foldedGroups: new Set(['group-1']) });
  const names = (level: number) =>
    all.filter((row) => row.thread === 'entrypoint' && row.level === level).map(({ id }) => id);
  expect(names(2).indexOf('group:group-1')).toBe(names(2).indexOf('node:entrypoint/reserve') + 1);
  expect(names(3)).toEqual(['node:entrypoint/charge', 'node:entrypoint/paid']);
  const group = all.find(({ id }) => id === 'group:group-1');
  expect(group).toMatchObject({ kind: 'group', level: 2, isOpen: true, parent: 'thread:entrypoint' });
  expect(group?.spoken()).toBe('Paying, 2 nodes, folded on the canvas, group, 1 with problems');
  expect(all.find(({ id }) => id === 'node:entrypoint/paid')).toMatchObject({
    place: 2,
    siblings: 2,
    parent: 'group:group-1',
  });
  // A row fewer beside it for each of its nodes, and one more for itself.
  const before = rows().find(({ id }) => id === 'node:entrypoint/reserve')?.siblings ?? 0;
  expect(group?.siblings).toBe(before - 1);
  expect(all.some(({ id }) => id === 'group:group-2')).toBe(false);
});

test('every node has one row, in groups or not, and folding a group hides its nodes only', () => {
  const count = (all: readonly { readonly kind: string }[]) =>
    all.filter(({ kind }) => kind === 'node').length;
  const grouped = (...toggled: string[]) => outlineRows({ ...source(toggled), groups });
  expect(count(grouped())).toBe(count(rows()));
  expect(count(grouped('group:group-1'))).toBe(count(rows()) - 2);
  const item = { kind: 'edge', thread: 'entrypoint', node: 'paid', index: 0 } as const;
  expect(rowsAbove(item, groups).map(({ id }) => id)).toEqual([
    'thread:entrypoint',
    'group:group-1',
    'node:entrypoint/paid',
  ]);
});

test('notes are a section of their own at the end, spoken by their text and colour', () => {
  const notes = [
    { id: 'note-1', text: 'Ask Ann\n  about refunds', x: 0, y: 0, color: 'blue' },
    { id: 'note-2', text: '', x: 0, y: 0 },
  ];
  const all = outlineRows({ ...source([]), notes });
  expect(all.slice(-3).map(({ id, level, place, siblings }) => [id, level, place, siblings])).toEqual([
    ['notes', 1, workflow.threads.length + 1, workflow.threads.length + 1],
    ['note:note-1', 2, 1, 2],
    ['note:note-2', 2, 2, 2],
  ]);
  expect(all.slice(-3).map((row) => row.spoken())).toEqual([
    'Notes, 2',
    'Ask Ann about refunds, note, blue',
    'Empty note, note, yellow',
  ]);
  expect(outlineRows({ ...source(['notes']), notes }).at(-1)?.id).toBe('notes');
  expect(rowsAbove({ kind: 'note', id: 'note-1' }, []).map(({ id }) => id)).toEqual(['notes']);
});

test('type-ahead goes on from the row, a repeated letter to the next that begins so', () => {
  const all = rows();
  const at = (name: string) => all.findIndex((row) => row.kind === 'node' && row.name === name);
  expect(rowByName(all, at('start'), 'ch')?.name).toBe('charge');
  expect(rowByName(all, at('release-unpaid'), 'rel')?.name).toBe('release-unpaid');
  expect(rowByName(all, at('reserve'), 'rr')?.name).toBe('receipt-sent');
  expect(rowByName(all, 0, 'zz')).toBeUndefined();
});
