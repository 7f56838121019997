/** Which Edge a ThreadRun takes from a Node, and what its mutations do (littlehorse.md §3.4). */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { Edge } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { evaluateCondition, evaluateLegacyCondition } from '../values/condition.ts';
import { mutate } from '../values/mutate.ts';
import { nullValue } from '../values/null-value.ts';
import type { ValueError } from '../values/value-error.ts';
import { error, type FailureGiven } from './failure.ts';
import { findVariable, type FoundVariable } from './find-variable.ts';
import { nodeOutputOf, withChanges } from './thread-scope.ts';

export interface VariableChange {
  readonly found: FoundVariable;
  readonly value: VariableValue;
}

export interface Transition {
  readonly sink: string;
  readonly changes: readonly VariableChange[];
}

/**
 * The first Edge whose condition passes. Mutations are all or none, and each sees those before it. They are skipped
 * when the Node is left through a completed failure handler (littlehorse.md §11, row 2).
 */
export function chooseEdge(visit: Visit, skipMutations: boolean): Result<Transition, FailureGiven> {
  for (const edge of visit.node.outgoingEdges) {
    const passes = isOpen(visit, edge);
    if (!passes.ok) return err(error('VAR_SUB_ERROR', `${onEdge(edge)}: ${passes.error.message}`));
    if (!passes.value) continue;
    if (skipMutations) return ok({ sink: edge.sinkNodeName, changes: [] });
    const changes = mutateAll(visit, edge);
    return changes.ok ? ok({ sink: edge.sinkNodeName, changes: changes.value }) : changes;
  }
  const { nodeName } = visit.nodeRun;
  return err(
    error(
      'VAR_SUB_ERROR',
      `Invalid WfSpec: No outgoing edges found on Node ${nodeName} with all conditions satisfied`,
    ),
  );
}

/** As on 1.2.1. */
const onEdge = ({ sinkNodeName }: Edge): string => `Failed evaluating edge with sink node ${sinkNodeName}`;

function isOpen({ scope }: Visit, { edgeCondition }: Edge): Result<boolean, ValueError> {
  switch (edgeCondition.case) {
    case undefined:
      return ok(true);
    case 'condition':
      return evaluateCondition(edgeCondition.value, scope);
    case 'legacyCondition':
      return evaluateLegacyCondition(edgeCondition.value, scope);
  }
}

function mutateAll(visit: Visit, edge: Edge): Result<VariableChange[], FailureGiven> {
  if (edge.variableMutations.length === 0) return ok([]);
  const { step, state, at, nodeRun } = visit;
  const values = new Map<string, VariableValue>();
  const changes = new Map<string, VariableChange>();
  const scope = withChanges(visit.scope, values);
  const output = nodeOutputOf(step, state, at.thread, nodeRun.nodeName);
  for (const mutation of edge.variableMutations) {
    const name = mutation.lhsName;
    const found = findVariable(step, state, at.thread, name);
    if (found === undefined) return err(error('VAR_SUB_ERROR', `There is no variable "${name}" here.`));
    const current = values.get(name) ?? found.variable.value ?? nullValue();
    const result = mutate(mutation, current, found.type, scope, output);
    if (!result.ok) {
      const what = `Mutating variable ${name} with operation ${VariableMutationType[mutation.operation]}`;
      return err(error('VAR_SUB_ERROR', `${onEdge(edge)}: ${what}: ${result.error.message}`));
    }
    values.set(name, result.value);
    changes.set(name, { found, value: result.value });
  }
  return ok([...changes.values()]);
}
