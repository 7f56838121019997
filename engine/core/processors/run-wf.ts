/** RunWf: starts a WfRun and answers it as far as it got (littlehorse.md §1.4, §2.4, §4.3). */
import { clone, create } from '@bufbuild/protobuf';
import { type WfRunId, WfRunIdSchema } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { WfRunSchema } from '#api/gen/wf_run_pb.js';
import type { ThreadSpec, WfSpec } from '#api/gen/wf_spec_pb.js';
import type { RunWfRequest } from '#api/gen/service_pb.js';
import type { Metadata, Refusal } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isLabel } from '../ids.ts';
import { problemWithInputs } from '../threads/problem-with-inputs.ts';
import { startWfRun } from '../threads/start-wf-run.ts';
import { isNull } from '../values/null-value.ts';
import { storedJson } from '#model/values/stored-json.ts';
import type { StructDefs } from '../values/scope.ts';
import { stampType } from '../values/stamp-type.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { type Processor, refuse } from './processor.ts';

function findSpec(metadata: Metadata, { wfSpecName, majorVersion, revision }: RunWfRequest) {
  // A revision without a major version says nothing (asked of 1.2.1).
  if (revision === undefined || majorVersion === undefined)
    return metadata.latestWfSpec(wfSpecName, majorVersion);
  return metadata.wfSpec(wfSpecName, majorVersion, revision);
}

/** A spec with parent_wf_spec wants a WfRun of that spec as parent; one without wants none (§2.4). */
function problemWithParent(step: Deciding, spec: WfSpec, parent: WfRunId | undefined): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ code: 'INVALID_ARGUMENT', message });
  const wanted = spec.parentWfSpec?.wfSpecName;
  const own = `WfSpec ${spec.id?.name}`;
  if (wanted === undefined) return parent && invalid(`${own} does not refer to a parent WfSpec.`);
  if (parent === undefined) return invalid(`${own} requires a parent WfRun ID from WfSpec ${wanted}.`);
  const state = step.world.wfRun(wfRunIdText(parent));
  if (state === undefined) {
    const message = `Parent WfRun of type ${wanted} with id ${wfRunIdText(parent)} not found.`;
    return { code: 'FAILED_PRECONDITION', message };
  }
  const name = state?.wfRun.wfSpecId?.name;
  return name === wanted
    ? undefined
    : invalid(`Parent WfRun is of incorrect type ${name} but should be ${wanted}.`);
}

function refusalOf(step: Deciding, spec: WfSpec, request: RunWfRequest): Refusal | undefined {
  const { id, parentWfRunId: parent, variables } = request;
  const invalid = (message: string): Refusal => ({ code: 'INVALID_ARGUMENT', message });
  const wrongParent = problemWithParent(step, spec, parent);
  if (wrongParent !== undefined) return wrongParent;
  if (id !== undefined) {
    const text = wfRunIdText(create(WfRunIdSchema, { id, parentWfRunId: parent }));
    if (step.world.wfRun(text) !== undefined)
      return { code: 'ALREADY_EXISTS', message: `WfRun with id ${id} already exists: ${text}.` };
  }
  const threadName = spec.entrypointThreadName;
  const thread = spec.threadSpecs[threadName];
  if (thread === undefined) return { code: 'INTERNAL', message: 'The WfSpec has no entrypoint thread.' };
  const wrongInput = problemWithInputs(threadName, thread, variables, step.metadata);
  return wrongInput === undefined ? undefined : invalid(`ThreadSpec ${threadName} invalid: ${wrongInput}`);
}

/** Values are stored as they came, also where they are only implicitly assignable (§11, row 13). */
function inputsOf(
  thread: ThreadSpec | undefined,
  request: RunWfRequest,
  structs: StructDefs,
): Map<string, VariableValue> {
  const inputs = new Map<string, VariableValue>();
  for (const { varDef } of thread?.variableDefs ?? []) {
    const given = varDef && request.variables[varDef.name];
    if (varDef === undefined || given === undefined) continue;
    const stored = storedJson(given);
    inputs.set(
      varDef.name,
      varDef.typeDef && !isNull(given) ? stampType(stored, varDef.typeDef, structs) : stored,
    );
  }
  return inputs;
}

export const runWf: Processor<'run-wf'> = (step, { request }) => {
  if (request.wfSpecName === '')
    return refuse('INVALID_ARGUMENT', "Missing required argument 'wf_spec_name': say which WfSpec to run.");
  const { id: wanted } = request;
  if (wanted !== undefined && !isLabel(wanted))
    return refuse(
      'INVALID_ARGUMENT',
      `Optional argument 'id' must be a valid hostname: "${wanted}" is not; use letters, digits and dashes.`,
    );
  const wfSpec = findSpec(step.metadata, request);
  if (wfSpec === undefined)
    return refuse('NOT_FOUND', `Couldn't find specified WfSpec "${request.wfSpecName}".`);
  const refusal = refusalOf(step, wfSpec, request);
  if (refusal !== undefined) return { refusal };
  const { parentWfRunId } = request;
  const id = create(WfRunIdSchema, { id: request.id ?? step.mint(), parentWfRunId });
  const inputs = inputsOf(wfSpec.threadSpecs[wfSpec.entrypointThreadName], request, step.metadata);
  const state = startWfRun(step, { id, wfSpec, inputs });
  return { reply: () => clone(WfRunSchema, state.wfRun) };
};
