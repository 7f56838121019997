/** StopWfRun, ResumeWfRun, RescueThreadRun, DeleteWfRun, retention (littlehorse.md §2.6, §5.7-§5.9). */
import { describe, expect, it } from 'vitest';
import { aThread, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set } from '../kit/expressions.ts';
import { nop, sleepSeconds, startThread, task, waitForEvent, waitForThreads } from '../kit/nodes.ts';

const work = aTaskDef('work', {}, 'STR');
const go = anEventDef('go');

const parentAndChild = aWfSpec('pair', {
  main: aThread()
    .then('spawn', startThread('child'))
    .then('wait', waitForThreads([out('spawn')])),
  child: aThread()
    .declares('got', 'STR')
    .then('work', task('work', [], { retries: 1 }), { set: [set('got', out('work'))] }),
});

describe('stop and resume', () => {
  it('hold a thread and all below it; events and sleeps take effect on resume', () => {
    const spec = aWfSpec('tree', {
      main: aThread()
        .then('spawn', startThread('child'))
        .then('nap', sleepSeconds(lit(10))),
      child: aThread().then('wait', waitForEvent('go')),
    });
    const bench = new Bench(spec, go);
    bench.run('tree');
    bench.stop();
    bench.stop();
    expect([bench.status(), bench.threadStatus(0), bench.threadStatus(1)]).toEqual([
      'HALTED',
      'HALTED',
      'HALTED',
    ]);
    expect(bench.haltReasons(0)).toEqual(['manualHalt']);
    bench.post('go');
    bench.wait(10_000);
    expect(bench.nodeRun('nap').nodeType.value).toMatchObject({ matured: true });
    expect(bench.path(1).at(-1)).toBe('wait:HALTED');
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
    bench.stop();
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
  });

  it('leave a child that was stopped itself', () => {
    const bench = new Bench(parentAndChild, work);
    bench.run('pair');
    bench.stop(1);
    bench.stop(0);
    bench.resume(0);
    expect([bench.threadStatus(0), bench.threadStatus(1)]).toEqual(['HALTING', 'HALTING']);
    expect(bench.haltReasons(0)).toEqual([]);
    expect(bench.haltReasons(1)).toEqual(['manualHalt', 'parentHalted']);
    bench.succeed('work', 'saved');
    expect([bench.threadStatus(0), bench.threadStatus(1)]).toEqual(['RUNNING', 'HALTED']);
    expect(bench.haltReasons(1)).toEqual(['manualHalt']);
    bench.resume(1);
    expect(bench.status()).toBe('COMPLETED');
  });

  it('show a late halt in the WfRun, and apply the report of a task on resume', () => {
    const spec = aWfSpec('one', {
      main: aThread()
        .declares('got', 'STR')
        .then('work', task('work'), { set: [set('got', out('work'))] }),
    });
    const bench = new Bench(spec, work);
    bench.run('one');
    const claimed = bench.claim('work');
    bench.stop();
    expect([bench.status(), bench.threadStatus(0)]).toEqual(['RUNNING', 'HALTING']);
    bench.report(claimed, 'TASK_SUCCESS', { case: 'output', value: lit('done').source.value as never });
    expect([bench.status(), bench.threadStatus(0)]).toEqual(['HALTED', 'HALTED']);
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('got')?.value).toBe('done');
  });

  it('wait for a task with all its retries: the thread is HALTING until then', () => {
    const bench = new Bench(parentAndChild, work);
    bench.run('pair');
    const claimed = bench.claim('work');
    bench.stop();
    bench.report(claimed, 'TASK_FAILED', { case: 'error', value: { message: 'broke' } });
    expect([bench.threadStatus(0), bench.threadStatus(1)]).toEqual(['HALTING', 'HALTING']);
    expect(bench.attempts('1-1')).toEqual(['TASK_FAILED', 'TASK_SCHEDULED']);
    bench.fail('work');
    expect([bench.threadStatus(0), bench.threadStatus(1)]).toEqual(['HALTED', 'HALTED']);
    expect(bench.status()).toBe('HALTED');
    bench.resume();
    expect([bench.status(), bench.threadStatus(1)]).toEqual(['ERROR', 'ERROR']);
  });

  it('let a backoff go on meanwhile', () => {
    const backoff = { baseMs: 1_000, factor: 1, maxMs: 1_000 };
    const spec = aWfSpec('one', { main: aThread().then('work', task('work', [], { retries: 1, backoff })) });
    const bench = new Bench(spec, work);
    bench.run('one');
    bench.fail('work');
    bench.stop();
    expect(bench.threadStatus(0)).toBe('HALTING');
    bench.wait(1_000);
    expect(bench.attempts('0-1')).toEqual(['TASK_FAILED', 'TASK_SCHEDULED']);
    bench.succeed('work', 'x');
    expect(bench.threadStatus(0)).toBe('HALTED');
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
  });

  it('take an event that came in the halt, but not after the time-out', () => {
    const spec = aWfSpec('late', { main: aThread().then('wait', waitForEvent('go', { timeout: 10 })) });
    const bench = new Bench(spec, go);
    bench.run('late');
    bench.stop();
    bench.post('go');
    bench.wait(10_000);
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
    bench.run('late', {}, 'other');
    bench.stop(0, 'other');
    bench.wait(10_000);
    bench.post('go', null, { id: 'other' });
    bench.resume(0, 'other');
    expect(bench.status('other')).toBe('ERROR');
  });
});

