/** TASK nodes: claim, report, retries, backoff, time-outs, checkpoints (littlehorse.md §5.5, §5.6, §8). */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { PutCheckpointRequestSchema, type PutCheckpointResponse } from '#api/gen/service_pb.js';
import { aThread } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, aWfSpec } from '../kit/definitions.ts';
import { lit, out, set, v, val } from '../kit/expressions.ts';
import { task } from '../kit/nodes.ts';

const greet = aTaskDef('greet', { name: 'STR' }, 'STR');

const greeting = (options: Parameters<typeof task>[2] = {}) =>
  aWfSpec('greeting', {
    main: aThread()
      .declares('name', 'STR', { required: true })
      .declares('answer', 'STR')
      .then('greet', task('greet', [v('name')], options), { set: [set('answer', out('greet'))] }),
  });

const started = (options: Parameters<typeof task>[2] = {}): Bench => {
  const bench = new Bench(greeting(options), greet);
  bench.run('greeting', { name: 'Ada' });
  return bench;
};

describe('a TASK node', () => {
  it('hands its inputs to a worker and goes on with the output', () => {
    const bench = started();
    expect(bench.path()).toEqual(['start:COMPLETED', 'greet:RUNNING']);
    expect(bench.attempts('0-1')).toEqual(['TASK_SCHEDULED']);
    const scheduled = bench.claim('greet');
    expect(scheduled.variables.map(({ varName, value }) => [varName, value?.value.value])).toEqual([
      ['name', 'Ada'],
    ]);
    expect(bench.attempts('0-1')).toEqual(['TASK_RUNNING']);
    expect(bench.taskRun('0-1').attempts[0]?.taskWorkerId).toBe('worker-1');
    bench.report(scheduled, 'TASK_SUCCESS', { case: 'output', value: val('Hello Ada') });
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('answer')).toEqual({ case: 'str', value: 'Hello Ada' });
    expect(bench.path()).toEqual(['start:COMPLETED', 'greet:COMPLETED', 'end:COMPLETED']);
  });

  it('gives each attempt to one worker only', () => {
    const bench = started();
    const { taskRunId } = bench.claim('greet');
    if (taskRunId === undefined) throw new Error('no id');
    const again = { kind: 'claim-task', taskRunId, attempt: 0, workerId: 'worker-2' } as const;
    expect(bench.refusal(again)).toBe('FAILED_PRECONDITION');
    const other = { ...taskRunId, taskGuid: '9-9' };
    expect(bench.refusal({ ...again, taskRunId: other })).toBe('NOT_FOUND');
  });

  it('ignores reports that do not fit an attempt which a worker has', () => {
    const bench = started();
    const task = bench.claim('greet');
    bench.report({ ...task, attemptNumber: 1 }, 'TASK_SUCCESS', { case: 'output', value: val('no') });
    expect(bench.attempts('0-1')).toEqual(['TASK_RUNNING']);
    bench.report(task, 'TASK_SUCCESS', { case: 'output', value: val('yes') });
    bench.report(task, 'TASK_FAILED', { case: 'error', value: { message: 'late' } });
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('answer')?.value).toBe('yes');
  });

  it('takes a success without output as NULL', () => {
    const bench = started();
    bench.report(bench.claim('greet'), 'TASK_SUCCESS');
    expect(bench.status()).toBe('COMPLETED');
    expect(bench.variable('answer')?.case).toBeUndefined();
  });

  it('fails with VAR_MUTATION_ERROR when the output has not the type that the TaskDef returns', () => {
    const count = aTaskDef('count', {}, 'INT');
    const spec = aWfSpec('counting', { main: aThread().then('count', task('count')) });
    const bench = new Bench(spec, count);
    bench.run('counting');
    bench.succeed('count', 'seven');
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('count')).toEqual(['VAR_MUTATION_ERROR']);
    expect(bench.attempts('0-1')).toEqual(['TASK_OUTPUT_SERDE_ERROR']);
  });

  it('fails with VAR_SUB_ERROR when its inputs or its TaskDef cannot be had', () => {
    const spec = aWfSpec('broken', { main: aThread().then('call', task(lit('nobody-knows'))) });
    const bench = new Bench(spec, greet);
    bench.run('broken');
    expect(bench.failureNames('call')).toEqual(['VAR_SUB_ERROR']);
    expect(bench.status()).toBe('ERROR');
    expect(bench.thread(0).errorMessage).toContain('nobody-knows');
  });
});

