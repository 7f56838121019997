/** RunWf: ids, inputs, what is refused; determinism; masking (littlehorse.md §1.7, §3.2, §4.3). */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { RunWfRequestSchema } from '#api/gen/service_pb.js';
import { maskedView } from '../../engine/core/views/masked-view.ts';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aWfSpec } from '../kit/definitions.ts';
import { out, type Plain, set, v, values } from '../kit/expressions.ts';
import { task, waitForEvent } from '../kit/nodes.ts';

const secret = aTaskDef('secret', { token: 'STR' }, 'STR', true);
const spec = aWfSpec('order', {
  main: aThread()
    .declares('id', 'STR', { required: true })
    .declares('count', 'INT', { default: 1 })
    .declares('ratio', 'DOUBLE')
    .declares('token', 'STR', { masked: true })
    .declares('copy', 'STR')
    .then('call', task('secret', [v('token')]), { set: [set('copy', out('call'))] })
    .then('wait', waitForEvent('go', { key: v('id') })),
});
const go = anEventDef('go', { correlated: {} });

const code = (bench: Bench, inputs: Record<string, Plain>, id?: string, name = 'order') =>
  bench.refusal({
    kind: 'run-wf',
    request: create(RunWfRequestSchema, { wfSpecName: name, id, variables: values(inputs) }),
  });

describe('RunWf', () => {
  it('refuses what is not there, or does not fit', () => {
    const bench = new Bench(spec, secret, go);
    expect(code(bench, { id: 'a' }, undefined, 'nothing')).toBe('NOT_FOUND');
    expect(code(bench, {})).toBe('INVALID_ARGUMENT');
    expect(code(bench, { id: 'a', unknown: 1 })).toBe('INVALID_ARGUMENT');
    expect(code(bench, { id: 'a', count: 'one' })).toBe('INVALID_ARGUMENT');
    expect(code(bench, { id: 'a', count: 1.5 })).toBe('INVALID_ARGUMENT');
    for (const id of ['', '-a', 'a_b', 'a b', 'a/b'])
      expect(code(bench, { id: 'a' }, id)).toBe('INVALID_ARGUMENT');
    expect(bench.entries).toEqual([]);
    expect(code(bench, { id: 'a' }, 'Order-7')).toBeUndefined();
    expect(code(bench, { id: 'b' }, 'Order-7')).toBe('ALREADY_EXISTS');
  });

  it('makes an id, stores values as they came, and takes the default for NULL', () => {
    const bench = new Bench(spec, secret, go);
    expect(code(bench, { id: null, count: null, ratio: 3 })).toBeUndefined();
    const [id = ''] = bench.world.wfRuns.keys();
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(bench.variable('id', 0, id)?.case).toBeUndefined();
    expect(bench.variable('count', 0, id)?.value).toBe(1n);
    expect(bench.variable('ratio', 0, id)).toEqual({ case: 'int', value: 3n });
  });

  it('decides the same from the same', () => {
    const runs = [1, 2].map(() => {
      const bench = new Bench(spec, secret, go);
      bench.run('order', { id: 'k', token: 't' });
      bench.succeed('secret', 'x');
      return bench.entries;
    });
    expect(runs[0]).toEqual(runs[1]);
  });
});

describe('masking', () => {
  it('hides masked variables, inputs and outputs from clients, not from workers', () => {
    const bench = new Bench(spec, secret, go);
    bench.run('order', { id: 'k', token: 'tok' });
    const scheduled = bench.succeed('secret', 'plain');
    expect(scheduled.variables[0]).toMatchObject({ masked: true, value: { value: { value: 'tok' } } });
    const state = bench.state();
    const token = state.variables.get('0/token');
    expect(token && maskedView(token)).toMatchObject({ masked: true, value: { value: { value: '*****' } } });
    expect(token?.value?.value.value).toBe('tok');
    const copy = state.variables.get('0/copy');
    expect(copy && maskedView(copy).value?.value.value).toBe('plain');
    const view = maskedView(bench.taskRun('0-1'));
    expect(view.inputVariables[0]?.value?.value.value).toBe('*****');
    expect(view.attempts[0]).toMatchObject({
      maskedValue: true,
      result: { value: { value: { value: '*****' } } },
    });
    expect(maskedView(bench.nodeRun('wait')).nodeType.value).toMatchObject({ correlationKey: 'k' });
  });
});
