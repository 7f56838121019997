// A push of a workflow with those that it needs: each verdict is about the server as the ones before leave it.
import { describe, expect, test } from 'vitest';
import { areSamePlans, isAnyRefused, isNothingToPut, planPushes } from '#model/push/plan-pushes.ts';
import { anOrder, pushed } from './an-order.ts';

const tasks = `
tasks:
  pay: {}
  check: {}
`;
const child = `
workflow: child
variables:
  person: { type: STR, required: true }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: check }
      check: { task: check, next: done }
      done: { exit: {} }
`;
const parent = `
workflow: parent
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: run }
      run: { run-child-wf: child, inputs: { person: '"Ada"' }, next: pay }
      pay: { task: pay, next: done }
      done: { exit: {} }
`;
const orders = () => [anOrder(child, tasks), anOrder(parent, tasks)];
const never = () => false;

describe('a server that has nothing', () => {
  test('both become 0.0, and each definition is put once', () => {
    const pushes = planPushes(orders(), new Map(), never);
    expect(pushes.map(({ isPut, plan }) => [isPut, plan.wfSpec])).toEqual([
      [true, { what: 'new', becomes: '0.0' }],
      [true, { what: 'new', becomes: '0.0' }],
    ]);
    expect(pushes.map(({ plan }) => plan.definitions.map(({ name }) => name))).toEqual([
      ['pay', 'check'],
      [],
    ]);
    expect(isAnyRefused(pushes)).toBe(false);
  });

  test('without the other one the parent would be refused', () => {
    expect(isAnyRefused(planPushes(orders().slice(1), new Map(), never))).toBe(true);
  });

  test('a parent that gives what the child does not take is refused, though the child is not there yet', () => {
    const wrong = anOrder(parent.replace('person:', 'persona:'), tasks);
    const pushes = planPushes([orders()[0]!, wrong], new Map(), never);
    expect(pushes.map(({ plan }) => plan.wfSpec.what)).toEqual(['new', 'refused']);
  });
});

describe('a server that has the child', () => {
  const there = () => pushed(orders()[0]!);
  const changed = () => anOrder(child.replace('task: check,', 'task: check, retries: 4,'), tasks);

  test('it is left alone', () => {
    const pushes = planPushes(orders(), there(), never);
    expect(pushes.map(({ isPut, plan }) => [isPut, plan.wfSpec.what])).toEqual([
      [false, 'identical'],
      [true, 'new'],
    ]);
    expect(isNothingToPut(pushes)).toBe(false);
  });

  test('in another form it is left alone too, until somebody wants it', () => {
    const both = [changed(), orders()[1]!];
    const left = planPushes(both, there(), never);
    expect(left[0]).toMatchObject({ isPut: false, plan: { wfSpec: { what: 'revision', becomes: '0.1' } } });
    const wanted = planPushes(both, there(), (name) => name === 'child');
    expect(wanted[0]).toMatchObject({ isPut: true, plan: { wfSpec: { what: 'revision', becomes: '0.1' } } });
    expect(areSamePlans(left, wanted)).toBe(false);
    expect(areSamePlans(left, planPushes(both, there(), never))).toBe(true);
  });
});
