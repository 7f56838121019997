/** Compiling the checkout: the message, its one JSON text, and what is missing in a drawing that is not finished. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Node } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { canonicalJson, wfSpecJson } from '#model/compile/canonical-json.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../../templates/checkout/${path}`, import.meta.url), 'utf8');
const checkout = parseWorkflow(read('checkout.workflow.yaml'), 'checkout.workflow.yaml').document!;

const withNode = (node: object): WorkflowDocument => ({
  name: 'w',
  entrypoint: 'main',
  threads: [
    {
      name: 'main',
      variables: [],
      interrupts: [],
      nodes: [{ name: 'n', onFailure: [], next: [], ...node } as unknown as Node],
    },
  ],
});

describe('the checkout', () => {
  const { request, problems } = compileWorkflow(checkout);

  it('has no problems and says what was drawn', () => {
    expect(problems).toEqual([]);
    expect(JSON.parse(wfSpecJson(request!))).toMatchObject({
      name: 'checkout',
      entrypointThreadName: 'entrypoint',
      threadSpecs: {
        entrypoint: {
          interruptDefs: [
            { externalEventDefId: { name: 'order-cancelled' }, handlerSpecName: 'cancel-order' },
          ],
          nodes: {
            charge: {
              task: {
                taskDefId: { name: 'charge-card' },
                retries: 3,
                exponentialBackoff: { baseIntervalMs: 500, maxDelayMs: '30000', multiplier: 2 },
              },
              failureHandlers: [
                { handlerSpecName: 'ask-for-card', specificFailure: 'card-declined' },
                { handlerSpecName: 'give-up', anyFailureOfType: 'FAILURE_TYPE_ERROR' },
              ],
            },
          },
        },
        'ask-for-card': {
          nodes: {
            'wait-for-card': { externalEvent: { timeoutSeconds: { literalValue: { int: '259200' } } } },
          },
        },
      },
    });
  });

  it('has the same bytes whatever the order of its records', () => {
    const reversed = {
      ...checkout,
      threads: checkout.threads
        .toReversed()
        .map((thread) => ({ ...thread, nodes: thread.nodes.toReversed() })),
    };
    expect(wfSpecJson(compileWorkflow(reversed).request!)).toBe(wfSpecJson(request!));
  });

  it('compiles again only what changed', () => {
    const [first, ...others] = checkout.threads;
    const nodes = first!.nodes.map((node) => (node.name === 'ship' ? { ...node, retries: 9 } : node) as Node);
    const again = compileWorkflow({ ...checkout, threads: [{ ...first!, nodes }, ...others] }).request!;
    const [before, after] = [request!.threadSpecs.entrypoint!.nodes, again.threadSpecs.entrypoint!.nodes];
    expect(after.charge).toBe(before.charge);
    expect(after.ship).not.toBe(before.ship);
  });

  it('gives its definitions', () => {
    const { definitions } = parseDefinitions(read('definitions.yaml'), 'definitions.yaml');
    const { requests, problems: faults } = compileDefinitions(definitions!);
    expect(faults).toEqual([]);
    const charge = requests!.taskDefs.find(({ name }) => name === 'charge-card')!;
    expect(charge.inputVars.map(({ name, typeDef }) => [name, typeDef?.masked])).toEqual([
      ['order-id', false],
      ['amount', false],
      ['card-token', true],
    ]);
  });
});

describe('canonical JSON', () => {
  it('sorts keys by code unit, also those that look like numbers', () =>
    expect(canonicalJson({ b: 1, '10': 2, '9': [], a: { x: [1, 'y'] }, Z: {} })).toBe(
      '{\n  "10": 2,\n  "9": [],\n  "Z": {},\n  "a": {\n    "x": [\n      1,\n      "y"\n    ]\n  },\n  "b": 1\n}\n',
    ));
});

describe('a drawing that is not finished', () => {
  it.each([
    [{ kind: 'task', args: [] }, 'task', 'missing-value'],
    [{ kind: 'task', task: '', args: [] }, 'task', 'missing-value'],
    [{ kind: 'external-event', event: '' }, 'event', 'missing-value'],
    [{ kind: 'start-thread', thread: '', inputs: [] }, 'thread', 'missing-value'],
    [{ kind: 'start-multiple-threads', thread: 't', forEach: '', inputs: [] }, 'forEach', 'missing-value'],
    [{ kind: 'wait-for-threads' }, 'threads', 'missing-value'],
    [{ kind: 'sleep' }, 'seconds', 'missing-value'],
    [{ kind: 'user-task', userTask: '', actions: [] }, 'userTask', 'missing-value'],
    [{ kind: 'throw-event', event: '' }, 'event', 'missing-value'],
    [{ kind: 'wait-for-condition' }, 'condition', 'missing-value'],
    [{ kind: 'run-child-wf', inputs: [] }, 'workflow', 'missing-value'],
    [{ kind: 'nop', next: [{ to: 'gone' }] }, 'next/0/to', 'edge-to-missing-node'],
    [{ kind: 'task', task: 't', args: [], retries: 2.5 }, 'retries', 'number-out-of-range'],
    [{ kind: 'task', task: 't', args: [], timeoutSeconds: 2 ** 40 }, 'timeoutSeconds', 'number-out-of-range'],
  ])('%j: %s', (node, field, code) => {
    const { request, problems } = compileWorkflow(withNode(node));
    expect(request).toBeUndefined();
    expect(problems).toMatchObject([
      { code, severity: 'error', place: { thread: 'main', node: 'n', field } },
    ]);
  });

  it('has a place inside a broken expression', () => {
    const { problems } = compileWorkflow(withNode({ kind: 'task', task: 't', args: ['a', 'b + )'] }));
    expect(problems).toMatchObject([{ place: { node: 'n', field: 'args/1', offset: 4 } }]);
  });

  it('misses its entrypoint', () =>
    expect(compileWorkflow({ ...checkout, entrypoint: 'nowhere' }).problems).toMatchObject([
      { code: 'missing-entrypoint-thread', place: { field: 'entrypoint' } },
    ]));
});
