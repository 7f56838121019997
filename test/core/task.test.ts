/** TASK nodes: claim, report, retries, backoff, time-outs (littlehorse.md §5.5, §5.6, §8). */
import { describe, expect, it } from 'vitest';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, aWfSpec } from '../kit/definitions.ts';
import { out, set, v } from '../kit/expressions.ts';
import { task } from '../kit/nodes.ts';

const greet = aTaskDef('greet', { name: 'STR' }, 'STR');

const greeting = (options: Parameters<typeof task>[2] = {}) =>
  aWfSpec('greeting', {
    main: aThread()
      .declares('name', 'STR', { required: true })
      .declares('answer', 'STR')
      .then('greet', task('greet', [v('name')], options), { set: [set('answer', out('greet'))] }),
  });

describe('a TASK node', () => {
  it('hands its inputs to a worker and goes on with the output', () => {
    const bench = new Bench(greeting(), greet);
    bench.run('greeting', { name: 'Ada' });
    expect(bench.path()).toEqual(['start:COMPLETED', 'greet:RUNNING']);
    const scheduled = bench.succeed('greet', 'Hello Ada');
    expect(scheduled.variables.map(({ varName, value }) => [varName, value?.value.value])).toEqual([
      ['name', 'Ada'],
    ]);
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('answer')).toEqual({ case: 'str', value: 'Hello Ada' });
    expect(bench.path()).toEqual(['start:COMPLETED', 'greet:COMPLETED', 'end:COMPLETED']);
  });
});
