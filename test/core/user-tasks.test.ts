/** User tasks: ownership, results, cancellation, comments, triggered actions (littlehorse.md §7). */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { UTActionTrigger_UTHook as Hook } from '#api/gen/common_wfspec_pb.js';
import {
  AssignUserTaskRunRequestSchema,
  CancelUserTaskRunRequestSchema,
  CompleteUserTaskRunRequestSchema,
  DeleteUserTaskRunCommentRequestSchema,
  EditUserTaskRunCommentRequestSchema,
  PutUserTaskRunCommentRequestSchema,
  SaveUserTaskRunProgressRequestSchema,
  type UserTaskRun,
  UserTaskRunStatus,
} from '#api/gen/user_tasks_pb.js';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { anEventDef, aTaskDef, aUserTaskDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, type Plain, set, v, values } from '../kit/expressions.ts';
import { failWith, userTask } from '../kit/nodes.ts';

const review = aUserTaskDef('review', { ok: { type: 'BOOL', required: true }, note: { type: 'STR' } });
const remind = aTaskDef('remind', { who: 'STR' });

const reviewing = (options: Partial<Parameters<typeof userTask>[1]> = {}) =>
  aWfSpec('reviewing', {
    main: aThread()
      .declares('owner', 'STR', { default: 'ada' })
      .declares('answer', 'JSON_OBJ')
      .then('review', userTask('review', { user: v('owner'), group: lit('legal'), ...options }), {
        set: [set('answer', out('review'))],
      }),
  });

const started = (options: Partial<Parameters<typeof userTask>[1]> = {}): Bench => {
  const bench = new Bench(reviewing(options), review, remind);
  bench.run('reviewing');
  return bench;
};

const run = (bench: Bench): UserTaskRun => {
  const found = bench.state().userTaskRuns.get('0-1');
  if (found === undefined) throw new Error('no UserTaskRun');
  return found;
};
const id = (bench: Bench) => ({ userTaskRunId: run(bench).id });
const status = (bench: Bench) => UserTaskRunStatus[run(bench).status];
const events = (bench: Bench) => run(bench).events.map(({ event }) => event.case);

const assign = (bench: Bench, userId?: string, userGroup?: string, overrideClaim = false) => {
  const request = create(AssignUserTaskRunRequestSchema, { ...id(bench), userId, userGroup, overrideClaim });
  return bench.refusal({ kind: 'assign-user-task-run', request });
};
const complete = (bench: Bench, results: Record<string, Plain>, userId = 'ada') => {
  const request = create(CompleteUserTaskRunRequestSchema, {
    ...id(bench),
    userId,
    results: values(results),
  });
  return bench.refusal({ kind: 'complete-user-task-run', request });
};
const save = (bench: Bench, results: Record<string, Plain>, userId = 'ada', policy = 0) => {
  const request = create(SaveUserTaskRunProgressRequestSchema, {
    ...id(bench),
    userId,
    policy,
    results: values(results),
  });
  return bench.refusal({ kind: 'save-user-task-run-progress', request });
};
const cancel = (bench: Bench) => {
  const request = create(CancelUserTaskRunRequestSchema, id(bench));
  return bench.refusal({ kind: 'cancel-user-task-run', request });
};

