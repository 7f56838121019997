/** Edges that are never tried, and nodes at which it may be that none passes (littlehorse.md §3.4). */
import { create } from '@bufbuild/protobuf';
import {
  type VariableAssignment,
  VariableAssignment_ExpressionSchema,
  VariableAssignmentSchema,
} from '#api/gen/common_wfspec_pb.js';
import { Comparator } from '#api/gen/type_definition_pb.js';
import type { Edge as WireEdge } from '#api/gen/wf_spec_pb.js';
import { compileNode } from '../../compile/compile-node.ts';
import { sameValue } from '../../diff/same-value.ts';
import { perNode } from '../../document/per-node.ts';
import type { Problem } from '../../document/problem.ts';
import { nodeProblem, type ThreadLint } from './lint.ts';

const complement: Readonly<Record<Comparator, Comparator>> = {
  [Comparator.LESS_THAN]: Comparator.GREATER_THAN_EQ,
  [Comparator.GREATER_THAN_EQ]: Comparator.LESS_THAN,
  [Comparator.GREATER_THAN]: Comparator.LESS_THAN_EQ,
  [Comparator.LESS_THAN_EQ]: Comparator.GREATER_THAN,
  [Comparator.EQUALS]: Comparator.NOT_EQUALS,
  [Comparator.NOT_EQUALS]: Comparator.EQUALS,
  [Comparator.IN]: Comparator.NOT_IN,
  [Comparator.NOT_IN]: Comparator.IN,
};

function conditionOf({ edgeCondition }: WireEdge): VariableAssignment | undefined {
  if (edgeCondition.case === 'condition') return edgeCondition.value;
  if (edgeCondition.case === undefined) return undefined;
  const { comparator, left: lhs, right: rhs } = edgeCondition.value;
  const operation = { case: 'comparator', value: comparator } as const;
  const value = create(VariableAssignment_ExpressionSchema, { lhs, operation, rhs });
  return create(VariableAssignmentSchema, { source: { case: 'expression', value } });
}

const comparison = (condition: VariableAssignment) =>
  condition.source.case === 'expression' && condition.source.value.operation.case === 'comparator'
    ? { ...condition.source.value, comparator: condition.source.value.operation.value }
    : undefined;

const isFalse = (value: VariableAssignment | undefined): boolean =>
  value?.source.case === 'literalValue' &&
  value.source.value.value.case === 'bool' &&
  !value.source.value.value.value;

/** Whether one of the two is true whenever the other is not: `a < b` and `a >= b`, `x` and `!x`. */
function complementary(a: VariableAssignment, b: VariableAssignment): boolean {
  const left = comparison(a);
  const right = comparison(b);
  if (
    left &&
    right &&
    complement[left.comparator] === right.comparator &&
    sameValue(left.lhs, right.lhs) &&
    sameValue(left.rhs, right.rhs)
  )
    return true;
  const negates = (c: typeof left, of: VariableAssignment) =>
    c?.comparator === Comparator.EQUALS && isFalse(c.rhs) && sameValue(c.lhs, of);
  return negates(left, b) || negates(right, a);
}

/** Whether the conditions of the node's edges leave no case out, as far as can be told. */
const coversAll = perNode((node): boolean => {
  const { node: wire, faults } = compileNode(node);
  const conditions = wire.outgoingEdges.map(conditionOf);
  return (
    faults.length > 0 ||
    conditions.some((a, index) =>
      conditions.slice(index + 1).some((b) => a !== undefined && b !== undefined && complementary(a, b)),
    )
  );
});

export const lintEdges: ThreadLint = (thread) => {
  const problems: Problem[] = [];
  for (const node of thread.nodes) {
    if (node.next.length === 0) continue;
    const plain = node.next.findIndex((edge) => edge.when === undefined);
    if (plain < 0 && !coversAll(node))
      problems.push(
        nodeProblem(
          'no-otherwise',
          'info',
          `When no condition after “${node.name}” is true, the run fails there; add an edge without condition for all other cases.`,
          thread.name,
          node.name,
          'next',
        ),
      );
    node.next.forEach((edge, index) => {
      if (plain >= 0 && index > plain)
        problems.push(
          nodeProblem(
            'dead-edge',
            'warning',
            `The edge from “${node.name}” to “${edge.to}” is never taken, because the edge to “${node.next[plain]?.to}” before it has no condition; give that one a condition or move it last.`,
            thread.name,
            node.name,
            `next/${index}`,
          ),
        );
    });
  }
  return problems;
};
