/** WAIT_FOR_CONDITION: looked at again whenever a Variable of its WfRun changes (littlehorse.md §6.5). */
import { error } from '../threads/failure.ts';
import { evaluateCondition, evaluateLegacyCondition } from '../values/condition.ts';
import {
  COMPLETE,
  fail,
  LOOK,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

function look({ scope }: Visit, { nodeCondition }: NodeOf<'waitForCondition'>): Outcome {
  if (nodeCondition.case === undefined) return fail(error('VAR_SUB_ERROR', 'No condition is given.'));
  const holds =
    nodeCondition.case === 'condition'
      ? evaluateCondition(nodeCondition.value, scope)
      : evaluateLegacyCondition(nodeCondition.value, scope);
  if (!holds.ok)
    return fail(
      error(
        'VAR_SUB_ERROR',
        `Failed evaluating condition on WAIT_FOR_CONDITION_NODE: ${holds.error.message}`,
      ),
    );
  return holds.value ? COMPLETE : WAIT;
}

export const waitForCondition: NodeBehaviour<'waitForCondition'> = {
  kind: 'wait-for-condition',
  arrive: () => LOOK,
  advance: look,
};
