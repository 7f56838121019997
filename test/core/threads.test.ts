/** Child threads and WAIT_FOR_THREADS with its strategies and handlers (littlehorse.md §4.2, §5.4, §6.6, §6.7). */
import { describe, expect, it } from 'vitest';
import {
  WaitForThreadsRun_WaitingThreadStatus as Waiting,
  type WaitForThreadsRun,
} from '#api/gen/node_run_pb.js';
import { aThread, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set, v } from '../kit/expressions.ts';
import {
  exit,
  failWith,
  nop,
  startForEach,
  startThread,
  task,
  waitForEvent,
  waitForThreads,
} from '../kit/nodes.ts';

const step = aTaskDef('step', { n: 'INT' });
const note = aTaskDef('note');
const go = anEventDef('go');

/** Two children that each do the task `step`; the parent waits for both. */
const family = (
  strategy: Parameters<typeof waitForThreads>[1] = 'WAIT_FOR_ALL',
  options: { perThread?: string; handler?: string } = {},
) =>
  aWfSpec('family', {
    main: aThread()
      .then('one', startThread('child', { n: lit(1) }))
      .then('two', startThread('child', { n: lit(2) }))
      .then(
        'wait',
        waitForThreads(
          [out('one'), out('two')],
          strategy,
          options.perThread === undefined ? [] : [onFailure('handler', options.perThread)],
        ),
        { handlers: options.handler === undefined ? [] : [onFailure('handler', options.handler)] },
      ),
    child: aThread()
      .declares('n', 'INT', { required: true })
      .then('step', task('step', [v('n')])),
    handler: aThread().then('note', task('note')),
  });

const started = (...args: Parameters<typeof family>): Bench => {
  const bench = new Bench(family(...args), step, note);
  bench.run('family');
  return bench;
};

const waits = (bench: Bench): string[] =>
  (bench.nodeRun('wait').nodeType.value as WaitForThreadsRun).threads.map(
    ({ threadRunNumber, waitingStatus }) => `${threadRunNumber}:${Waiting[waitingStatus]}`,
  );

