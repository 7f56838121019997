/** Edges: conditions, mutations, loops (littlehorse.md §3.4). */
import { describe, expect, it } from 'vitest';
import { aThread, edge, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, aWfSpec } from '../kit/definitions.ts';
import { cmp, lit, op, out, set, v } from '../kit/expressions.ts';
import { exit, nop, task } from '../kit/nodes.ts';

describe('edges', () => {
  it('are tried in order, and the first that passes is taken', () => {
    const spec = aWfSpec('branch', {
      main: aThread()
        .declares('total', 'INT', { required: true })
        .declares('took', 'STR')
        .then('choose', nop(), {
          next: [
            edge('end', {
              when: cmp(v('total'), 'GREATER_THAN', lit(100)),
              set: [set('took', lit('large'))],
            }),
            edge('end', {
              when: cmp(v('total'), 'GREATER_THAN', lit(10)),
              set: [set('took', lit('medium'))],
            }),
            edge('end', { set: [set('took', lit('small'))] }),
          ],
        })
        .then('end', exit()),
    });
    for (const [total, took] of [
      [500, 'large'],
      [50, 'medium'],
      [5, 'small'],
    ] as const) {
      const bench = new Bench(spec);
      bench.run('branch', { total });
      expect(bench.variable('took')?.value).toBe(took);
      expect(bench.nodeRun('choose').nodeType.case).toBe('entrypoint');
    }
  });

  it('fail the node with VAR_SUB_ERROR when none passes', () => {
    const next = [edge('end', { when: lit(false) })];
    const spec = aWfSpec('stuck', { main: aThread().then('choose', nop(), { next }).then('end', exit()) });
    const bench = new Bench(spec);
    bench.run('stuck');
    expect(bench.failureNames('choose')).toEqual(['VAR_SUB_ERROR']);
    expect(bench.status()).toBe('ERROR');
  });

  it('mutate all or nothing, each mutation seeing those before it', () => {
    const thread = (second: Parameters<typeof set>[1]) =>
      aThread()
        .declares('i', 'INT', { default: 0 })
        .declares('j', 'INT', { default: 0 })
        .then('work', nop(), { set: [set('i', lit(1)), set('j', second)] });
    const good = new Bench(aWfSpec('good', { main: thread(op(v('i'), 'ADD', lit(1))) }));
    good.run('good');
    expect([good.variable('i')?.value, good.variable('j')?.value]).toEqual([1n, 2n]);
    const bad = new Bench(aWfSpec('bad', { main: thread(out('end')) }));
    bad.run('bad');
    expect(bad.failureNames('work')).toEqual(['VAR_SUB_ERROR']);
    expect([bad.variable('i')?.value, bad.variable('j')?.value]).toEqual([0n, 0n]);
  });

  it('fail the source node, whose handlers apply; its mutations are then skipped', () => {
    const spec = aWfSpec('handled', {
      main: aThread()
        .declares('i', 'INT', { default: 0 })
        .declares('ready', 'BOOL', { default: false })
        .then('work', task('work'), {
          handlers: [onFailure('repair', 'VAR_ERROR')],
          next: [edge('end', { when: v('ready'), set: [set('i', lit(7))] })],
        })
        .then('end', exit()),
      repair: aThread().then('fix', nop(), { set: [set('ready', lit(true))] }),
    });
    const bench = new Bench(spec, aTaskDef('work'));
    bench.run('handled');
    bench.succeed('work');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.path()).toEqual(['start:COMPLETED', 'work:ERROR', 'end:COMPLETED']);
    expect(bench.variable('i')?.value).toBe(0n);
    expect(bench.nodeRun('work').failures[0]?.wasProperlyHandled).toBe(true);
  });
});

describe('loops', () => {
  const loop = (times: number) =>
    aWfSpec('loop', {
      main: aThread()
        .declares('i', 'INT', { default: 0 })
        .then('count', nop(), {
          next: [
            edge('count', {
              when: cmp(v('i'), 'LESS_THAN', lit(times)),
              set: [set('i', lit(1), 'ADD')],
            }),
            edge('end'),
          ],
        })
        .then('end', exit()),
    });

  it('make a NodeRun for each visit, ten thousand in one command', () => {
    const bench = new Bench(loop(10_000));
    bench.checksReplay = false;
    bench.run('loop');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('i')?.value).toBe(10_000n);
    expect(bench.state().nodeRuns.size).toBe(10_003);
  });

  it('that never wait end with INTERNAL_ERROR, whatever handlers say', () => {
    const spec = aWfSpec('endless', {
      main: aThread().then('spin', nop(), { next: [edge('spin')], handlers: [onFailure('again')] }),
      again: aThread().then('spin', nop(), { next: [edge('spin')] }),
    });
    const bench = new Bench(spec);
    bench.checksReplay = false;
    bench.run('endless');
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('spin')).toEqual(['INTERNAL_ERROR']);
    expect(bench.thread(0).errorMessage).toContain('loops without ever waiting');
  });
});
