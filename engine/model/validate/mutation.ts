/**
 * A VariableMutation: the variable must be visible, the operator defined, and the result must go into the variable. A
 * number that an operator computes is narrowed to an INT variable, which a plain ASSIGN is not (littlehorse.md §4.5).
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  VariableAssignment_ExpressionSchema,
  type VariableAssignment,
  VariableAssignmentSchema,
  type VariableMutation,
  VariableMutationType,
} from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { StaticType } from '../types/static-type.ts';
import { nameOfType } from './name-of-type.ts';
import type { NodeCheck } from './node-check.ts';
import { isStaticallyAssignable } from '../types/assignable.ts';

export function checkMutation(mutation: VariableMutation, field: string, check: NodeCheck): void {
  const name = mutation.lhsName;
  const target = check.world.variable(name);
  if (target === undefined)
    check.report(
      'unknown-variable',
      `There is no variable “${name}” that this thread sees; declare it, or write another one.`,
      field,
    );
  if (mutation.rhsValue.case !== 'rhsAssignment') {
    if (mutation.rhsValue.case === undefined)
      check.report('missing-value', `Nothing is given to “${name}”; write a value.`, field);
    else
      check.report(
        'deprecated-mutation',
        'The mutation uses a form that LittleHorse 1.x no longer takes; write its value as an assignment.',
        field,
      );
    return;
  }
  const right = mutation.rhsValue.value;
  if (target === undefined || target === 'unknown') {
    check.typeOf(right, field);
    return;
  }
  checkResult(mutation, target, right, field, check);
}

function checkResult(
  mutation: VariableMutation,
  target: TypeDefinition,
  right: VariableAssignment,
  field: string,
  check: NodeCheck,
): void {
  const { operation, lhsName, lhsJsonPath, lhsLhPath } = mutation;
  if (lhsJsonPath !== undefined || lhsLhPath !== undefined) {
    check.typeOf(right, field);
    return;
  }
  const assign = operation === VariableMutationType.ASSIGN;
  const result = check.typeOf(assign ? right : applied(mutation, right), field);
  if (isStaticallyAssignable(result, target)) return;
  if (!assign && isNumber(result) && isNumber(target)) return;
  check.report(
    'type-mismatch',
    `Variable “${lhsName}” is ${nameOfType(target)}, and ${nameOfType(result)} does not go into it; cast the value or change the variable's type.`,
    field,
  );
}

/** `x += y` has the type of `x + y`. */
function applied(mutation: VariableMutation, rhs: VariableAssignment): VariableAssignment {
  const lhs = create(VariableAssignmentSchema, { source: { case: 'variableName', value: mutation.lhsName } });
  const operation = { case: 'mutationType', value: mutation.operation } as const;
  const value = create(VariableAssignment_ExpressionSchema, { lhs, operation, rhs });
  return create(VariableAssignmentSchema, { source: { case: 'expression', value } });
}

function isNumber(type: StaticType): boolean {
  if (typeof type === 'string' || type.definedType.case !== 'primitiveType') return false;
  return type.definedType.value === VariableType.INT || type.definedType.value === VariableType.DOUBLE;
}
