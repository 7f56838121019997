/** Starts a ThreadRun of any type, with all its Variables and the NodeRun of its ENTRYPOINT Node. */
import { equals } from '@bufbuild/protobuf';
import { type ExternalEventId, WfSpecIdSchema } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { FailureBeingHandled, ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { type Node, type ThreadVarDef, WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isNull, nullValue } from '../values/null-value.ts';
import { enterNode, entrypointOf } from './enter-node.ts';
import { archiveEnded } from './thread-limit.ts';

export interface NewThreadRun {
  /** A ThreadSpec that is there: the caller has looked. */
  readonly threadSpecName: string;
  readonly type: ThreadType;
  readonly parent?: number;
  readonly startedAt?: number;
  readonly interruptTrigger?: ExternalEventId;
  readonly failureBeingHandled?: FailureBeingHandled;
  /** By variable name; names that the ThreadSpec does not declare are dropped (`INPUT`, littlehorse.md §3.2). */
  readonly inputs?: ReadonlyMap<string, VariableValue>;
}

/** Answers the number of the new ThreadRun, which is awake. */
export function startThreadRun(step: Deciding, state: WfRunState, given: NewThreadRun): number {
  const { inputs, ...started } = given;
  const parent = given.parent === undefined ? undefined : threadRunOf(state, given.parent);
  const spec = step.threadSpec(state, given.threadSpecName, parent);
  if (spec === undefined) throw new Error(`There is no ThreadSpec ${given.threadSpecName}.`);
  const thread = state.wfRun.greatestThreadrunNumber + 1;
  step.emit(state.id, 'thread-run-started', { thread, ...started });
  joinVersion(step, state, thread, parent);
  for (const def of spec.variableDefs) {
    const { varDef } = def;
    if (varDef === undefined || def.accessLevel === WfRunVariableAccessLevel.INHERITED_VAR) continue;
    const value = firstValue(def, inputs?.get(varDef.name));
    const masked = varDef.typeDef?.masked ?? false;
    step.emit(state.id, 'variable-created', { thread, name: varDef.name, value, masked });
  }
  const entrypoint = entrypointOf(spec);
  enterNode(step, state, threadRunOf(state, thread), entrypoint, spec.nodes[entrypoint] as Node);
  step.wake(state, thread);
  archiveEnded(step, state);
  return thread;
}

/** While its WfRun is migrated: a ThreadRun is of the version of who starts it. */
function joinVersion(
  step: Deciding,
  { id, wfRun }: WfRunState,
  thread: number,
  parent: ThreadRun | undefined,
): void {
  const wfSpecId = parent?.wfSpecId;
  if (wfSpecId === undefined || wfRun.wfSpecId === undefined) return;
  if (wfSpecId !== wfRun.wfSpecId && !equals(WfSpecIdSchema, wfSpecId, wfRun.wfSpecId))
    step.emit(id, 'thread-run-version-set', { thread, wfSpecId });
}

/** NULL for a variable with a default gives the default (littlehorse.md §4.3), as it is (asked of 1.2.1). */
function firstValue({ varDef }: ThreadVarDef, given: VariableValue | undefined): VariableValue {
  return given !== undefined && !isNull(given) ? given : (varDef?.defaultValue ?? nullValue());
}
