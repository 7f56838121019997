/** Starts a ThreadRun of any type, with all its Variables and the NodeRun of its ENTRYPOINT Node. */
import type { ExternalEventId } from '#api/gen/object_id_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { FailureBeingHandled, ThreadType } from '#api/gen/wf_run_pb.js';
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
  const spec = step.threadSpec(state, given.threadSpecName);
  if (spec === undefined) throw new Error(`There is no ThreadSpec ${given.threadSpecName}.`);
  const thread = state.wfRun.greatestThreadrunNumber + 1;
  step.emit(state.id, 'thread-run-started', { thread, ...started });
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

/** NULL for a variable with a default gives the default (littlehorse.md §4.3), as it is (asked of 1.2.1). */
function firstValue({ varDef }: ThreadVarDef, given: VariableValue | undefined): VariableValue {
  return given !== undefined && !isNull(given) ? given : (varDef?.defaultValue ?? nullValue());
}
