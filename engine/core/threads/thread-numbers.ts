/** Which ThreadRuns a WAIT_FOR_THREADS Node means (littlehorse.md §6.6). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { WaitForThreadsNode } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { elementsOf } from './elements-of.ts';
import { evaluate } from '../values/evaluate.ts';
import { typeNameOf } from '../values/variable-value.ts';
import type { Scope } from '../values/scope.ts';
import { error, type FailureGiven } from './failure.ts';

const bad = (message: string) =>
  err(error('VAR_SUB_ERROR', `Failed determining thread run number to wait for: ${message}`));

export function resolveThreadNumbers(
  { threadsToWaitFor }: WaitForThreadsNode,
  scope: Scope,
): Result<number[], FailureGiven> {
  if (threadsToWaitFor.case === 'threadList') {
    const list = evaluate(threadsToWaitFor.value, scope);
    if (!list.ok) return bad(list.error.message);
    const elements = elementsOf(list.value);
    return elements === undefined ? bad('the list must be JSON_ARR or Array.') : numbersOf(elements);
  }
  const values: VariableValue[] = [];
  for (const { threadRunNumber } of threadsToWaitFor.value?.threads ?? []) {
    if (threadRunNumber === undefined) return bad('a number is not given.');
    const value = evaluate(threadRunNumber, scope);
    if (!value.ok) return bad(value.error.message);
    values.push(value.value);
  }
  return numbersOf(values);
}

function numbersOf(values: readonly VariableValue[]): Result<number[], FailureGiven> {
  const numbers: number[] = [];
  for (const each of values) {
    const { value } = each;
    if (value.case !== 'int') return bad(`Cant convert ${typeNameOf(each)} to INT`);
    numbers.push(Number(value.value));
  }
  return ok(numbers);
}
