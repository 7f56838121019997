import { create } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import { WfSpecSchema, type WfSpec } from '#api/gen/wf_spec_pb.js';
import { definitionsToPut, isNothingToPush, isRefused, isSamePlan, planPush } from '#model/push/plan-push.ts';
import { lookupsOf, wfSpecVersionCall } from '#model/push/there.ts';
import { anOrder, pushed } from './an-order.ts';

const tasks = `
tasks:
  charge:
    inputs: { amount: INT, card: { type: STR, masked: true } }
    returns: STR
`;
const workflow = `
workflow: shop
variables:
  amount: { type: INT, required: true }
  card: { type: STR, masked: true }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: charge }
      charge:
        task: charge
        args: [amount, card]
        retries: 2
        next: done
      done: { exit: {} }
`;
const shop = () => anOrder(workflow, tasks);
const changedShop = (from: string, to: string) => {
  expect(workflow).toContain(from);
  return anOrder(workflow.replace(from, to), tasks);
};

describe('on a server that has nothing', () => {
  test('everything is new and the WfSpec becomes 0.0', () => {
    const plan = planPush(shop(), new Map());
    expect(plan.definitions).toMatchObject([
      { kind: 'TaskDef', name: 'charge', what: 'new', differences: [] },
    ]);
    expect(plan.wfSpec).toEqual({ what: 'new', becomes: '0.0' });
    expect(definitionsToPut(plan).map(({ put }) => put.method.name)).toEqual(['PutTaskDef']);
    expect(isNothingToPush(plan)).toBe(false);
    expect(isRefused(plan)).toBe(false);
  });

  test('a child workflow that is not there is said beforehand', () => {
    const order = anOrder(`
workflow: parent
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: child }
      child: { run-child-wf: shop, next: done }
      done: { exit: {} }
`);
    expect(lookupsOf(order).map(({ key }) => key)).toEqual(['WfSpec parent latest', 'WfSpec shop latest']);
    const { wfSpec } = planPush(order, new Map());
    expect(wfSpec).toMatchObject({ what: 'refused' });
    expect(wfSpec.what === 'refused' && wfSpec.reasons.join(' ')).toContain('shop');
  });
});

describe('what is asked for', () => {
  test('each thing once, and the version that a put became', () => {
    expect(lookupsOf(shop()).map(({ key, method }) => [key, method.name])).toEqual([
      ['TaskDef charge', 'GetTaskDef'],
      ['WfSpec shop latest', 'GetLatestWfSpec'],
    ]);
    const put = create(WfSpecSchema, { id: { name: 'shop', majorVersion: 2, revision: 1 } });
    expect(wfSpecVersionCall(put)).toMatchObject({
      method: { name: 'GetWfSpec' },
      request: { name: 'shop', majorVersion: 2, revision: 1 },
    });
  });
});

describe('on a server that has it', () => {
  test('there is nothing to push, whatever the times of creation and the version', () => {
    const there = pushed(shop(), 3, 4);
    (there.get('TaskDef charge') as TaskDef).createdAt = timestampFromMs(1_000_000);
    const plan = planPush(shop(), there);
    expect(plan.wfSpec).toEqual({ what: 'identical', version: '3.4' });
    expect(isNothingToPush(plan)).toBe(true);
  });

  test('planning changes neither the order nor what is there', () => {
    const [order, there] = [shop(), pushed(shop())];
    planPush(order, there);
    expect(order).toEqual(shop());
    expect(there).toEqual(pushed(shop()));
  });

  test('a change inside is the next revision, with its reasons and all changes', () => {
    const plan = planPush(changedShop('retries: 2', 'retries: 5'), pushed(shop(), 1, 3));
    expect(plan.wfSpec).toEqual({
      what: 'revision',
      version: '1.3',
      becomes: '1.4',
      reasons: ['Thread entrypoint changed.'],
      changes: ['Node charge of entrypoint: retries was 2, becomes 5.'],
    });
  });

  test('a broken contract is the next major version, and says by what', () => {
    const order = changedShop('amount: { type: INT, required: true }', 'amount: { type: INT }');
    expect(planPush(order, pushed(shop(), 1, 3)).wfSpec).toEqual({
      what: 'major',
      version: '1.3',
      becomes: '2.0',
      reasons: ['Variable amount is not required any more.'],
      changes: ['Variable amount of entrypoint: required is off now.'],
    });
  });

  test('what the workflow itself forbids is refused with the reason first', () => {
    const none = changedShop('workflow: shop', 'workflow: shop\nallowed-updates: NO_UPDATES');
    expect(planPush(none, pushed(shop())).wfSpec, 'the same is always taken').toMatchObject({
      what: 'identical',
    });
    const major = anOrder(
      workflow
        .replace('workflow: shop', 'workflow: shop\nallowed-updates: MINOR_REVISION_UPDATES')
        .replace(', required: true', ''),
      tasks,
    );
    const plan = planPush(major, pushed(shop()));
    expect(plan.wfSpec).toMatchObject({
      what: 'refused',
      version: '0.0',
      reasons: [
        'The workflow allows new revisions only, and this needs a new major version.',
        'Variable amount is not required any more.',
      ],
    });
    expect(isRefused(plan)).toBe(true);
  });

  test('a frozen variable of another type is refused', () => {
    const retyped = anOrder(
      workflow.replace('amount: { type: INT', 'amount: { type: DOUBLE'),
      tasks.replace('INT', 'DOUBLE'),
    );
    const { wfSpec } = planPush(retyped, pushed(shop()));
    expect(wfSpec.what === 'refused' && wfSpec.reasons.join(' ')).toContain('amount');
  });
});