describe('a USER_TASK node', () => {
  it('is assigned, and its results are the output', () => {
    const bench = started({ notes: lit('please') });
    expect(run(bench)).toMatchObject({ userId: 'ada', userGroup: 'legal', notes: 'please', epoch: 1 });
    expect(status(bench)).toBe('ASSIGNED');
    expect(complete(bench, { ok: true, note: 'fine' })).toBeUndefined();
    expect([status(bench), bench.status()]).toEqual(['DONE', 'COMPLETED']);
    expect(bench.variable('answer')?.value).toBe('{"note":"fine","ok":true}');
    expect(events(bench)).toEqual(['assigned', 'completed']);
    expect(complete(bench, { ok: false })).toBeUndefined();
    expect(run(bench).results['ok']?.value.value).toBe(true);
  });

  it('belongs to nobody when there is only a group, and fails when there is neither', () => {
    const grouped = started({ user: lit(null) });
    expect(status(grouped)).toBe('UNASSIGNED');
    const nobody = started({ user: lit(null), group: undefined });
    expect(nobody.failureNames('review')).toEqual(['VAR_ERROR']);
  });

  it('checks the results: declared, exactly typed, required', () => {
    const bench = started();
    expect(complete(bench, { note: 'x' })).toBe('INVALID_ARGUMENT');
    expect(complete(bench, { ok: 'yes' })).toBe('INVALID_ARGUMENT');
    expect(complete(bench, { ok: true, more: 1 })).toBe('INVALID_ARGUMENT');
    expect(save(bench, { ok: true })).toBeUndefined();
    expect(complete(bench, { note: 'merged' }, 'bob')).toBe('INVALID_ARGUMENT');
    expect(complete(bench, { ok: null, note: 'merged' }, 'bob')).toBe('INVALID_ARGUMENT');
    expect(save(bench, { note: 'merged' })).toBeUndefined();
    expect(complete(bench, { ok: true }, 'bob')).toBeUndefined();
    expect(bench.variable('answer')?.value).toBe('{"note":"merged","ok":true}');
    expect(run(bench).userId).toBe('bob');
    expect(events(bench)).toEqual(['assigned', 'saved', 'saved', 'assigned', 'completed']);
  });

  it('saves only for its owner, unless the claim is ignored', () => {
    const bench = started();
    expect(save(bench, { note: 'x' }, 'bob')).toBe('FAILED_PRECONDITION');
    expect(save(bench, { note: 'x' }, 'bob', 1)).toBeUndefined();
    expect(run(bench).userId).toBe('ada');
  });

  it('is given to somebody else by override; the side that is not given is cleared', () => {
    const bench = started();
    expect(assign(bench, 'bob')).toBe('FAILED_PRECONDITION');
    expect(assign(bench)).toBe('INVALID_ARGUMENT');
    expect(assign(bench, 'bob', undefined, true)).toBeUndefined();
    expect(run(bench)).toMatchObject({ userId: 'bob', epoch: 2 });
    expect(run(bench).userGroup).toBeUndefined();
    complete(bench, { ok: true });
    expect(assign(bench, 'eve', undefined, true)).toBe('FAILED_PRECONDITION');
  });

  it('fails when it is cancelled, by the name that the node gives', () => {
    const plain = started();
    expect(cancel(plain)).toBeUndefined();
    expect(plain.failureNames('review')).toEqual(['USER_TASK_CANCELLED']);
    expect([plain.status(), status(plain)]).toEqual(['ERROR', 'CANCELLED']);
    const named = started({ onCancel: lit('not-reviewed') });
    cancel(named);
    expect([named.status(), named.failureNames('review')]).toEqual(['EXCEPTION', ['not-reviewed']]);
    const done = started();
    complete(done, { ok: true });
    expect(cancel(done)).toBeUndefined();
    expect(status(done)).toBe('DONE');
  });

  it('is cancelled when its thread fails', () => {
    const spec = aWfSpec('reviewing', {
      main: aThread()
        .interruptedBy('stop', 'on-stop')
        .then('review', userTask('review', { user: lit('ada') })),
      'on-stop': aThread().then('end', failWith('stopped')),
    });
    const bench = new Bench(spec, review, anEventDef('stop'));
    bench.run('reviewing');
    bench.post('stop');
    expect([bench.status(), status(bench)]).toEqual(['EXCEPTION', 'CANCELLED']);
  });

  it('done while its thread is halted goes on when the thread is resumed', () => {
    const bench = started();
    bench.stop();
    complete(bench, { ok: true });
    expect(bench.path().at(-1)).toBe('review:HALTED');
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
  });

  it('has comments, which are edited and deleted', () => {
    const bench = started();
    const put = (comment: string, userId = 'ada') => {
      const request = create(PutUserTaskRunCommentRequestSchema, { ...id(bench), userId, comment });
      return bench.refusal({ kind: 'put-user-task-run-comment', request });
    };
    const edit = (userCommentId: number) => {
      const request = create(EditUserTaskRunCommentRequestSchema, {
        ...id(bench),
        userCommentId,
        userId: 'bob',
        comment: 'better',
      });
      return bench.refusal({ kind: 'edit-user-task-run-comment', request });
    };
    const remove = (userCommentId: number) => {
      const request = create(DeleteUserTaskRunCommentRequestSchema, {
        ...id(bench),
        userCommentId,
        userId: 'bob',
      });
      return bench.refusal({ kind: 'delete-user-task-run-comment', request });
    };
    expect([put('one'), put('two'), put(''), put('x', '')]).toEqual([
      undefined,
      undefined,
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
    ]);
    expect([edit(2), edit(0), edit(3)]).toEqual([undefined, 'FAILED_PRECONDITION', 'NOT_FOUND']);
    expect([remove(1), remove(1), edit(1)]).toEqual([
      undefined,
      'FAILED_PRECONDITION',
      'FAILED_PRECONDITION',
    ]);
    expect(events(bench)).toEqual([
      'assigned',
      'commentAdded',
      'commentAdded',
      'commentEdited',
      'commentDeleted',
    ]);
    expect(run(bench).events.at(2)?.event.value).toMatchObject({ userCommentId: 2, comment: 'two' });
  });
});

