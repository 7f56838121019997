/** Which attempt gets which mocked outcome, and what is reported for it. */
import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { ScheduledTaskSchema } from '#api/gen/service_pb.js';
import type { MockOutcome } from '#bridge/contract.ts';
import { MockOutcomes, reportOf } from '../../electron/host/mock-outcomes.ts';

const declined: MockOutcome = { kind: 'exception', name: 'card-declined', message: 'no money' };
const charged: MockOutcome = { kind: 'output', value: { bool: true } };
const broken: MockOutcome = { kind: 'error', message: 'no network' };

const task = (run: string, guid: string, attemptNumber = 0) =>
  create(ScheduledTaskSchema, { taskRunId: { wfRunId: { id: run }, taskGuid: guid }, attemptNumber });

test('the n-th attempt in a WfRun gets the n-th outcome, then the last; retries count; WfRuns are apart', () => {
  const mock = new MockOutcomes({ taskDef: 'charge-card', outcomes: [broken, declined, charged] });
  const kinds = [task('a', '0-2'), task('a', '0-2', 1), task('a', '0-7'), task('a', '0-9')].map(
    (at) => mock.next(at).kind,
  );
  expect(kinds).toEqual(['error', 'exception', 'output', 'output']);
  expect(mock.next(task('b', '0-2')).kind).toBe('error');
});

test('an attempt that is offered again gets the same outcome again', () => {
  const mock = new MockOutcomes({ taskDef: 't', outcomes: [declined, charged] });
  expect(mock.next(task('a', '0-2'))).toBe(mock.next(task('a', '0-2')));
  expect(mock.next(task('a', '0-3'))).toBe(charged);
});

test('a child WfRun of the same id counts for itself', () => {
  const mock = new MockOutcomes({ taskDef: 't', outcomes: [declined, charged] });
  mock.next(task('a', '0-2'));
  const child = create(ScheduledTaskSchema, {
    taskRunId: { wfRunId: { id: 'a', parentWfRunId: { id: 'p' } }, taskGuid: '0-2' },
  });
  expect(mock.next(child)).toBe(declined);
});

test('reports are those of the official workers', () => {
  expect(reportOf(charged, 't')).toMatchObject({
    status: TaskStatus.TASK_SUCCESS,
    result: { case: 'output', value: { value: { case: 'bool', value: true } } },
  });
  expect(reportOf(declined, 't')).toMatchObject({
    status: TaskStatus.TASK_EXCEPTION,
    result: { case: 'exception', value: { name: 'card-declined', message: 'no money', content: {} } },
  });
  expect(reportOf(broken, 't')).toMatchObject({
    status: TaskStatus.TASK_FAILED,
    result: { case: 'error', value: { message: 'no network' } },
  });
});

test('a value that is no VariableValue is refused when the plan is made', () => {
  const plan = { taskDef: 'charge-card', outcomes: [{ kind: 'output' as const, value: { money: 7 } }] };
  expect(() => new MockOutcomes(plan)).toThrow(/mocked result of charge-card is not a VariableValue/);
});
