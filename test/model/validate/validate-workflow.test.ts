import { describe, expect, it } from 'vitest';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { disconnectEdge } from '#model/commands/disconnect-edge.ts';
import { editEdge } from '#model/commands/edit-edge.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { editVariable } from '#model/commands/edit-variable.ts';
import { addNode } from '#model/commands/add-node.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { newNode } from '#model/commands/new-node.ts';
import { removeDefinition } from '#model/commands/remove-definition.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { checkoutDrawing, taken } from '../commands/checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';

const told = (drawing: Drawing) =>
  validateWorkflow(drawing).map(({ code, severity, place }) =>
    `${severity} ${code} ${place.node ?? place.variable ?? place.thread ?? ''} ${place.field ?? ''}`.trimEnd(),
  );

describe('validation of a drawing', () => {
  it('has nothing against the checkout', () => {
    expect(told(checkout)).toEqual([]);
  });

  it('names the place of a wrong argument, and leaves the rest in peace', () => {
    const wrong = taken(
      editNode(checkout, { thread, node: 'charge', patch: { args: ['order-id', 'email', 'card-token'] } }),
    );
    expect(told(wrong)).toEqual(['error type-mismatch charge args/1']);
    const few = taken(editNode(checkout, { thread, node: 'charge', patch: { args: ['order-id'] } }));
    expect(told(few)).toEqual(['error argument-count charge args']);
  });

  it('goes on judging when one expression is half typed', () => {
    const half = taken(
      editEdge(checkout, { thread, from: 'charge', edge: 0, patch: { set: ['charged ='] } }),
    );
    const both = taken(editNode(half, { thread, node: 'ship', patch: { args: ['order-id', 'email'] } }));
    const problems = told(both);
    expect(problems.filter((each) => each.includes(' charge '))).toHaveLength(1);
    expect(problems).toContain('error type-mismatch ship args/1');
  });

  it('says of a missing definition who misses it and what to do', () => {
    const without = taken(removeDefinition(checkout, { kind: 'task-def', name: 'charge-card' }));
    const [problem] = validateWorkflow(without);
    expect(problem).toMatchObject({
      code: 'unknown-task-def',
      severity: 'error',
      place: { node: 'charge', field: 'task' },
    });
    expect(problem?.message).toContain('define it');
  });

  it('warns of paths that lead nowhere', () => {
    const alone = taken(addNode(checkout, { thread, node: newNode('nop', 'alone') }));
    expect(told(alone)).toEqual(['warning unreachable-node alone']);
    const cut = taken(disconnectEdge(checkout, { thread, from: 'ship', edge: 0 }));
    expect(told(cut)).toContain('warning path-falls-off ship');
    const dead = taken(connectNodes(checkout, { thread, from: 'ship', to: 'done' }));
    expect(told(dead)).toEqual(['warning dead-edge ship next/1']);
  });

  it('warns of a loop without a way out', () => {
    const open = taken(disconnectEdge(checkout, { thread: 'receipt', from: 'send', edge: 0 }));
    const loop = taken(connectNodes(open, { thread: 'receipt', from: 'send', to: 'send' }));
    expect(told(loop)).toEqual([
      'warning loop-without-way-out send',
      'error edge-to-itself send next/0/to',
      'warning unreachable-node sent',
    ]);
  });

  it('warns of masked values that can be read elsewhere', () => {
    const open = taken(
      editVariable(checkout, { thread, variable: 'card-token', patch: { masked: undefined } }),
    );
    expect(told(open)).toEqual(['warning masked-value-shown wait-for-card next/0/set/0']);
  });

  it('warns of variables that nothing uses or that a thread will not see', () => {
    const variable = { name: 'extra', type: 'STR' };
    const unused = taken(addVariable(checkout, { thread: 'receipt', variable }));
    expect(told(unused)).toEqual(['warning unused-variable extra']);
    const hidden = taken(
      editNode(unused, { thread, node: 'tell-sold-out', patch: { args: ['extra', 'email', 'email'] } }),
    );
    expect(told(hidden)).toContain('warning variable-not-visible tell-sold-out args/0');
  });

  it('warns of a thread that nothing runs, and mentions a wait without end', () => {
    const side = taken(addThread(checkout, { name: 'side' }));
    expect(told(side)).toEqual(['warning thread-never-runs side']);
    const patch = { timeout: undefined };
    const endless = taken(editNode(checkout, { thread: 'ask-for-card', node: 'wait-for-card', patch }));
    expect(told(endless)).toEqual([
      'info wait-without-timeout wait-for-card timeout',
      'warning handler-of-impossible-failure wait-for-card onFailure/0',
    ]);
  });
});
