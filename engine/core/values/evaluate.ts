/** Resolves a VariableAssignment to the value it stands for (littlehorse.md §3.5). */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import type { Scope } from './scope.ts';
import { type ValueError, valueError } from './value-error.ts';

export function evaluate(assignment: VariableAssignment, scope: Scope): Result<VariableValue, ValueError> {
  const { source } = assignment;
  if (source.case === 'literalValue') return ok(source.value);
  if (source.case === 'variableName') {
    const value = scope.variable(source.value);
    return value === undefined ? valueError(`There is no variable "${source.value}" here.`) : ok(value);
  }
  return valueError(`Source ${source.case} is not there yet.`);
}
