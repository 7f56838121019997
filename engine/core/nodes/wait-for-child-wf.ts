/** WAIT_FOR_CHILD_WF: waits for a child WfRun; its output is that of the child (littlehorse.md §6.8). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState, World } from '../contract.ts';
import { isTerminal } from '../lifecycle.ts';
import { error, exception, failureOf } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { typeNameOf } from '../values/variable-value.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import {
  COMPLETE,
  fail,
  LOOK,
  type NodeBehaviour,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

function childOf(world: World, { nodeType }: NodeRun): WfRunState | undefined {
  const id = nodeType.case === 'waitForChildWf' ? nodeType.value.childWfRunId : undefined;
  return id && world.wfRun(wfRunIdText(id));
}

/** EXCEPTION keeps its name and content; ERROR, or a child that was deleted, is CHILD_FAILURE. */
function advance({ step, nodeRun }: Visit): Outcome {
  const child = childOf(step.world, nodeRun);
  if (child === undefined) return fail(error('CHILD_FAILURE', 'The child WfRun is not there.'));
  const { status } = child.wfRun;
  if (status === LHStatus.COMPLETED) return COMPLETE;
  if (!isTerminal(status)) return WAIT;
  const failure = failureOf(child, threadRunOf(child, 0));
  if (status === LHStatus.EXCEPTION)
    return fail(exception(failure.name, `Child WfRun failed: ${failure.message}`, failure.content));
  const message = `Child WfRun ${child.id} failed with ${failure.name}: ${failure.message}`;
  return fail(error('CHILD_FAILURE', message));
}

export const waitForChildWf: NodeBehaviour<'waitForChildWf'> = {
  kind: 'wait-for-child-wf',
  arrive: (visit, { childWfRunId }) => {
    const { step, state, at, nodeRun, scope } = visit;
    if (childWfRunId === undefined) return fail(error('VAR_SUB_ERROR', 'No child WfRun is named.'));
    const id = evaluate(childWfRunId, scope);
    if (!id.ok)
      return fail(error('VAR_SUB_ERROR', `Failed to assign WfRunId to wait for: ${id.error.message}`));
    const { value } = id.value;
    if (value.case !== 'wfRunId')
      return fail(error('VAR_SUB_ERROR', `Received non-WF_RUN_ID value of type ${typeNameOf(id.value)}`));
    step.emit(state.id, 'child-wf-run-awaited', { ...at, child: value.value });
    const child = childOf(step.world, nodeRun);
    if (child !== undefined && nodeRun.id !== undefined) {
      step.emit(child.id, 'wf-run-awaited', { by: nodeRun.id });
    }
    return LOOK;
  },
  advance,
  /** The ThreadRun is HALTING until the child has ended (§4.1). */
  isBusy: ({ step, nodeRun }) => {
    const child = childOf(step.world, nodeRun);
    return child !== undefined && !isTerminal(child.wfRun.status);
  },
  output: (step, _state, nodeRun) => {
    const child = childOf(step.world, nodeRun);
    return child && threadRunOf(child, 0).output;
  },
};
