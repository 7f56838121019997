/** Inputs that START_THREAD and START_MULTIPLE_THREADS give to a new ThreadRun (littlehorse.md §4.6, §6.7). */
import type { VariableDef } from '#api/gen/common_wfspec_pb.js';
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadSpec } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { serverTypeName } from '#model/types/server-words.ts';
import { convertForInput } from '../values/convert-for-input.ts';
import { evaluate } from '../values/evaluate.ts';
import { keepStamped } from '../values/keep-stamped.ts';
import type { Scope } from '../values/scope.ts';
import { error, type FailureGiven } from './failure.ts';

/** What is said of a required variable that is not given. */
export const mustProvide = ({ name, typeDef }: VariableDef): string =>
  `Must provide required input variable ${name} of type ${typeDef ? serverTypeName(typeDef) : 'unknown'}`;

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
 * By name, converted to the declared types. A required variable must be among them. What is `given` comes before what is
 * assigned, must go into its variable as well, and is kept as it is: 5 in a STR (asked of 1.2.1).
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
  const bad = (why: string) => err(noInputsFor('thread', `ThreadSpec ${threadSpecName} invalid: ${why}`));
  const inputs = new Map<string, VariableValue>();
  for (const { varDef, required } of spec.variableDefs) {
    if (varDef === undefined) continue;
    const { name, typeDef } = varDef;
    const own = given.get(name);
    const value = own ?? values.value.get(name);
    if (value === undefined) {
      if (required) return bad(mustProvide(varDef));
      continue;
    }
    const converted = typeDef === undefined ? ok(value) : convertForInput(value, typeDef, scope);
    if (!converted.ok) return bad(`Variable ${name} invalid: ${converted.error.message}`);
    const isOther = own !== undefined && own.value.case !== converted.value.value.case;
    inputs.set(name, isOther ? own : converted.value);
    const assignment = own === undefined ? assignments[name] : undefined;
    if (assignment !== undefined) keepStamped(assignment, value, converted.value, scope);
  }
  return ok(inputs);
}