describe('rescue', () => {
  it('runs the failed node again, and the waits of its failed ancestors', () => {
    const bench = new Bench(parentAndChild, work);
    bench.run('pair');
    bench.fail('work');
    bench.fail('work');
    expect([bench.status(), bench.threadStatus(1)]).toEqual(['ERROR', 'ERROR']);
    expect(bench.rescue(1)).toBeUndefined();
    expect([bench.status(), bench.threadStatus(0), bench.threadStatus(1)]).toEqual([
      'RUNNING',
      'RUNNING',
      'RUNNING',
    ]);
    expect(bench.path(1)).toEqual(['start:COMPLETED', 'work:ERROR', 'work:RUNNING']);
    expect(bench.path(0)).toEqual(['start:COMPLETED', 'spawn:COMPLETED', 'wait:ERROR', 'wait:RUNNING']);
    bench.succeed('work', 'saved');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('got', 1)?.value).toBe('saved');
    expect(bench.thread(0).errorMessage).not.toBe('');
  });

  it('may skip the node, and comes only to the next one until something happens to the WfRun', () => {
    const spec = aWfSpec('one', { main: aThread().then('work', task('work')).then('after', nop()) });
    const bench = new Bench(spec, work);
    bench.run('one');
    bench.fail('work');
    expect(bench.rescue(0, true)).toBeUndefined();
    expect(bench.path()).toEqual(['start:COMPLETED', 'work:ERROR', 'after:RUNNING']);
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.path()).toEqual(['start:COMPLETED', 'work:ERROR', 'after:COMPLETED', 'end:COMPLETED']);
  });

  it('revives siblings that were halted with the parent', () => {
    const spec = aWfSpec('siblings', {
      main: aThread()
        .then('one', startThread('child'))
        .then('two', startThread('listener'))
        .then('wait', waitForThreads([out('one'), out('two')])),
      child: aThread().then('work', task('work')),
      listener: aThread().then('listen', waitForEvent('go')),
    });
    const bench = new Bench(spec, work, go);
    bench.run('siblings');
    bench.fail('work');
    expect(bench.threadStatus(2)).toBe('HALTED');
    bench.rescue(1);
    expect(bench.threadStatus(2)).toBe('HALTED');
    bench.succeed('work');
    expect(bench.threadStatus(2)).toBe('RUNNING');
    bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('is refused for a thread that is not in ERROR, or whose failure was dealt with', () => {
    const bench = new Bench(parentAndChild, work);
    bench.run('pair');
    expect(bench.rescue(0)).toBe('FAILED_PRECONDITION');
    expect(bench.rescue(9)).toBe('INVALID_ARGUMENT');
    const spec = aWfSpec('handled', {
      main: aThread()
        .then('spawn', startThread('child'))
        .then('wait', waitForThreads([out('spawn')]), { handlers: [onFailure('handler')] })
        .then('work', task('work')),
      child: aThread().then('work', task('work')),
      handler: aThread(),
    });
    const handled = new Bench(spec, work);
    handled.run('handled');
    handled.fail('work');
    expect(handled.rescue(1)).toBe('FAILED_PRECONDITION');
  });

  it('does not mind that a handler has failed', () => {
    const spec = aWfSpec('handled', {
      main: aThread().then('work', task('work'), { handlers: [onFailure('handler')] }),
      handler: aThread().then('work', task('work')),
    });
    const bench = new Bench(spec, work);
    bench.run('handled');
    bench.fail('work');
    bench.fail('work');
    expect(bench.rescue(0)).toBeUndefined();
    expect(bench.threadStatus(0)).toBe('RUNNING');
  });
});

describe('what goes away', () => {
  it('a deleted WfRun, whatever its status, with its offered tasks and timers', () => {
    const bench = new Bench(parentAndChild, work);
    bench.run('pair');
    expect(bench.offers).toHaveLength(1);
    bench.delete();
    expect(bench.world.wfRun('run')).toBeUndefined();
    expect(bench.offers).toHaveLength(0);
    bench.delete();
    bench.run('pair');
    bench.claim('work');
    bench.delete();
    expect(bench.deadlines.size).toBe(0);
  });

  it('a finished WfRun and finished ThreadRuns after their retention', () => {
    const spec = aWfSpec(
      'short',
      {
        main: aThread()
          .then('spawn', startThread('child'))
          .then('wait', waitForThreads([out('spawn')]))
          .then('nap', sleepSeconds(lit(60))),
        child: aThread().declares('x', 'INT', { default: 1 }).keptFor(10),
      },
      { keptForSeconds: 30 },
    );
    const bench = new Bench(spec);
    bench.run('short');
    bench.wait(10_000);
    expect(bench.state().wfRun.threadRuns.map(({ number }) => number)).toEqual([0]);
    expect([...bench.state().inactiveThreadRuns.keys()]).toEqual([1]);
    expect(bench.variable('x', 1)?.value).toBe(1n);
    expect(bench.thread(0).childThreadIds).toEqual([1]);
    bench.wait(50_000);
    expect(bench.status()).toBe('COMPLETED');
    bench.wait(30_000);
    expect(bench.world.wfRun('run')).toBeUndefined();
  });
});
