/** ExternalEvents: before, during and after the wait; time-outs; correlation (littlehorse.md §6.1, §6.2). */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import { DeleteCorrelatedEventRequestSchema, PutCorrelatedEventRequestSchema } from '#api/gen/service_pb.js';
import { aThread } from '../kit/a-thread.ts';
import { Bench, type BenchCommand } from '../kit/bench.ts';
import { anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set, v, val } from '../kit/expressions.ts';
import { sleepSeconds, startThread, waitForEvent } from '../kit/nodes.ts';

const paid = anEventDef('paid', { type: 'STR' });
const waiting = aWfSpec('waiting', {
  main: aThread()
    .declares('by', 'STR')
    .then('wait', waitForEvent('paid', { timeout: 60 }), { set: [set('by', out('wait'))] }),
});

const codeOf = ({ reply }: ReturnType<Bench['post']>) =>
  'refusal' in reply ? reply.refusal.code : undefined;
const eventOf = ({ reply }: ReturnType<Bench['post']>): ExternalEvent => {
  if ('refusal' in reply) throw new Error(reply.refusal.message);
  return reply.message as ExternalEvent;
};

describe('an EXTERNAL_EVENT node', () => {
  it('goes on with the event that comes, which says who claimed it', () => {
    const bench = new Bench(waiting, paid);
    bench.run('waiting');
    const event = eventOf(bench.post('paid', 'card'));
    expect(event).toMatchObject({ claimed: true, threadRunNumber: 0, nodeRunPosition: 1 });
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('by')?.value).toBe('card');
    expect(bench.deadlines.size).toBe(0);
  });

  it('takes the oldest event that came before it, even before the WfRun', () => {
    const bench = new Bench(waiting, paid);
    bench.post('paid', 'first');
    bench.post('paid', 'second');
    bench.run('waiting');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('by')?.value).toBe('first');
    expect([...bench.state().externalEvents.values()].map(({ claimed }) => claimed)).toEqual([true, false]);
    expect(bench.world.kept.size).toBe(0);
  });

  it('fails with TIMEOUT when none comes in time', () => {
    const bench = new Bench(waiting, paid);
    bench.run('waiting');
    bench.wait(59_999);
    expect(bench.status()).toBe('RUNNING');
    bench.wait(1);
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('wait')).toEqual(['TIMEOUT']);
    expect(bench.nodeRun('wait').nodeType.value).toMatchObject({ timedOut: true });
    expect(eventOf(bench.post('paid', 'late')).claimed).toBe(false);
  });

  it('leaves events that name another thread or position alone', () => {
    const bench = new Bench(waiting, paid);
    bench.run('waiting');
    bench.post('paid', 'a', { thread: 3 });
    bench.post('paid', 'b', { thread: 0, position: 7 });
    bench.post('paid', 'c', { position: 2 });
    expect(bench.status()).toBe('RUNNING');
    bench.post('paid', 'd', { position: 1 });
    expect(bench.variable('by')?.value).toBe('d');
  });

  it('gives each event to one waiting thread, that with the lowest number', () => {
    const spec = aWfSpec('two', {
      main: aThread()
        .then('a', startThread('child'))
        .then('b', startThread('child'))
        .then('later', waitForEvent('paid')),
      child: aThread().then('wait', waitForEvent('paid')),
    });
    const bench = new Bench(spec, paid);
    bench.run('two');
    bench.post('paid', 'w');
    expect(bench.threadStatus(1)).toBe('RUNNING');
    bench.post('paid', 'x');
    expect([bench.threadStatus(1), bench.threadStatus(2)]).toEqual(['COMPLETED', 'RUNNING']);
    bench.post('paid', 'y');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('refuses what is not an event of the definition', () => {
    const bench = new Bench(waiting, paid);
    bench.run('waiting');
    expect(codeOf(bench.post('unknown'))).toBe('INVALID_ARGUMENT');
    const { reply } = bench.post('paid', { not: 'text' });
    expect(reply).toMatchObject({ refusal: { code: 'INVALID_ARGUMENT' } });
    expect('refusal' in reply && reply.refusal.message).toMatch(
      /ExternalEventDef paid.*JSON_OBJ is not compatible with expected type STR/,
    );
    expect(codeOf(bench.post('paid', 5, { guid: 'g' }))).toBeUndefined();
    expect(codeOf(bench.post('paid', 'again', { guid: 'g' }))).toBe('ALREADY_EXISTS');
    expect(codeOf(bench.post('paid', 'x', { id: 'later', guid: 'g' }))).toBeUndefined();
    expect(codeOf(bench.post('paid', 'x', { id: 'later', guid: 'g' }))).toBe('ALREADY_EXISTS');
  });

  it('forgets an unclaimed event when its retention is over', () => {
    const spec = aWfSpec('slow', {
      main: aThread()
        .then('nap', sleepSeconds(lit(100)))
        .then('wait', waitForEvent('e')),
    });
    const bench = new Bench(spec, anEventDef('e', { keptForSeconds: 10 }));
    bench.run('slow');
    bench.post('e');
    bench.wait(10_000);
    expect(bench.state().externalEvents.size).toBe(0);
    bench.wait(90_000);
    expect(bench.path().at(-1)).toBe('wait:RUNNING');
    bench.post('e');
    expect(bench.status()).toBe('COMPLETED');
    bench.post('e', null, { id: 'later' });
    bench.wait(10_000);
    bench.run('slow', {}, 'later');
    expect(bench.state('later').externalEvents.size).toBe(0);
  });
});

