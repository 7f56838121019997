/** Inputs that START_THREAD and START_MULTIPLE_THREADS give to a new ThreadRun (littlehorse.md §4.6, §6.7). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadSpec } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { evaluate } from '../values/evaluate.ts';
import { keepStamped } from '../values/keep-stamped.ts';
import type { Scope } from '../values/scope.ts';
import { stampType } from '../values/stamp-type.ts';
import { isOfType } from '../values/type-match.ts';
import { error, type FailureGiven } from './failure.ts';
import { problemWithInputs } from './problem-with-inputs.ts';

/** As 1.2.1 says it; `kind` is a thread or a child workflow. */
export const noInputsFor = (kind: 'thread' | 'child workflow', why: string): FailureGiven =>
  error('VAR_SUB_ERROR', `Failed constructing input variables for ${kind}: ${why}`);

type Inputs = Result<Map<string, VariableValue>, FailureGiven>;

/** By name, as they are. A child WfRun takes them so, whatever it declares (asked of 1.2.1: unknown, missing, other types). */
export function evaluateInputs(
  assignments: Readonly<Record<string, VariableAssignment>>,
  scope: Scope,
  kind: 'thread' | 'child workflow',
): Inputs {
  const values = new Map<string, VariableValue>();
  for (const [name, assignment] of Object.entries(assignments)) {
    const value = evaluate(assignment, scope);
    if (!value.ok) return err(noInputsFor(kind, value.error.message));
    values.set(name, value.value);
  }
  return ok(values);
}

/**
 * By name, not converted: an INT may be in a STR or DOUBLE as with RunWf, and what RunWf refuses fails the Node. What is
 * `given` comes before what is assigned (asked of 1.2.1).
 */
export function resolveThreadInputs(
  threadSpecName: string,
  spec: ThreadSpec,
  assignments: Readonly<Record<string, VariableAssignment>>,
  scope: Scope,
  given: ReadonlyMap<string, VariableValue> = new Map(),
): Inputs {
  const values = evaluateInputs(assignments, scope, 'thread');
  if (!values.ok) return values;
  const all = new Map([...values.value, ...given]);
  const why = problemWithInputs(threadSpecName, spec, Object.fromEntries(all), scope);
  if (why !== undefined) return err(noInputsFor('thread', `ThreadSpec ${threadSpecName} invalid: ${why}`));
  for (const { varDef } of spec.variableDefs) {
    const { name = '', typeDef } = varDef ?? {};
    const value = all.get(name);
    if (value === undefined || typeDef === undefined || !isOfType(value, typeDef)) continue;
    const stamped = stampType(value, typeDef, scope);
    all.set(name, stamped);
    const assignment = given.has(name) ? undefined : assignments[name];
    if (assignment !== undefined) keepStamped(assignment, value, stamped, scope);
  }
  return ok(all);
}
