import { describe, expect, it } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { attachInterrupt } from '#model/commands/attach-interrupt.ts';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { duplicateNodes } from '#model/commands/duplicate-nodes.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { freshName } from '#model/commands/fresh-name.ts';
import { insertNodeOnEdge } from '#model/commands/insert-node-on-edge.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { newNode } from '#model/commands/new-node.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { removeThread } from '#model/commands/remove-thread.ts';
import { renameDefinition } from '#model/commands/rename-definition.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import { replaceNodeKind } from '#model/commands/replace-node-kind.ts';
import { mayConnect } from '#model/rules/may-connect.ts';
import { checkoutDrawing, codeOf, nodeIn, taken } from './checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';

describe('nodes', () => {
  it('a node added after another comes before what followed', () => {
    const node = newNode('nop', 'check');
    const next = taken(addNode(checkout, { thread, node, after: 'start', at: { x: 1, y: 2 } }));
    expect(nodeIn(next, thread, 'start').next).toEqual([{ to: 'check' }]);
    expect(nodeIn(next, thread, 'check').next).toEqual([{ to: 'reserve' }]);
    expect(next.layout.threads[thread]?.nodes).toEqual({ check: { x: 1, y: 2 } });
    expect(next.workflow.threads[1]).toBe(checkout.workflow.threads[1]);
  });

  it('a node in the middle of an edge leaves condition and mutations with the first half', () => {
    const [edge] = nodeIn(checkout, thread, 'reserve').next;
    const node = newNode('sleep', 'pause');
    const next = taken(insertNodeOnEdge(checkout, { thread, from: 'reserve', edge: 0, node }));
    expect(nodeIn(next, thread, 'reserve').next[0]).toEqual({ ...edge, to: 'pause' });
    expect(nodeIn(next, thread, 'pause').next).toEqual([{ to: 'charge' }]);
    const exit = newNode('exit', 'end');
    expect(codeOf(insertNodeOnEdge(checkout, { thread, from: 'reserve', edge: 0, node: exit }))).toBe(
      'exit-has-no-edges',
    );
  });

  it('removing a node removes the edges into it, or leads them on', () => {
    const nodes = [{ thread, node: 'tell-sold-out' }];
    const cut = taken(removeNodes(checkout, { nodes }));
    expect(nodeIn(cut, thread, 'reserve').next.map((edge) => edge.to)).toEqual(['charge']);
    const healed = taken(removeNodes(checkout, { nodes, heal: true }));
    expect(nodeIn(healed, thread, 'reserve').next.map((edge) => edge.to)).toEqual(['charge', 'sold-out']);
    expect(codeOf(removeNodes(checkout, { nodes: [{ thread, node: 'start' }] }))).toBe('entrypoint-stays');
  });

  it('renaming a node reaches edges, expressions and places', () => {
    const placed = taken(moveNodes(checkout, { moves: [{ thread, node: 'reserve', at: { x: 5, y: 6 } }] }));
    const next = taken(renameNode(placed, { thread, node: 'reserve', name: 'book' }));
    expect(nodeIn(next, thread, 'start').next).toEqual([{ to: 'book' }]);
    expect(nodeIn(next, thread, 'book').next[0]).toEqual({
      to: 'charge',
      when: nodeIn(checkout, thread, 'reserve').next[0]?.when?.replace('reserve', 'book'),
      set: ['reservation = output(book).reservation'],
    });
    expect(next.layout.threads[thread]?.nodes).toEqual({ book: { x: 5, y: 6 } });
    expect(codeOf(renameNode(checkout, { thread, node: 'reserve', name: 'ship' }))).toBe('name-taken');
  });

  it('of fields that exclude each other the one that is set wins, and foreign fields are refused', () => {
    const dynamic = taken(editNode(checkout, { thread, node: 'ship', patch: { dynamicTask: 'email' } }));
    expect(nodeIn(dynamic, thread, 'ship')).not.toHaveProperty('task');
    expect(codeOf(editNode(checkout, { thread, node: 'ship', patch: { event: 'x' } }))).toBe('no-such-field');
    expect(taken(editNode(checkout, { thread, node: 'ship', patch: { retries: 2 } }))).toBe(checkout);
  });

  it('another kind keeps name, handlers and edges', () => {
    const next = taken(replaceNodeKind(checkout, { thread, node: 'ship', replacement: newNode('nop', 'x') }));
    const { onFailure, next: edges } = nodeIn(checkout, thread, 'ship');
    expect(nodeIn(next, thread, 'ship')).toEqual({ kind: 'nop', name: 'ship', onFailure, next: edges });
  });

  it('duplicates keep the edges and outputs among them', () => {
    const next = taken(duplicateNodes(checkout, { thread, nodes: ['send-receipt', 'ship'] }));
    expect(nodeIn(next, thread, 'send-receipt-2').next).toEqual([
      { to: 'ship-2', set: ['receipt-thread = output(send-receipt-2)'] },
    ]);
    expect(nodeIn(next, thread, 'ship-2').next).toEqual([]);
  });
});

