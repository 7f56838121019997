/** RUN_CHILD_WF: starts a child WfRun and goes on; its output is the child's WfRunId (littlehorse.md §6.8). */
import { create } from '@bufbuild/protobuf';
import { type WfRunId, WfRunIdSchema } from '#api/gen/object_id_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '#model/result.ts';
import { depthOf, isLabel } from '../ids.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { startWfRun } from '../threads/start-wf-run.ts';
import { evaluateInputs } from '../threads/thread-inputs.ts';
import { typeNameOf } from '../values/variable-value.ts';
import { evaluate } from '../values/evaluate.ts';
import { wfRunIdValue } from '../values/variable-value.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { COMPLETE, fail, type NodeBehaviour, type NodeOf, type Visit } from './node-behaviour.ts';

/** Generations below a root: circular WfSpecs are accepted at registration (littlehorse.md §11, row 61). */
export const DEPTH_MAX = 50;

const bad = (message: string) => err(error('CHILD_FAILURE', message));

function findSpec({ step, state, scope }: Visit, node: NodeOf<'runChildWf'>): Result<WfSpec, FailureGiven> {
  let name = '';
  if (node.wfSpec.case === 'wfSpecName') name = node.wfSpec.value;
  if (node.wfSpec.case === 'wfSpecVar') {
    const value = evaluate(node.wfSpec.value, scope);
    if (!value.ok) return err(error('VAR_SUB_ERROR', `Name of the WfSpec: ${value.error.message}`));
    if (value.value.value.case !== 'str')
      return bad(`Couldn't find WfSpec null: its name is ${typeNameOf(value.value)} and not a STR`);
    name = value.value.value.value;
  }
  const major = node.majorVersion < 0 ? undefined : node.majorVersion;
  const spec = step.metadata.latestWfSpec(name, major);
  if (spec === undefined) return bad(`Couldn't find WfSpec ${name}`);
  const parent = spec.parentWfSpec?.wfSpecName;
  if (parent !== undefined && parent !== state.wfRun.wfSpecId?.name) {
    return bad(`WfSpec ${name} can only be a child of ${parent}.`);
  }
  return ok(spec);
}

function childId({ step, state, scope }: Visit, node: NodeOf<'runChildWf'>): Result<WfRunId, FailureGiven> {
  const parentWfRunId = state.wfRun.id;
  if (node.childId === undefined) return ok(create(WfRunIdSchema, { id: step.mint(), parentWfRunId }));
  const value = evaluate(node.childId, scope);
  if (!value.ok) return err(error('VAR_SUB_ERROR', `Id of the child: ${value.error.message}`));
  const text = value.value.value.case === 'str' ? value.value.value.value : '';
  if (!isLabel(text)) return bad(`"${text}" cannot be the id of a WfRun.`);
  const id = create(WfRunIdSchema, { id: text, parentWfRunId });
  return step.world.wfRun(wfRunIdText(id)) === undefined ? ok(id) : bad(`WfRun ${text} is there already.`);
}

export const runChildWf: NodeBehaviour<'runChildWf'> = {
  kind: 'run-child-wf',
  arrive: (visit, node) => {
    const { step, state, at, nodeRun } = visit;
    const inputs = evaluateInputs(node.inputs, visit.scope, 'child workflow');
    if (!inputs.ok) return fail(inputs.error);
    const spec = findSpec(visit, node);
    if (!spec.ok) return fail(spec.error);
    const id = childId(visit, node);
    if (!id.ok) return fail(id.error);
    if (depthOf(id.value) > DEPTH_MAX) {
      const message = `A child WfRun can be at most ${DEPTH_MAX} generations below its root.`;
      return fail(error('CHILD_FAILURE', message));
    }
    const wfSpecId = spec.value.id;
    if (wfSpecId === undefined) throw new Error('A WfSpec has no id.');
    const given = Object.fromEntries(inputs.value);
    step.emit(state.id, 'child-wf-run-started', { ...at, child: id.value, wfSpecId, inputs: given });
    const started = startWfRun(step, {
      id: id.value,
      wfSpec: spec.value,
      inputs: inputs.value,
      triggeredBy: nodeRun.id,
    });
    // It goes as far as it can before its parent goes on (observed on 1.2.1).
    step.runToRest(started);
    return COMPLETE;
  },
  advance: () => COMPLETE,
  output: (_step, _state, { nodeType }) => {
    const child = nodeType.case === 'runChildWf' ? nodeType.value.childWfRunId : undefined;
    return child && wfRunIdValue(child);
  },
};