describe('actions', () => {
  it('remind, once more after each change of owner', () => {
    const bench = started({
      actions: [
        {
          hook: Hook.ON_TASK_ASSIGNED,
          delaySeconds: lit(60),
          action: {
            case: 'task',
            value: {
              task: {
                taskToExecute: { case: 'taskDefId', value: { name: 'remind' } },
                variables: [v('owner')],
              },
            },
          },
        },
      ],
    });
    bench.wait(30_000);
    assign(bench, 'bob', undefined, true);
    bench.wait(29_999);
    expect(bench.offers).toHaveLength(0);
    bench.wait(1);
    expect(bench.offers.map(({ taskGuid }) => taskGuid)).toEqual(['ut-0-1-2']);
    bench.wait(30_000);
    expect(bench.offers.map(({ taskGuid }) => taskGuid)).toEqual(['ut-0-1-2', 'ut-0-1-3']);
    expect(events(bench)).toEqual(['assigned', 'assigned', 'taskExecuted', 'taskExecuted']);
    const task = bench.claim('remind');
    expect(task.source?.taskRunSource).toMatchObject({
      case: 'userTaskTrigger',
      value: { userTaskEventNumber: 2, userId: 'bob' },
    });
    bench.report(task, 'TASK_FAILED', { case: 'error', value: { message: 'no mail' } });
    expect(bench.status()).toBe('RUNNING');
  });

  it('reassign to a group, then cancel', () => {
    const bench = started({
      actions: [
        {
          hook: Hook.ON_ARRIVAL,
          delaySeconds: lit(10),
          action: { case: 'reassign', value: { userGroup: lit('managers') } },
        },
        { hook: Hook.ON_ARRIVAL, delaySeconds: lit(20), action: { case: 'cancel', value: {} } },
      ],
    });
    bench.wait(10_000);
    expect(status(bench)).toBe('UNASSIGNED');
    expect(run(bench).userGroup).toBe('managers');
    bench.wait(10_000);
    expect([status(bench), bench.status()]).toEqual(['CANCELLED', 'ERROR']);
    expect(bench.deadlines.size).toBe(0);
  });

  it('do nothing once the user task is done', () => {
    const bench = started({
      actions: [{ hook: Hook.ON_ARRIVAL, delaySeconds: lit(10), action: { case: 'cancel', value: {} } }],
    });
    complete(bench, { ok: true });
    bench.wait(10_000);
    expect([status(bench), bench.status()]).toEqual(['DONE', 'COMPLETED']);
  });
});
