/** Decides whether an Edge or a WAIT_FOR_CONDITION Node may go on. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { ok, type Result } from '#model/result.ts';
import { compare } from './compare.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { internalError, type ValueError, valueError } from './value-error.ts';

/** The assignment must give a BOOL; anything else crashes the real server and is an error here (§3.4, §11 row 57). */
export function evaluateCondition(condition: VariableAssignment, scope: Scope): Result<boolean, ValueError> {
  const result = evaluate(condition, scope);
  if (!result.ok) return result;
  const { value } = result.value;
  return value.case === 'bool' ? ok(value.value) : internalError('A condition must give a BOOL.');
}

/** The older form; it follows the rules of an Expression with a comparator, without any coercion (§3.4). */
export function evaluateLegacyCondition(
  { comparator, left, right }: LegacyEdgeCondition,
  scope: Scope,
): Result<boolean, ValueError> {
  if (left === undefined || right === undefined) return valueError('A side of the condition is missing.');
  const a = evaluate(left, scope);
  if (!a.ok) return a;
  const b = evaluate(right, scope);
  return b.ok ? compare(comparator, a.value, b.value) : b;
}
