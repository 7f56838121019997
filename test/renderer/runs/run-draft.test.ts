import { describe, expect, test } from 'vitest';
import { calledTasks } from '../../../renderer/runs/called-tasks.ts';
import { completedDraft, draftOfScenario, emptyDraft, readDraft } from '../../../renderer/runs/run-draft.ts';
import { aScenario, theCheckout } from './checkout.ts';

const drawing = theCheckout();
const tasks = calledTasks(drawing);
const variables = drawing.workflow.threads[0]!.variables;
const scenario = aScenario('card-declined');
const draft = draftOfScenario(scenario, variables, tasks);

test('the tasks of a workflow, with what they return and which EXCEPTIONs somebody handles', () => {
  expect(tasks.map((task) => task.taskDef)).toEqual([
    'reserve-stock',
    'send-email',
    'charge-card',
    'release-stock',
    'ship-order',
  ]);
  expect(tasks.find((task) => task.taskDef === 'charge-card')).toEqual({
    taskDef: 'charge-card',
    returns: 'STR',
    exceptions: ['card-declined'],
    nodes: ['entrypoint/charge'],
  });
  expect(tasks.find((task) => task.taskDef === 'send-email')?.returns).toBeUndefined();
});

describe('a scenario fills the form', () => {
  test('inputs as they would be typed', () => {
    expect(draft.scenario).toBe('card declined, then a new card');
    expect(draft.inputs['order-id']).toBe('o-2');
    expect(JSON.parse(draft.inputs.cart ?? '')).toEqual({
      items: [{ sku: 'mug', quantity: 2 }],
      total: 29.9,
    });
  });

  test('mocks in their order; tasks that it does not mention succeed', () => {
    expect(draft.mocks['charge-card']).toEqual([
      { kind: 'exception', name: 'card-declined', message: 'The bank says no' },
      { kind: 'output', value: 'receipt-2' },
    ]);
    expect(draft.mocks['release-stock']).toEqual([{ kind: 'output', value: '' }]);
  });

  test('and means this for the engine', () => {
    const read = readDraft(draft, variables, tasks);
    expect(read.isGood).toBe(true);
    expect(read.inputs).toEqual({
      'order-id': { str: 'o-2' },
      cart: { jsonObj: '{"items":[{"sku":"mug","quantity":2}],"total":29.9}' },
      email: { str: 'kim@example.com' },
      'card-token': { str: 'tok-declined' },
    });
    expect(read.plans.find((plan) => plan.taskDef === 'charge-card')?.outcomes).toEqual([
      { kind: 'exception', name: 'card-declined', message: 'The bank says no' },
      { kind: 'output', value: { str: 'receipt-2' } },
    ]);
    expect(read.plans.find((plan) => plan.taskDef === 'send-email')?.outcomes).toEqual([
      { kind: 'output', value: {} },
    ]);
  });
});

test('tasks of real workers get no plan', () => {
  const mocked = tasks.filter((task) => task.taskDef !== 'charge-card');
  expect(readDraft(draft, variables, mocked).plans.map((plan) => plan.taskDef)).not.toContain('charge-card');
});

test('what is missing or wrong is said at its field', () => {
  const wrong = {
    ...draft,
    inputs: { ...draft.inputs, email: '', cart: '[1]' },
    mocks: { ...draft.mocks, 'charge-card': [{ kind: 'exception', name: ' ', message: '' } as const] },
  };
  const read = readDraft(wrong, variables, tasks);
  expect(read.isGood).toBe(false);
  expect(Object.keys(read.errors.inputs)).toEqual(['cart', 'email']);
  expect(Object.keys(read.errors.mocks)).toEqual(['charge-card/0']);
});

test('a first run of a new drawing needs no mocks to be typed', () => {
  const empty = emptyDraft(tasks);
  expect(readDraft(empty, [], tasks).isGood).toBe(true);
  expect(empty.mocks['reserve-stock']).toEqual([{ kind: 'output', value: '{}' }]);
});

test('a draft of before learns of new tasks and keeps what was typed', () => {
  const before = { inputs: { email: 'a@b' }, mocks: { 'ship-order': draft.mocks['ship-order']! } };
  const now = completedDraft(before, tasks);
  expect(now.inputs).toEqual({ email: 'a@b' });
  expect(now.mocks['ship-order']).toEqual([{ kind: 'output', value: 'track-2' }]);
  expect(now.mocks['charge-card']).toEqual([{ kind: 'output', value: 'ok' }]);
});