describe('retries', () => {
  it('schedule the next attempt at once when there is no backoff', () => {
    const bench = started({ retries: 2 });
    bench.fail('greet');
    expect(bench.attempts('0-1')).toEqual(['TASK_FAILED', 'TASK_SCHEDULED']);
    bench.fail('greet');
    bench.fail('greet', 'third time');
    expect(bench.attempts('0-1')).toEqual(['TASK_FAILED', 'TASK_FAILED', 'TASK_FAILED']);
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('greet')).toEqual(['TASK_FAILURE']);
    expect(bench.nodeRun('greet').failures[0]?.message).toBe('Task execution failed');
  });

  it('wait exponentially longer, up to the maximum', () => {
    const bench = started({ retries: 4, backoff: { baseMs: 500, factor: 2, maxMs: 1_500 } });
    const waits: number[] = [];
    for (let retry = 1; retry <= 4; retry += 1) {
      bench.fail('greet');
      expect(bench.attempts('0-1').at(-1)).toBe('TASK_PENDING');
      waits.push((bench.deadlines.get('run') ?? 0) - bench.now);
      bench.wait(waits.at(-1) ?? 0);
      expect(bench.attempts('0-1').at(-1)).toBe('TASK_SCHEDULED');
    }
    expect(waits).toEqual([500, 1_000, 1_500, 1_500]);
    bench.succeed('greet', 'at last');
    expect(bench.status()).toBe('COMPLETED');
  });

  it('are not for business EXCEPTIONs', () => {
    const bench = started({ retries: 3 });
    bench.throwException('greet', 'nobody-there', 'knock');
    expect(bench.attempts('0-1')).toEqual(['TASK_EXCEPTION']);
    expect(bench.status()).toBe('EXCEPTION');
    const [failure] = bench.nodeRun('greet').failures;
    expect([failure?.failureName, failure?.message]).toEqual(['nobody-there', 'nobody-there happened']);
    expect(failure?.content?.value.value).toBe('knock');
  });
});

describe('the time-out', () => {
  it('runs from the moment a worker has the attempt, for each attempt anew', () => {
    const bench = started({ timeoutSeconds: 10, retries: 1 });
    bench.wait(60_000);
    expect(bench.attempts('0-1')).toEqual(['TASK_SCHEDULED']);
    const late = bench.claim('greet');
    bench.wait(9_999);
    expect(bench.attempts('0-1')).toEqual(['TASK_RUNNING']);
    bench.wait(1);
    expect(bench.attempts('0-1')).toEqual(['TASK_TIMEOUT', 'TASK_SCHEDULED']);
    bench.report(late, 'TASK_SUCCESS', { case: 'output', value: val('late') });
    expect(bench.attempts('0-1')).toEqual(['TASK_TIMEOUT', 'TASK_SCHEDULED']);
    bench.claim('greet');
    bench.wait(10_000);
    expect(bench.status()).toBe('ERROR');
    expect(bench.failureNames('greet')).toEqual(['TIMEOUT']);
    expect(bench.deadlines.size).toBe(0);
  });

  it('is 60 seconds when the node names none', () => {
    const bench = started();
    bench.claim('greet');
    expect((bench.deadlines.get('run') ?? 0) - bench.now).toBe(60_000);
  });
});

describe('checkpoints', () => {
  const put = (bench: Bench, attempt: number) =>
    bench.reply<PutCheckpointResponse>({
      kind: 'put-checkpoint',
      request: create(PutCheckpointRequestSchema, {
        taskRunId: bench.taskRun('0-1').id,
        taskAttempt: attempt,
        value: val('so far'),
      }),
    });

  it('are numbered across attempts and do not lengthen the time-out', () => {
    const bench = started({ timeoutSeconds: 10, retries: 1 });
    bench.claim('greet');
    bench.wait(8_000);
    expect(put(bench, 0).createdCheckpoint?.id?.checkpointNumber).toBe(0);
    bench.wait(1_999);
    expect(bench.attempts('0-1')).toEqual(['TASK_RUNNING']);
    bench.wait(1);
    const second = bench.claim('greet');
    expect(second.totalObservedCheckpoints).toBe(1);
    expect(put(bench, 0).flowControlContinueType).toBe(1);
    expect(put(bench, 1).createdCheckpoint?.id?.checkpointNumber).toBe(1);
    expect([...bench.state().checkpoints.keys()]).toEqual(['0-1/0', '0-1/1']);
  });
});