describe('a correlated event', () => {
  const spec = aWfSpec('keyed', {
    main: aThread()
      .declares('key', 'STR')
      .declares('got', 'STR')
      .then('wait', waitForEvent('paid', { key: v('key') }), { set: [set('got', out('wait'))] }),
  });
  const put = (key: string, content = 'x'): BenchCommand => ({
    kind: 'put-correlated-event',
    request: create(PutCorrelatedEventRequestSchema, {
      key,
      externalEventDefId: { name: 'paid' },
      content: val(content),
    }),
  });
  const correlated = (options = {}) => anEventDef('paid', { type: 'STR', correlated: options });

  it('completes every wait for its key, before and after it', () => {
    const bench = new Bench(spec, correlated());
    bench.run('keyed', { key: 'k1' }, 'one');
    bench.run('keyed', { key: 'k2' }, 'other');
    bench.reply(put('k1', 'hello'));
    bench.run('keyed', { key: 'k1' }, 'two');
    expect(['one', 'two', 'other'].map((id) => bench.status(id))).toEqual([
      'COMPLETED',
      'COMPLETED',
      'RUNNING',
    ]);
    expect(bench.variable('got', 0, 'two')?.value).toBe('hello');
    expect(bench.world.correlatedEvent('paid', 'k1')?.externalEvents).toHaveLength(2);
    expect(bench.refusal(put('k1'))).toBe('ALREADY_EXISTS');
    expect(bench.world.waitingForKey('paid', 'k1')).toEqual([]);
  });

  it('goes to the first wait alone when its definition says so', () => {
    const bench = new Bench(spec, correlated({ deleteAfterFirst: true }));
    bench.run('keyed', { key: 'k' }, 'one');
    bench.run('keyed', { key: 'k' }, 'two');
    bench.reply(put('k'));
    expect([bench.status('one'), bench.status('two')]).toEqual(['COMPLETED', 'RUNNING']);
    expect(bench.world.correlatedEvent('paid', 'k')).toBeUndefined();
    bench.reply(put('k'));
    expect(bench.status('two')).toBe('COMPLETED');
  });

  it('is dead after its time to live, or when it is deleted', () => {
    const bench = new Bench(spec, correlated({ ttlSeconds: 5 }));
    bench.reply(put('k'));
    bench.wait(5_000);
    bench.run('keyed', { key: 'k' }, 'one');
    expect(bench.status('one')).toBe('RUNNING');
    bench.reply(put('k'));
    expect(bench.status('one')).toBe('COMPLETED');
    const request = create(DeleteCorrelatedEventRequestSchema, {
      id: { key: 'k', externalEventDefId: { name: 'paid' } },
    });
    bench.reply({ kind: 'delete-correlated-event', request });
    bench.reply({ kind: 'delete-correlated-event', request });
    bench.run('keyed', { key: 'k' }, 'two');
    expect(bench.status('two')).toBe('RUNNING');
  });

  it('may be replaced by an event put on the WfRun itself; without a key the node fails', () => {
    const bench = new Bench(spec, correlated());
    bench.run('keyed', { key: 'k' }, 'one');
    bench.post('paid', 'direct', { id: 'one' });
    expect(bench.variable('got', 0, 'one')?.value).toBe('direct');
    bench.run('keyed', {}, 'two');
    expect(bench.nodeRun('wait', 0, 'two').failures[0]?.failureName).toBe('VAR_ERROR');
  });

  it('needs a definition that takes correlated events', () => {
    const bench = new Bench(spec, anEventDef('paid'));
    expect(bench.refusal(put('k'))).toBe('INVALID_ARGUMENT');
  });
});
