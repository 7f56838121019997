/** Inputs that START_THREAD and START_MULTIPLE_THREADS give to a new ThreadRun (littlehorse.md §4.6, §6.7). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadSpec } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { convertForInput } from '../values/assign.ts';
import { evaluate } from '../values/evaluate.ts';
import type { Scope } from '../values/scope.ts';
import { error, type FailureGiven } from './failure.ts';

const bad = (name: string, message: string) => err(error('VAR_SUB_ERROR', `Input ${name}: ${message}`));

/**
 * By name, converted to the declared types. A required variable must be among them. Those of another WfRun are taken as
 * they are, whatever their type (observed on 1.2.1).
 */
export function resolveThreadInputs(
  spec: ThreadSpec,
  assignments: Readonly<Record<string, VariableAssignment>>,
  scope: Scope,
  given: ReadonlyMap<string, VariableValue> = new Map(),
  isOfOtherWfRun = false,
): Result<Map<string, VariableValue>, FailureGiven> {
  const inputs = new Map<string, VariableValue>();
  const values = new Map(given);
  for (const [name, assignment] of Object.entries(assignments)) {
    const value = evaluate(assignment, scope);
    if (!value.ok) return bad(name, value.error.message);
    values.set(name, value.value);
  }
  for (const { varDef, required } of spec.variableDefs) {
    if (varDef === undefined) continue;
    const value = values.get(varDef.name);
    if (value === undefined) {
      if (required) return bad(varDef.name, 'it is required.');
      continue;
    }
    const mustConvert = varDef.typeDef !== undefined && !isOfOtherWfRun;
    const converted = mustConvert
      ? convertForInput(value, varDef.typeDef as TypeDefinition, scope)
      : ok(value);
    if (!converted.ok) return bad(varDef.name, converted.error.message);
    inputs.set(varDef.name, converted.value);
  }
  return ok(inputs);
}