describe('definitions that differ', () => {
  test('a TaskDef is refused, with what differs', () => {
    const order = anOrder(
      workflow,
      `
tasks:
  charge:
    description: Charges once.
    inputs: { amount: INT, card: STR }
    returns: JSON_OBJ
`,
    );
    const [plan] = planPush(order, pushed(shop())).definitions;
    expect(plan).toMatchObject({ what: 'refused', how: 'it can not be changed' });
    expect(plan?.differences).toEqual([
      'Returns was STR, becomes JSON_OBJ.',
      'Description was nothing, becomes “Charges once.”.',
      'Input card: masked is off now.',
    ]);
  });

  test('a refused definition leaves the verdict of the WfSpec to the drawing', () => {
    const order = anOrder(
      workflow.replace('args: [amount, card]', 'args: [amount]'),
      'tasks:\n  charge:\n    inputs: { amount: INT }\n',
    );
    const plan = planPush(order, pushed(shop()));
    expect(plan.wfSpec).toMatchObject({ what: 'revision', becomes: '0.1' });
    expect(isRefused(plan)).toBe(true);
  });

  test('inputs that came, went and stand in another order are named', () => {
    const inputs = (text: string) =>
      planPush(anOrder(workflow, tasks.replace(/inputs: .*/, `inputs: ${text}`)), pushed(shop()))
        .definitions[0]?.differences;
    expect(inputs('{ card: { type: STR, masked: true }, amount: INT }')).toEqual([
      'Inputs stand in another order.',
    ]);
    expect(inputs('{ amount: INT, token: STR }')).toEqual(['Input card is gone.', 'Input token is new.']);
  });

  const forms = (fields: string) => `
user-tasks:
  approve:
    fields: ${fields}
`;
  const withForm = `
workflow: approval
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: ask }
      ask: { user-task: approve, user: '"bill"', next: done }
      done: { exit: {} }
`;
  test('a UserTaskDef becomes a new version, to which the WfSpec is pinned anew', () => {
    const before = anOrder(withForm, forms('[{ name: ok, type: BOOL }]'));
    const there = pushed(before);
    expect(isNothingToPush(planPush(before, there))).toBe(true);
    const plan = planPush(
      anOrder(withForm, forms('[{ name: ok, type: BOOL }, { name: why, type: STR }]')),
      there,
    );
    expect(plan.definitions).toMatchObject([
      { what: 'changed', how: 'a new version', differences: ['Field why is new.'] },
    ]);
    expect(plan.wfSpec).toMatchObject({ what: 'revision', becomes: '0.1' });
    (there.get('UserTaskDef approve') as UserTaskDef).version = 1;
    expect(planPush(before, there).wfSpec, 'somebody else pushed a version').toMatchObject({
      what: 'revision',
    });
  });

  test('an ExternalEventDef is overwritten', () => {
    const event = (type: string) =>
      anOrder(workflow, `${tasks}external-events:\n  paid: { content: ${type} }\n`);
    const plan = planPush(event('INT'), pushed(event('STR')));
    expect(plan.definitions[1]).toMatchObject({
      what: 'changed',
      how: 'overwritten',
      differences: ['Content was STR, becomes INT.'],
    });
  });

  const struct = (fields: string, updates = '') =>
    anOrder(workflow, `${tasks}structs:\n  customer:\n${updates}    fields: ${fields}\n`);
  test('a StructDef follows its rules of evolution', () => {
    const there = pushed(struct('{ name: STR }'));
    const compatible = '    allowed-updates: FULLY_COMPATIBLE_SCHEMA_UPDATES\n';
    const changed = '{ name: STR, age: { type: INT, default: 1 } }';
    const of = (order: ReturnType<typeof struct>) => planPush(order, there).definitions[0];
    expect(of(struct('{ name: STR }'))).toMatchObject({ kind: 'StructDef', what: 'unchanged' });
    expect(of(struct(changed))).toMatchObject({ what: 'refused' });
    expect(of(struct(changed, compatible))).toMatchObject({ what: 'changed', how: 'a new version' });
    expect(of(struct('{ name: STR, age: INT }', compatible))).toMatchObject({
      what: 'refused',
      how: 'the required field age cannot be added',
    });
  });

  test('types that name the latest StructDef are pinned as the server pins them', () => {
    const typed = () =>
      anOrder(
        `
workflow: greet
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`,
        'structs:\n  customer:\n    fields: { name: STR }\ntasks:\n  greet:\n    inputs: { who: Struct<customer> }\n',
      );
    const there = pushed(typed());
    (there.get('StructDef customer') as StructDef).id!.version = 4;
    const pinned = (there.get('TaskDef greet') as TaskDef).inputVars[0]!.typeDef!.definedType;
    if (pinned.case !== 'structDefId') throw new Error('not a StructDef');
    expect(pinned.value.version, 'stored by the first push').toBe(0);
    pinned.value.version = 4;
    expect(isNothingToPush(planPush(typed(), there))).toBe(true);
  });
});

test('plans are the same when they say the same', () => {
  const there = pushed(shop());
  const plan = () => planPush(changedShop('retries: 2', 'retries: 5'), there);
  const first = plan();
  expect(isSamePlan(first, plan())).toBe(true);
  (there.get('WfSpec shop latest') as WfSpec).id!.revision = 7;
  expect(isSamePlan(first, plan()), 'somebody else pushed meanwhile').toBe(false);
});
