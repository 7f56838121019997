/** Computes what a variable holds after a VariableMutation (littlehorse.md §4.5). */
import type { VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { Result } from '#model/result.ts';
import type { Scope } from './scope.ts';
import { type ValueError, valueError } from './value-error.ts';

export function mutate(
  _mutation: VariableMutation,
  _current: VariableValue,
  _targetType: TypeDefinition | undefined,
  _scope: Scope,
  _sourceNodeOutput: VariableValue | undefined,
): Result<VariableValue, ValueError> {
  return valueError('not there yet');
}
