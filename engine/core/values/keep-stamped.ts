/**
 * A variable whose Array, Map or Struct is given, as it is, to a task, a ThreadRun or a WorkflowEvent: the real server
 * writes the type that is declared there into the variable, too (asked of 1.2.1; also when it was set long before).
 */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Scope } from './scope.ts';

/** @param stamped what became of `value`, the value of the assignment */
export function keepStamped(
  { source, path, targetType }: VariableAssignment,
  value: VariableValue,
  stamped: VariableValue,
  scope: Scope,
): void {
  if (stamped === value || stamped.value.case !== value.value.case) return;
  if (source.case !== 'variableName' || path.case !== undefined || targetType !== undefined) return;
  scope.keep?.(source.value, stamped);
}