describe('child threads', () => {
  it('are numbered as they start, get their inputs converted and end before their parent does', () => {
    const bench = started();
    expect(bench.thread(0).childThreadIds).toEqual([1, 2]);
    expect(bench.variable('n', 2)?.value).toBe(2n);
    expect(bench.nodeRun('one').nodeType.value).toMatchObject({ childThreadId: 1, threadSpecName: 'child' });
    bench.succeed('step');
    expect(bench.status()).toBe('RUNNING');
    bench.succeed('step');
    expect(bench.status()).toBe('COMPLETED');
    expect(waits(bench)).toEqual([
      '1:THREAD_COMPLETED_OR_FAILURE_HANDLED',
      '2:THREAD_COMPLETED_OR_FAILURE_HANDLED',
    ]);
  });

  it('take turns with their parent, node by node: the order is that of a real 1.2.1', () => {
    const listening = () => aThread().then('listen', waitForEvent('go'));
    const deep = aWfSpec('deep', {
      main: aThread().then('a', startThread('child')).then('b', startThread('child')),
      child: aThread().then('c', startThread('grandchild')).then('listen', waitForEvent('go')),
      grandchild: listening(),
    });
    const wide = aWfSpec('wide', {
      main: aThread()
        .declares('x', 'INT', { default: 0 })
        .then('each', startForEach('child', lit([1, 2])), { set: [set('x', lit(9))] }),
      child: aThread()
        .declares('saw', 'INT')
        .then('look', nop(), { set: [set('saw', v('x'))] })
        .then('c', startThread('grandchild')),
      grandchild: listening(),
    });
    const bench = new Bench(deep, wide, go);
    const order = (id: string) =>
      bench.state(id).wfRun.threadRuns.map(({ threadSpecName }) => threadSpecName);
    bench.run('deep', {}, 'deep');
    expect(order('deep')).toEqual(['main', 'child', 'grandchild', 'child', 'grandchild']);
    bench.run('wide', {}, 'wide');
    expect(order('wide')).toEqual(['main', 'child', 'child', 'grandchild', 'grandchild']);
    expect([1, 2].map((each) => bench.variable('saw', each, 'wide')?.value)).toEqual([9n, 9n]);
  });

  it('write the variables of their ancestors', () => {
    const spec = aWfSpec('shared', {
      main: aThread().declares('sum', 'INT', { default: 1 }).then('spawn', startThread('child')),
      child: aThread().then('grow', startThread('grandchild')),
      grandchild: aThread().then('add', nop(), { set: [set('sum', lit(41), 'ADD')] }),
    });
    const bench = new Bench(spec);
    bench.run('shared');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('sum')?.value).toBe(42n);
  });

  it('make the parent EXIT wait, and fail with CHILD_FAILURE when nobody handled theirs', () => {
    const spec = aWfSpec('unwatched', {
      main: aThread().then('spawn', startThread('child')),
      child: aThread()
        .then('step', task('step', [lit(1)]))
        .then('end', failWith('oh-no')),
    });
    const bench = new Bench(spec, step);
    bench.run('unwatched');
    expect(bench.path().at(-1)).toBe('end:RUNNING');
    bench.succeed('step');
    expect(bench.threadStatus(1)).toBe('EXCEPTION');
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('end')).toEqual(['CHILD_FAILURE']);
  });

  it('that failed end an EXIT with a handler too: it has no Edge to leave by', () => {
    const spec = aWfSpec('handled', {
      main: aThread()
        .then('spawn', startThread('child'))
        .then('end', exit(), { handlers: [onFailure('handler')] }),
      child: aThread().then('end', failWith('oh-no')),
      handler: aThread(),
    });
    const bench = new Bench(spec);
    bench.run('handled');
    expect(bench.failureNames('end')).toEqual(['CHILD_FAILURE', 'VAR_SUB_ERROR']);
    expect(bench.nodeRun('end').failures[0]?.wasProperlyHandled).toBe(true);
    expect(bench.status()).toBe('ERROR');
  });

  it('are halted when the parent fails', () => {
    const spec = aWfSpec('fatal', {
      main: aThread()
        .then('spawn', startThread('child'))
        .then('step', task('step', [lit(1)]))
        .then('end', failWith('oh-no')),
      child: aThread().then('spawn', startThread('grandchild')),
      grandchild: aThread().then('wait', waitForEvent('go')),
    });
    const bench = new Bench(spec, go, step);
    bench.run('fatal');
    bench.succeed('step');
    expect([0, 1, 2].map((each) => bench.threadStatus(each))).toEqual(['EXCEPTION', 'HALTED', 'HALTED']);
    expect([bench.haltReasons(1), bench.haltReasons(2)]).toEqual([['parentHalted'], ['parentHalted']]);
  });

  it('are not started when an input has the wrong type', () => {
    const spec = aWfSpec('wrong', {
      main: aThread()
        .declares('text', 'JSON_OBJ', { default: { a: 1 } })
        .then('spawn', startThread('child', { n: v('text') })),
      child: aThread().declares('n', 'INT'),
    });
    const bench = new Bench(spec);
    bench.run('wrong');
    expect(bench.failureNames('spawn')).toEqual(['VAR_SUB_ERROR']);
    expect(bench.state().wfRun.greatestThreadrunNumber).toBe(0);
  });
});

