/** Interrupts: nested, concurrent, while halting (littlehorse.md §6.3). */
import { describe, expect, it } from 'vitest';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set, v } from '../kit/expressions.ts';
import { failWith, nop, sleepSeconds, startThread, task, waitForEvent } from '../kit/nodes.ts';

const events = ['stop', 'go', 'more'].map((name) => anEventDef(name));
const work = aTaskDef('work', {}, 'INT');

const onStop = () => aThread().declares('INPUT', 'STR').then('release', waitForEvent('go'));

describe('an interrupt', () => {
  it('halts a thread that can stop at once, runs its handler with the content, and lets it go on', () => {
    const spec = aWfSpec('order', {
      main: aThread()
        .declares('why', 'STR')
        .interruptedBy('stop', 'on-stop')
        .then('spawn', startThread('child'))
        .then('nap', sleepSeconds(lit(3600))),
      'on-stop': aThread()
        .declares('INPUT', 'STR')
        .then('note', nop(), { set: [set('why', v('INPUT'))] })
        .then('release', waitForEvent('go')),
      child: aThread().then('listen', waitForEvent('more')),
    });
    const bench = new Bench(spec, ...events);
    bench.run('order');
    const { reply } = bench.post('stop', 'changed my mind');
    expect(reply).toMatchObject({ message: { claimed: true } });
    expect(bench.haltReasons(0)).toEqual(['interrupted']);
    expect([0, 1, 2].map((each) => bench.threadStatus(each))).toEqual(['HALTED', 'HALTED', 'RUNNING']);
    expect(bench.status()).toBe('RUNNING');
    expect(bench.variable('why')?.value).toBe('changed my mind');
    expect(bench.thread(2).interruptTriggerId?.externalEventDefId?.name).toBe('stop');
    bench.post('go');
    expect([0, 1].map((each) => bench.threadStatus(each))).toEqual(['RUNNING', 'RUNNING']);
    expect(bench.nodeRun('nap').status).toBe(1);
    bench.post('more');
    bench.wait(3_600_000);
    expect(bench.status()).toBe('COMPLETED');
  });

  it('waits until a task is done: HALTING, and pending until then', () => {
    const spec = aWfSpec('busy', {
      main: aThread()
        .declares('n', 'INT')
        .interruptedBy('stop', 'on-stop')
        .then('work', task('work'), { set: [set('n', out('work'))] }),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, work, ...events);
    bench.run('busy');
    const claimed = bench.claim('work');
    bench.post('stop');
    expect([bench.threadStatus(0), bench.path()[1]]).toEqual(['HALTING', 'work:HALTING']);
    expect(bench.haltReasons(0)).toEqual(['pendingInterrupt']);
    expect(bench.state().wfRun.pendingInterrupts).toHaveLength(1);
    bench.report(claimed, 'TASK_SUCCESS', { case: 'output', value: lit(7).source.value as never });
    expect([bench.threadStatus(0), bench.path()[1]]).toEqual(['HALTED', 'work:HALTED']);
    expect(bench.state().wfRun.pendingInterrupts).toHaveLength(0);
    bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('n')?.value).toBe(7n);
  });

  it('runs beside other interrupts; the thread resumes when all are done', () => {
    const spec = aWfSpec('twice', {
      main: aThread().interruptedBy('stop', 'on-stop').then('wait', waitForEvent('more')),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, ...events);
    bench.run('twice');
    bench.post('stop', 'a');
    bench.post('stop', 'b');
    expect([1, 2].map((each) => bench.threadStatus(each))).toEqual(['RUNNING', 'RUNNING']);
    expect(bench.haltReasons(0)).toEqual(['interrupted', 'interrupted']);
    bench.post('more');
    bench.post('go');
    expect(bench.threadStatus(0)).toBe('HALTED');
    bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('may interrupt an interrupt handler', () => {
    const spec = aWfSpec('nested', {
      main: aThread().interruptedBy('stop', 'on-stop').then('wait', waitForEvent('go')),
      'on-stop': aThread()
        .interruptedBy('more', 'on-more')
        .then('nap', sleepSeconds(lit(10))),
      'on-more': aThread().then('nap', sleepSeconds(lit(60))),
    });
    const bench = new Bench(spec, ...events);
    bench.run('nested');
    bench.post('stop');
    bench.post('more');
    expect([0, 1, 2].map((each) => bench.threadStatus(each))).toEqual(['HALTED', 'HALTED', 'RUNNING']);
    bench.wait(60_000);
    expect([0, 1, 2].map((each) => bench.threadStatus(each))).toEqual(['RUNNING', 'COMPLETED', 'COMPLETED']);
  });

  it('whose handler fails ends the interrupted thread with that failure', () => {
    const spec = aWfSpec('cancelled', {
      main: aThread()
        .interruptedBy('stop', 'on-stop')
        .then('nap', sleepSeconds(lit(3600))),
      'on-stop': aThread().then('end', failWith('order-cancelled', 'by the customer')),
    });
    const bench = new Bench(spec, ...events);
    bench.run('cancelled');
    bench.post('stop');
    expect(bench.status()).toBe('EXCEPTION');
    expect(bench.failureNames('nap')).toEqual(['order-cancelled']);
    expect(bench.thread(0).errorMessage).toContain('by the customer');
    expect(bench.deadlines.size).toBe(0);
  });

  it('lets a sleep mature meanwhile: the deadline does not move', () => {
    const spec = aWfSpec('sleepy', {
      main: aThread()
        .interruptedBy('stop', 'on-stop')
        .then('nap', sleepSeconds(lit(10))),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, ...events);
    bench.run('sleepy');
    bench.post('stop');
    bench.wait(10_000);
    expect(bench.nodeRun('nap').nodeType.value).toMatchObject({ matured: true });
    expect(bench.status()).toBe('RUNNING');
    bench.post('go');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('that came before the WfRun never fires', () => {
    const spec = aWfSpec('early', {
      main: aThread().interruptedBy('stop', 'on-stop').then('wait', waitForEvent('more')),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, ...events);
    bench.post('stop');
    bench.run('early');
    expect(bench.threadStatus(0)).toBe('RUNNING');
    expect([...bench.state().externalEvents.values()].map(({ claimed }) => claimed)).toEqual([false]);
  });

  it('of a child thread interrupts that child alone', () => {
    const spec = aWfSpec('child-only', {
      main: aThread().then('spawn', startThread('child')).then('wait', waitForEvent('more')),
      child: aThread()
        .interruptedBy('stop', 'on-stop')
        .then('nap', sleepSeconds(lit(10))),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, ...events);
    bench.run('child-only');
    bench.post('stop');
    expect([bench.threadStatus(0), bench.threadStatus(1)]).toEqual(['RUNNING', 'HALTED']);
    expect(bench.thread(2).parentThreadId).toBe(1);
  });

  it('interrupts every thread that declares it, and waits for children in tasks', () => {
    const spec = aWfSpec('many', {
      main: aThread().then('a', startThread('kid')).then('b', startThread('kid')),
      kid: aThread()
        .interruptedBy('stop', 'on-stop')
        .then('spawn', startThread('busy'))
        .then('wait', waitForEvent('more')),
      busy: aThread().then('work', task('work')),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, work, ...events);
    bench.run('many');
    bench.post('stop');
    expect([1, 3].map((each) => bench.threadStatus(each))).toEqual(['HALTING', 'HALTING']);
    expect(bench.nodeRun('wait', 1).status).toBe(4);
    bench.succeed('work', 1);
    expect([1, 3].map((each) => bench.threadStatus(each))).toEqual(['HALTED', 'HALTING']);
    expect(bench.thread(5)).toMatchObject({ parentThreadId: 1, threadSpecName: 'on-stop' });
    bench.succeed('work', 1);
    for (let time = 0; time < 2; time += 1) bench.post('go');
    for (let time = 0; time < 2; time += 1) bench.post('more');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('of a stopped thread starts its handler at once', () => {
    const spec = aWfSpec('stopped', {
      main: aThread().interruptedBy('stop', 'on-stop').then('wait', waitForEvent('more')),
      'on-stop': onStop(),
    });
    const bench = new Bench(spec, ...events);
    bench.run('stopped');
    bench.stop();
    bench.post('stop');
    expect(bench.haltReasons(0)).toEqual(['manualHalt', 'interrupted']);
    expect([bench.threadStatus(1), bench.status()]).toEqual(['RUNNING', 'HALTED']);
    bench.resume();
    expect(bench.haltReasons(0)).toEqual(['interrupted']);
    expect(bench.status()).toBe('RUNNING');
    bench.post('go');
    bench.post('more');
    expect(bench.status()).toBe('COMPLETED');
  });
});
