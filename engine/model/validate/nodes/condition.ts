/** The condition of an Edge or a WAIT_FOR_CONDITION node, in either of the wire's forms. */
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { create } from '@bufbuild/protobuf';
import {
  type VariableAssignment,
  VariableAssignment_ExpressionSchema,
  VariableAssignmentSchema,
} from '#api/gen/common_wfspec_pb.js';
import type { NodeCheck } from '../node-check.ts';

type Condition =
  | { readonly case: 'legacyCondition'; readonly value: LegacyEdgeCondition }
  | { readonly case: 'condition'; readonly value: VariableAssignment }
  | { readonly case: undefined; readonly value?: undefined };

export function checkCondition(condition: Condition, field: string, check: NodeCheck): void {
  if (condition.case === 'condition') check.typeOf(condition.value, field);
  if (condition.case === 'legacyCondition') check.typeOf(asExpression(condition.value), field);
}

/** A legacy condition follows the same rules as a comparison (littlehorse.md §3.4). */
function asExpression({ comparator, left, right }: LegacyEdgeCondition): VariableAssignment {
  const value = create(VariableAssignment_ExpressionSchema, {
    lhs: left,
    operation: { case: 'comparator', value: comparator },
    rhs: right,
  });
  return create(VariableAssignmentSchema, { source: { case: 'expression', value } });
}
