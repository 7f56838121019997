// The rows of the outline: order of the flow, levels and places as the tree pattern wants them, and what is spoken.
import { expect, test } from 'vitest';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { nodesInFlow } from '../../../../renderer/panels/outline/flow-order.ts';
import { rowByName } from '../../../../renderer/panels/outline/outline-keys.ts';
import { outlineRows } from '../../../../renderer/panels/outline/outline-rows.ts';
import { placeOf } from '../../../../renderer/panels/outline/spoken-place.ts';
import { checkoutDrawing } from '../../../model/commands/checkout-drawing.ts';

const { workflow } = checkoutDrawing();
const entrypoint = workflow.threads[0] as ThreadSpec;
const rows = (...toggled: string[]) =>
  outlineRows({
    workflow,
    toggled: new Set(toggled),
    markOf: (key) =>
      key === 'entrypoint/charge'
        ? { severity: 'error', count: 2, first: 'It takes 3 arguments.' }
        : undefined,
  });

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

test('type-ahead goes on from the row, a repeated letter to the next that begins so', () => {
  const all = rows();
  const at = (name: string) => all.findIndex((row) => row.kind === 'node' && row.name === name);
  expect(rowByName(all, at('start'), 'ch')?.name).toBe('charge');
  expect(rowByName(all, at('release-unpaid'), 'rel')?.name).toBe('release-unpaid');
  expect(rowByName(all, at('reserve'), 'rr')?.name).toBe('receipt-sent');
  expect(rowByName(all, 0, 'zz')).toBeUndefined();
});
