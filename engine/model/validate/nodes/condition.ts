/** The condition of an Edge or a WAIT_FOR_CONDITION node, in either of the wire's forms. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { conditionReporting, legacyConditionReporting } from '../../types/condition.ts';
import type { NodeCheck } from '../node-check.ts';

type Condition =
  | { readonly case: 'legacyCondition'; readonly value: LegacyEdgeCondition }
  | { readonly case: 'condition'; readonly value: VariableAssignment }
  | { readonly case: undefined; readonly value?: undefined };

const MISSING = 'Unable to resolve type of VariableAssignment:VariableAssignment passed with missing source';

export function checkCondition(condition: Condition, field: string, check: NodeCheck): void {
  if (condition.case === 'condition')
    conditionReporting(condition.value, check.world, check.reportValue(field));
  if (condition.case !== 'legacyCondition') return;
  const { left, right } = condition.value;
  if (left === undefined || right === undefined)
    return check.report('no-source', 'One side of the comparison is missing; give a value.', field, MISSING);
  legacyConditionReporting(condition.value, check.world, (where, _code, ...words) =>
    check.reportValue(field)(where, 'not-comparable', ...words),
  );
}
