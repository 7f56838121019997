/** Failure handlers: matching, running, failing themselves (littlehorse.md §5.2, §5.3). */
import { describe, expect, it } from 'vitest';
import { aThread, edge, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, set, v } from '../kit/expressions.ts';
import { exit, failWith, nop, startThread, task, waitForEvent } from '../kit/nodes.ts';
import type { FailureHandlerDef } from '#api/gen/wf_spec_pb.js';

const charge = aTaskDef('charge');

const charging = (handlers: FailureHandlerDef[]) =>
  aWfSpec('charging', {
    main: aThread()
      .declares('paid', 'BOOL', { default: false })
      .declares('reason', 'STR')
      .then('charge', task('charge'), { handlers, set: [set('paid', lit(true))] }),
    handler: aThread()
      .declares('INPUT', 'STR')
      .then('note', nop(), { set: [set('reason', v('INPUT'))] }),
    broken: aThread().then('give-up', failWith('gave-up', 'no way', lit('why'))),
  });

describe('a failure handler', () => {
  it('runs as a child of the failed thread and lets it leave the node without its mutations', () => {
    const bench = new Bench(charging([onFailure('handler', 'card-declined')]), charge);
    bench.run('charging');
    bench.throwException('charge', 'card-declined', 'empty');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.path()).toEqual(['start:COMPLETED', 'charge:EXCEPTION', 'end:COMPLETED']);
    expect(bench.path(1)).toEqual(['start:COMPLETED', 'note:COMPLETED', 'end:COMPLETED']);
    expect(bench.variable('paid')?.value).toBe(false);
    expect(bench.variable('reason')?.value).toBe('empty');
    const [failure] = bench.nodeRun('charge').failures;
    expect(failure?.wasProperlyHandled).toBe(true);
    expect(failure?.failureHandlerThreadrunId).toBe(1);
    expect(bench.nodeRun('charge').failureHandlerIds).toEqual([1]);
    const handler = bench.thread(1);
    expect(handler.failureBeingHandled).toMatchObject({
      threadRunNumber: 0,
      nodeRunPosition: 1,
      failureNumber: 0,
    });
    expect(bench.thread(0).childThreadIds).toEqual([1, 1]);
    expect(bench.thread(0).haltReasons).toEqual([]);
  });

  it('holds the thread HALTED and the WfRun RUNNING while it runs', () => {
    const spec = aWfSpec('waiting', {
      main: aThread().then('charge', task('charge'), { handlers: [onFailure('ask')] }),
      ask: aThread().then('wait', waitForEvent('card')),
    });
    const bench = new Bench(spec, charge, anEventDef('card'));
    bench.run('waiting');
    bench.fail('charge');
    expect([bench.status(), bench.threadStatus(0), bench.threadStatus(1)]).toEqual([
      'RUNNING',
      'HALTED',
      'RUNNING',
    ]);
    expect(bench.haltReasons(0)).toEqual(['handlingFailure']);
    bench.post('card');
    expect(bench.status()).toBe('COMPLETED');
  });

  it.each([
    ['TASK_FAILURE', 'COMPLETED'],
    ['TASK_ERROR', 'COMPLETED'],
    ['ERROR', 'COMPLETED'],
    [undefined, 'COMPLETED'],
    ['TIMEOUT', 'ERROR'],
    ['EXCEPTION', 'ERROR'],
    ['VAR_ERROR', 'ERROR'],
  ])('that catches %s leaves a WfRun whose task failed %s', (what, status) => {
    const bench = new Bench(charging([onFailure('handler', what)]), charge);
    bench.run('charging');
    bench.fail('charge');
    expect(bench.status()).toBe(status);
  });

  it('is the first in the list that matches', () => {
    const handlers = [onFailure('broken', 'EXCEPTION'), onFailure('handler')];
    const bench = new Bench(charging(handlers), charge);
    bench.run('charging');
    bench.fail('charge');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('that fails makes its failure that of the thread', () => {
    const bench = new Bench(charging([onFailure('broken')]), charge);
    bench.run('charging');
    bench.fail('charge');
    expect(bench.status()).toBe('EXCEPTION');
    expect(bench.thread(0).errorMessage).toBe('no way');
    expect(bench.failureNames('charge')).toEqual(['TASK_FAILURE']);
    expect(bench.nodeRun('charge').failures[0]?.wasProperlyHandled).toBe(false);
    expect(bench.haltReasons(0)).toEqual(['handlingFailure']);
  });

  it('that names a missing thread handles nothing', () => {
    const bench = new Bench(charging([onFailure('nowhere')]), charge);
    bench.run('charging');
    bench.fail('charge');
    expect(bench.status()).toBe('ERROR');
  });

  it('halts the other children of its parent until it is done', () => {
    const spec = aWfSpec('family', {
      main: aThread()
        .then('spawn', startThread('child'))
        .then('charge', task('charge'), { handlers: [onFailure('ask')] }),
      child: aThread().then('listen', waitForEvent('tick')),
      ask: aThread().then('wait', waitForEvent('card')),
    });
    const bench = new Bench(spec, charge, anEventDef('card'), anEventDef('tick'));
    bench.run('family');
    bench.fail('charge');
    expect(bench.threadStatus(1)).toBe('HALTED');
    bench.post('tick');
    expect(bench.path(1).at(-1)).toBe('listen:HALTED');
    bench.post('card');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.path(1).at(-1)).toBe('end:COMPLETED');
  });

  it('may be followed by the same node again: a card is declined twice, then charged', () => {
    const spec = aWfSpec('checkout', {
      main: aThread()
        .declares('charged', 'BOOL', { default: false })
        .then('charge', task('charge'), {
          handlers: [onFailure('ask', 'card-declined')],
          set: [set('charged', lit(true))],
        })
        .then('paid', nop(), { next: [edge('end', { when: v('charged') }), edge('charge')] })
        .then('end', exit()),
      ask: aThread().then('wait', waitForEvent('card', { timeout: 60 })),
    });
    const bench = new Bench(spec, charge, anEventDef('card'));
    bench.run('checkout');
    for (let time = 0; time < 2; time += 1) {
      bench.throwException('charge', 'card-declined');
      bench.post('card');
    }
    bench.succeed('charge');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.path().filter((each) => each === 'charge:EXCEPTION')).toHaveLength(2);
    bench.wait(60_000);
    expect(bench.status()).toBe('COMPLETED');
  });
});