describe('edges', () => {
  it('the cursor and the command give the same answer', () => {
    const ends = (from: string, to: string, other = thread) => ({
      from: { thread, node: from },
      to: { thread: other, node: to },
    });
    const cases = [
      ['done', 'ship', thread, 'exit-has-no-edges'],
      ['ship', 'start', thread, 'edge-into-entrypoint'],
      ['ship', 'receipt-sent', thread, 'edge-exists'],
    ] as const;
    for (const [from, to, other, code] of cases) {
      const verdict = mayConnect(checkout.workflow.threads, ends(from, to, other));
      expect(verdict).toMatchObject({ allowed: false, refusal: { code } });
      expect(codeOf(connectNodes(checkout, { thread, from, to }))).toBe(code);
    }
    expect(mayConnect(checkout.workflow.threads, ends('ship', 'send', 'receipt'))).toMatchObject({
      refusal: { code: 'edge-between-threads' },
    });
  });

  it('an edge with a condition goes before the one that takes the rest', () => {
    const next = taken(connectNodes(checkout, { thread, from: 'paid', to: 'ship', when: 'gave-up' }));
    expect(nodeIn(next, thread, 'paid').next.map((edge) => edge.to)).toEqual([
      'send-receipt',
      'tell-unpaid',
      'ship',
      'charge',
    ]);
  });
});

describe('threads', () => {
  it('a handler that does not exist is made whole', () => {
    const handler = { run: 'undo', failure: 'gone' };
    const next = taken(attachFailureHandler(checkout, { thread, node: 'ship', handler }));
    expect(nodeIn(next, 'undo', 'start').next).toEqual([{ to: 'done' }]);
    expect(nodeIn(next, 'undo', 'done').kind).toBe('exit');
    expect(codeOf(attachFailureHandler(next, { thread, node: 'ship', handler }))).toBe('failure-caught');
  });

  it('an event that is waited for cannot interrupt', () => {
    expect(codeOf(attachInterrupt(checkout, { thread, event: 'card-updated', run: 'x' }))).toBe(
      'event-is-waited-for',
    );
    expect(codeOf(attachInterrupt(checkout, { thread: 'receipt', event: 'order-cancelled', run: 'x' }))).toBe(
      'event-interrupts-already',
    );
  });

  it('renaming a thread reaches handlers, interrupts and starts', () => {
    const renamed = taken(renameThread(checkout, { thread: 'give-up', name: 'stop' }));
    expect(nodeIn(renamed, thread, 'charge').onFailure[1]).toEqual({ anyOf: 'ERROR', run: 'stop' });
    expect(nodeIn(renamed, 'ask-for-card', 'wait-for-card').onFailure[0]?.run).toBe('stop');
    const started = taken(renameThread(checkout, { thread: 'receipt', name: 'mail' }));
    expect(nodeIn(started, thread, 'send-receipt')).toMatchObject({ thread: 'mail' });
    const first = taken(renameThread(checkout, { thread, name: 'main' }));
    expect(first.workflow.entrypoint).toBe('main');
  });

  it('removing a thread clears what names it', () => {
    const next = taken(removeThread(checkout, { thread: 'give-up' }));
    expect(nodeIn(next, thread, 'charge').onFailure.map((def) => def.run)).toEqual(['ask-for-card']);
    const left = taken(removeThread(checkout, { thread: 'cancel-order' }));
    expect(left.workflow.threads[0]?.interrupts).toEqual([]);
    const unsent = taken(removeThread(checkout, { thread: 'receipt' }));
    expect(nodeIn(unsent, thread, 'send-receipt')).toMatchObject({ thread: '' });
    expect(codeOf(removeThread(checkout, { thread }))).toBe('entrypoint-thread-stays');
  });
});

describe('variables and definitions', () => {
  it('renaming a variable reaches every thread that sees it', () => {
    const next = taken(renameVariable(checkout, { thread, variable: 'email', name: 'mail-address' }));
    expect(nodeIn(next, 'receipt', 'send')).toMatchObject({
      args: ['mail-address', expect.anything(), expect.anything()],
    });
    expect(nodeIn(next, 'ask-for-card', 'tell-declined')).toMatchObject({
      args: expect.arrayContaining(['mail-address']),
    });
    const token = taken(renameVariable(checkout, { thread, variable: 'card-token', name: 'token' }));
    expect(nodeIn(token, 'ask-for-card', 'wait-for-card').next[0]?.set).toEqual([
      'token = output(wait-for-card)',
    ]);
  });

  it('names count for the whole workflow, but INPUT is free in each thread', () => {
    const variable = (name: string) => ({ name, type: 'STR' });
    expect(codeOf(addVariable(checkout, { thread: 'receipt', variable: variable('cart') }))).toBe(
      'name-taken',
    );
    expect(codeOf(addVariable(checkout, { thread: 'receipt', variable: variable('INPUT') }))).toBeUndefined();
    expect(codeOf(addVariable(checkout, { thread: 'cancel-order', variable: variable('INPUT') }))).toBe(
      'name-taken',
    );
  });

  it('renaming a definition reaches nodes and interrupts', () => {
    const task = taken(renameDefinition(checkout, { kind: 'task-def', name: 'send-email', newName: 'mail' }));
    expect(nodeIn(task, 'receipt', 'send')).toMatchObject({ task: 'mail' });
    expect(task.definitions.taskDefs.map((def) => def.name)).toContain('mail');
    const event = taken(
      renameDefinition(checkout, {
        kind: 'external-event-def',
        name: 'order-cancelled',
        newName: 'cancelled',
      }),
    );
    expect(event.workflow.threads[0]?.interrupts).toEqual([{ event: 'cancelled', run: 'cancel-order' }]);
  });
});

it('fresh names are the smallest that are free', () => {
  expect(freshName('task', [])).toBe('task');
  expect(freshName('task', ['task', 'task-2'])).toBe('task-3');
  expect(freshName('task-2', ['task-2'])).toBe('task-3');
});