describe('START_MULTIPLE_THREADS', () => {
  const forEach = (list: object) =>
    aWfSpec('each', {
      main: aThread()
        .declares('list', 'JSON_ARR', { default: list })
        .declares('numbers', 'JSON_ARR')
        .declares('sum', 'INT', { default: 0 })
        .then('spawn', startForEach('child', v('list')), { set: [set('numbers', out('spawn'))] })
        .then('wait', waitForThreads(v('numbers'))),
      child: aThread()
        .declares('INPUT', 'INT')
        .then('add', nop(), { set: [set('sum', v('INPUT'), 'ADD')] })
        .then('listen', waitForEvent('go')),
    });

  it('starts one child for each element', () => {
    const bench = new Bench(forEach([5, 6, 7]), go);
    bench.run('each');
    expect(bench.variable('numbers')?.value).toBe('[1,2,3]');
    expect(bench.variable('sum')?.value).toBe(18n);
    for (let time = 0; time < 3; time += 1) bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('goes on with an empty list, and fails when an element does not fit', () => {
    const none = new Bench(forEach([]), go);
    none.run('each');
    expect(none.status()).toBe('COMPLETED');
    const bad = new Bench(forEach([5, 'six']), go);
    bad.run('each');
    expect(bad.failureNames('spawn')).toEqual(['VAR_SUB_ERROR']);
    expect(bad.threadStatus(1)).toBe('HALTED');
  });
});

describe('WAIT_FOR_THREADS', () => {
  it('WAIT_FOR_ALL fails with the first child that fails: an EXCEPTION as it is, an ERROR as CHILD_FAILURE', () => {
    const thrown = started();
    thrown.throwException('step', 'out-of-stock', 'shoes');
    expect(thrown.status()).toBe('EXCEPTION');
    expect(thrown.nodeRun('wait').failures[0]).toMatchObject({ failureName: 'out-of-stock' });
    expect(thrown.nodeRun('wait').failures[0]?.content?.value.value).toBe('shoes');
    expect(waits(thrown)).toEqual(['1:THREAD_UNSUCCESSFUL', '2:THREAD_IN_PROGRESS']);
    expect(thrown.threadStatus(2)).toBe('HALTING');
    thrown.succeed('step');
    expect(thrown.threadStatus(2)).toBe('HALTED');
    const failed = started();
    failed.fail('step');
    expect(failed.failureNames('wait')).toEqual(['CHILD_FAILURE']);
    expect(failed.status()).toBe('ERROR');
  });

  it('lets a handler of its own deal with a failed child', () => {
    const bench = started('WAIT_FOR_ALL', { handler: 'CHILD_FAILURE' });
    bench.fail('step');
    // The handler starts when the other child, which is in a task, has halted.
    expect([bench.threadStatus(0), bench.haltReasons(0)]).toEqual(['HALTING', ['pendingFailure']]);
    expect(bench.state().wfRun.pendingFailures).toHaveLength(1);
    bench.succeed('step');
    expect([bench.threadStatus(0), bench.haltReasons(0)]).toEqual(['HALTED', ['handlingFailure']]);
    expect(bench.threadStatus(2)).toBe('HALTED');
    bench.succeed('note');
    expect(bench.thread(0).handledFailedChildren).toEqual([1]);
    // The waiting NodeRun has an ERROR of its own: the child's is not marked.
    expect(bench.nodeRun('step', 1).failures[0]?.wasProperlyHandled).toBe(false);
    expect(bench.nodeRun('wait').failures[0]?.wasProperlyHandled).toBe(true);
    expect(bench.threadStatus(2)).toBe('COMPLETED');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('lets a per-thread handler deal with one child while it waits for the others', () => {
    const bench = started('WAIT_FOR_ALL', { perThread: 'ERROR' });
    bench.fail('step');
    expect(waits(bench)).toEqual(['1:THREAD_HANDLING_FAILURE', '2:THREAD_IN_PROGRESS']);
    expect(bench.thread(3)).toMatchObject({ parentThreadId: 1, type: 3 });
    expect(bench.thread(3).failureBeingHandled).toBeUndefined();
    expect(bench.threadStatus(0)).toBe('RUNNING');
    bench.succeed('note');
    expect(waits(bench)[0]).toBe('1:THREAD_COMPLETED_OR_FAILURE_HANDLED');
    bench.succeed('step');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.nodeRun('step', 1).failures[0]?.wasProperlyHandled).toBe(false);
  });

  it('fails when a per-thread handler fails', () => {
    const bench = started('WAIT_FOR_ALL', { perThread: 'ERROR' });
    bench.fail('step');
    bench.fail('note');
    expect(waits(bench)[0]).toBe('1:THREAD_UNSUCCESSFUL');
    expect(bench.status()).toBe('ERROR');
  });

  it('lets the handler of one child run on when another child ends the wait', () => {
    const bench = started('WAIT_FOR_ALL', { perThread: 'ERROR' });
    bench.fail('step');
    bench.throwException('step', 'boom');
    expect(bench.status()).toBe('EXCEPTION');
    expect([bench.threadStatus(3), bench.haltReasons(3)]).toEqual(['RUNNING', []]);
  });

  it('WAIT_FOR_FIRST goes on with the first that ends, and halts the others', () => {
    const bench = started('WAIT_FOR_FIRST');
    const other = bench.claim('step');
    bench.succeed('step');
    // EXIT waits until the other, which is in a task, has halted.
    expect(bench.path().slice(-2)).toEqual(['wait:COMPLETED', 'end:RUNNING']);
    expect([bench.threadStatus(1), bench.haltReasons(1)]).toEqual(['HALTING', ['haltedByParent']]);
    expect(bench.thread(0).handledFailedChildren).toEqual([2]);
    expect(waits(bench)[0]).toBe('1:THREAD_IN_PROGRESS');
    bench.report(other, 'TASK_FAILED', { case: 'error', value: { message: 'too late' } });
    expect([bench.threadStatus(1), bench.status()]).toEqual(['HALTED', 'COMPLETED']);
    const failing = started('WAIT_FOR_FIRST', { handler: 'EXCEPTION' });
    failing.throwException('step', 'boom');
    expect(failing.haltReasons(2)).toContain('haltedByParent');
    failing.succeed('step');
    failing.succeed('note');
    expect(failing.status()).toBe('COMPLETED');
    expect(failing.threadStatus(2)).toBe('HALTED');
  });

  it('WAIT_FOR_ANY tolerates failures while one may still succeed', () => {
    const bench = started('WAIT_FOR_ANY');
    bench.fail('step');
    expect(bench.status()).toBe('RUNNING');
    bench.succeed('step');
    expect(bench.status()).toBe('COMPLETED');
    const none = started('WAIT_FOR_ANY');
    none.fail('step');
    none.throwException('step', 'boom');
    expect(none.failureNames('wait')).toEqual(['CHILD_FAILURE']);
  });

  it('fails when there is no such thread', () => {
    const spec = aWfSpec('missing', {
      main: aThread()
        .then('wait', waitForThreads([lit(7)]))
        .then('end', exit()),
    });
    const bench = new Bench(spec);
    bench.run('missing');
    expect(bench.failureNames('wait')).toEqual(['VAR_SUB_ERROR']);
  });

  it('takes as many children as a WfRun may have', () => {
    const spec = aWfSpec('many', {
      main: aThread()
        .declares('list', 'JSON_ARR', { required: true })
        .then('spawn', startForEach('child', v('list')))
        .then('wait', waitForThreads(out('spawn'))),
      child: aThread().declares('INPUT', 'INT').then('listen', waitForEvent('go')),
    });
    const bench = new Bench(spec, go);
    const numbers = (length: number) => ({ list: Array.from({ length }, (_, index) => index) });
    bench.run('many', numbers(64));
    for (let time = 0; time < 64; time += 1) bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
    // Eight were put away while the others ran.
    expect(bench.state().wfRun.threadRuns).toHaveLength(57);
    bench.run('many', numbers(65), 'more');
    expect(bench.status('more')).toBe('ERROR');
    expect(bench.nodeRun('spawn', 0, 'more').failures[0]?.failureName).toBe('INTERNAL_ERROR');
  });
});
