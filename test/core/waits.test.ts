/** SLEEP, WAIT_FOR_CONDITION, THROW_EVENT (littlehorse.md §6.4, §6.5). */
import { describe, expect, it } from 'vitest';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { SleepNodeRun } from '#api/gen/node_run_pb.js';
import { aThread, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { anEventDef, aWfSpec } from '../kit/definitions.ts';
import { cmp, lit, set, v } from '../kit/expressions.ts';
import {
  nop,
  sleepSeconds,
  sleepUntil,
  startThread,
  throwEvent,
  waitForCondition,
  waitForEvent,
} from '../kit/nodes.ts';

describe('SLEEP', () => {
  it('waits for its seconds', () => {
    const bench = new Bench(aWfSpec('nap', { main: aThread().then('nap', sleepSeconds(lit(90))) }));
    bench.run('nap');
    const { maturationTime } = bench.nodeRun('nap').nodeType.value as SleepNodeRun;
    expect(maturationTime && timestampMs(maturationTime)).toBe(bench.now + 90_000);
    bench.wait(89_999);
    expect(bench.status()).toBe('RUNNING');
    bench.wait(1);
    expect(bench.status()).toBe('COMPLETED');
  });

  it('does not wait for the past, and fails with VAR_SUB_ERROR for what is no instant', () => {
    const thread = () =>
      aThread()
        .declares('until', 'INT')
        .then('nap', sleepUntil(v('until')), { handlers: [onFailure('other', 'TIMEOUT')] });
    const spec = aWfSpec('nap', { main: thread(), other: aThread() });
    const bench = new Bench(spec);
    bench.run('nap', { until: 5 }, 'past');
    bench.wait(0);
    expect(bench.status('past')).toBe('COMPLETED');
    bench.run('nap', {}, 'null');
    expect(bench.nodeRun('nap', 0, 'null').failures[0]?.failureName).toBe('VAR_SUB_ERROR');
  });
});

describe('WAIT_FOR_CONDITION', () => {
  it('goes on as soon as another thread makes it true', () => {
    const spec = aWfSpec('gate', {
      main: aThread()
        .declares('open', 'INT', { default: 0 })
        .then('spawn', startThread('opener'))
        .then('gate', waitForCondition(cmp(v('open'), 'GREATER_THAN', lit(1)))),
      opener: aThread()
        .then('first', waitForEvent('turn'), { set: [set('open', lit(1), 'ADD')] })
        .then('second', waitForEvent('turn'), { set: [set('open', lit(1), 'ADD')] }),
    });
    const bench = new Bench(spec, anEventDef('turn'));
    bench.run('gate');
    bench.post('turn');
    expect(bench.path().at(-1)).toBe('gate:RUNNING');
    bench.post('turn');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('that is true already does not wait', () => {
    const bench = new Bench(aWfSpec('open', { main: aThread().then('gate', waitForCondition(lit(true))) }));
    bench.run('open');
    expect(bench.status()).toBe('COMPLETED');
  });
});

describe('THROW_EVENT', () => {
  it('stores WorkflowEvents by number and tells the shell', () => {
    const spec = aWfSpec('news', {
      main: aThread()
        .then('one', throwEvent('shipped', lit('a')))
        .then('two', throwEvent('shipped', lit('b')))
        .then('three', throwEvent('other'))
        .then('rest', nop()),
    });
    const bench = new Bench(spec);
    const { effects } = bench.decide({
      kind: 'run-wf',
      request: { $typeName: 'littlehorse.RunWfRequest', wfSpecName: 'news', variables: {}, id: 'run' },
    });
    expect(effects.map(({ kind }) => kind)).toEqual(Array(3).fill('workflow-event-thrown'));
    expect([...bench.state().workflowEvents.keys()]).toEqual(['shipped/0', 'shipped/1', 'other/0']);
    expect(bench.nodeRun('two').nodeType.value).toMatchObject({ workflowEventId: { number: 1 } });
  });
});
