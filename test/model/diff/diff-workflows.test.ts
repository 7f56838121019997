import { describe, expect, it } from 'vitest';
import { addVariable } from '#model/commands/add-variable.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { removeThread } from '#model/commands/remove-thread.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { diffWorkflows } from '#model/diff/diff-workflows.ts';
import { reuseUnchanged } from '#model/diff/reuse-unchanged.ts';
import { checkoutDrawing, taken } from '../commands/checkout-drawing.ts';

const checkout = checkoutDrawing();
const thread = 'entrypoint';

describe('diff of workflows', () => {
  it('finds nothing between a workflow and its copy', () => {
    expect(diffWorkflows(checkout.workflow, structuredClone(checkout.workflow))).toEqual({
      same: true,
      fields: [],
      threads: [],
    });
  });

  it('tells old and new values of changed fields, and what was added', () => {
    const edited = taken(editNode(checkout, { thread, node: 'charge', patch: { retries: 5 } }));
    const more = taken(addVariable(edited, { thread, variable: { name: 'total', type: 'INT' } }));
    const { threads, same } = diffWorkflows(checkout.workflow, more.workflow);
    expect(same).toBe(false);
    expect(threads).toEqual([
      {
        change: 'changed',
        name: thread,
        fields: [],
        interrupts: [],
        variables: [{ change: 'added', name: 'total', fields: [] }],
        nodes: [
          {
            change: 'changed',
            name: 'charge',
            fields: [{ field: 'retries', before: 3, after: 5 }],
            edges: [],
          },
        ],
      },
    ]);
  });

  it('tells a removed thread and what named it', () => {
    const left = taken(removeThread(checkout, { thread: 'receipt' }));
    const { threads } = diffWorkflows(checkout.workflow, left.workflow);
    expect(threads.map(({ name, change }) => [name, change])).toEqual([
      [thread, 'changed'],
      ['receipt', 'removed'],
    ]);
    expect(threads[0]?.nodes[0]?.fields).toEqual([{ field: 'thread', before: 'receipt', after: '' }]);
  });

  it('reports edges that are tried in another order', () => {
    const turned = taken(reorderEdges(checkout, { thread, from: 'paid', order: [1, 0, 2] }));
    const edges = diffWorkflows(checkout.workflow, turned.workflow).threads[0]?.nodes[0]?.edges;
    expect(edges?.map(({ to, fields }) => [to, fields[0]])).toEqual([
      ['send-receipt', { field: 'order', before: 1, after: 2 }],
      ['tell-unpaid', { field: 'order', before: 2, after: 1 }],
    ]);
  });
});

it('a drawing read anew shares what it says as before', () => {
  const edited = taken(editNode(checkout, { thread, node: 'charge', patch: { retries: 5 } }));
  const again = reuseUnchanged(checkout, structuredClone(edited));
  expect(again).toEqual(edited);
  expect(again.definitions).toBe(checkout.definitions);
  expect(again.workflow.threads.slice(1)).toEqual(checkout.workflow.threads.slice(1));
  expect(again.workflow.threads[1]).toBe(checkout.workflow.threads[1]);
  expect(again.workflow.threads[0]?.nodes[0]).toBe(checkout.workflow.threads[0]?.nodes[0]);
  expect(reuseUnchanged(checkout, structuredClone(checkout))).toBe(checkout);
});
