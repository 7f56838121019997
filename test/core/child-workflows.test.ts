/** RUN_CHILD_WF, WAIT_FOR_CHILD_WF, inherited variables (littlehorse.md §2.4, §3.2, §6.8). */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { RunWfRequestSchema } from '#api/gen/service_pb.js';
import { aThread, onFailure } from '../kit/a-thread.ts';
import { Bench, wfRunId } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set, v } from '../kit/expressions.ts';
import { exit, failWith, nop, runChild, task, waitForChild, waitForEvent } from '../kit/nodes.ts';

const work = aTaskDef('work', { n: 'INT' }, 'INT');
const child = aWfSpec('child', {
  main: aThread()
    .declares('n', 'INT', { required: true })
    .then('work', task('work', [v('n')]))
    .then('end', exit(out('work'))),
});
const parent = aWfSpec('parent', {
  main: aThread()
    .declares('result', 'INT')
    .then('run', runChild('child', { n: lit(20) }))
    .then('wait', waitForChild(out('run')), { set: [set('result', out('wait'))] }),
});

const childOf = (bench: Bench): string => {
  const found = [...bench.world.wfRuns.keys()].find((id) => id.startsWith('run_'));
  if (found === undefined) throw new Error('no child');
  return found;
};

describe('a child WfRun', () => {
  it('runs with its inputs, and its output is that of the wait', () => {
    const bench = new Bench(parent, child, work);
    bench.run('parent');
    const id = childOf(bench);
    expect(id).toMatch(/^run_[0-9a-f]{32}$/);
    expect(bench.variable('n', 0, id)?.value).toBe(20n);
    expect(bench.state(id).wfRun.parentTrigger?.triggeringNodeRun?.position).toBe(1);
    expect(bench.state(id).wfRun.parentTrigger?.waitingNodeRun?.position).toBe(2);
    bench.succeed('work', 40);
    expect([bench.status(id), bench.status()]).toEqual(['COMPLETED', 'COMPLETED']);
    expect(bench.variable('result')?.value).toBe(40n);
  });

  it('that fails with ERROR is CHILD_FAILURE; an EXCEPTION keeps its name', () => {
    const failed = new Bench(parent, child, work);
    failed.run('parent');
    failed.fail('work');
    expect(failed.failureNames('wait')).toEqual(['CHILD_FAILURE']);
    const thrown = new Bench(parent, child, work);
    thrown.run('parent');
    thrown.throwException('work', 'no-luck', 'today');
    expect(thrown.status()).toBe('EXCEPTION');
    expect(thrown.nodeRun('wait').failures[0]).toMatchObject({ failureName: 'no-luck' });
    expect(thrown.nodeRun('wait').failures[0]?.content?.value.value).toBe('today');
  });

  it('is not stopped with its parent, which is HALTING until the child ends', () => {
    const bench = new Bench(parent, child, work);
    bench.run('parent');
    bench.stop();
    expect(bench.threadStatus(0)).toBe('HALTING');
    bench.resume();
    expect([bench.threadStatus(0), bench.haltReasons(0)]).toEqual(['HALTING', []]);
    bench.stop();
    bench.succeed('work', 1);
    expect(bench.threadStatus(0)).toBe('HALTED');
    bench.resume();
    expect(bench.status()).toBe('COMPLETED');
  });

  it('survives its parent; when it is deleted, the wait fails', () => {
    const bench = new Bench(parent, child, work);
    bench.run('parent');
    bench.delete();
    expect(bench.status(childOf(bench))).toBe('RUNNING');
    bench.succeed('work', 1);
    expect(bench.status(childOf(bench))).toBe('COMPLETED');
    const other = new Bench(parent, child, work);
    other.run('parent');
    other.delete(childOf(other));
    expect(other.failureNames('wait')).toEqual(['CHILD_FAILURE']);
  });

  it('that cannot be started fails the node with CHILD_FAILURE, which may be handled', () => {
    const spec = aWfSpec('odd', {
      main: aThread()
        .declares('name', 'STR', { required: true })
        .then('run', runChild(v('name')), { handlers: [onFailure('handler', 'CHILD_FAILURE')] }),
      handler: aThread(),
    });
    const bench = new Bench(spec, child, work);
    bench.run('odd', { name: 'nobody' }, 'one');
    expect(bench.status('one')).toBe('COMPLETED');
    expect(bench.nodeRun('run', 0, 'one').failures[0]?.message).toBe("Couldn't find WfSpec nobody");
  });

  it('cannot start itself for ever', () => {
    const spec = aWfSpec('ouroboros', {
      main: aThread()
        .then('again', runChild('ouroboros'))
        .then('wait', waitForChild(out('again'))),
    });
    const bench = new Bench(spec);
    bench.run('ouroboros');
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('wait')).toEqual(['CHILD_FAILURE']);
    expect(bench.world.wfRuns.size).toBe(51);
  });
});

describe('inherited variables', () => {
  const shop = aWfSpec('shop', {
    main: aThread()
      .declares('stock', 'INT', { default: 10, access: 'PUBLIC_VAR' })
      .then('wait', waitForEvent('close')),
  });
  const sale = aWfSpec(
    'sale',
    {
      main: aThread()
        .declares('stock', 'INT', { access: 'INHERITED_VAR' })
        .then('sell', nop(), { set: [set('stock', lit(3), 'SUBTRACT')] }),
    },
    { parent: 'shop' },
  );
  const close = anEventDef('close');
  const start = (bench: Bench, parentId?: string, inputs = {}) =>
    bench.refusal({
      kind: 'run-wf',
      request: create(RunWfRequestSchema, {
        wfSpecName: 'sale',
        id: 'one',
        parentWfRunId: parentId === undefined ? undefined : wfRunId(parentId),
        variables: inputs,
      }),
    });

  it('are those of the parent WfRun, read and written', () => {
    const bench = new Bench(shop, sale, close);
    bench.run('shop');
    expect(start(bench, 'run')).toBeUndefined();
    expect(bench.status('run_one')).toBe('COMPLETED');
    expect(bench.variable('stock')?.value).toBe(7n);
    expect(bench.variable('stock', 0, 'run_one')).toBeUndefined();
  });

  it('want a parent of the right WfSpec and cannot be given', () => {
    const other = aWfSpec('other', { main: aThread().then('end', failWith('x')) });
    const bench = new Bench(shop, sale, close, other);
    bench.run('shop');
    bench.run('other', {}, 'stranger');
    expect(start(bench)).toBe('INVALID_ARGUMENT');
    expect(start(bench, 'nobody')).toBe('FAILED_PRECONDITION');
    expect(start(bench, 'stranger')).toBe('INVALID_ARGUMENT');
    expect(start(bench, 'run', { stock: lit(1).source.value })).toBe('INVALID_ARGUMENT');
    expect(start(bench, 'run')).toBeUndefined();
    expect(start(bench, 'run')).toBe('ALREADY_EXISTS');
  });
});
