/** Which Variable a name means in a ThreadRun (littlehorse.md §3.2, §4.4). */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { Variable } from '#api/gen/variable_pb.js';
import { type ThreadVarDef, WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { variableKey } from '../ids.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';

export interface FoundVariable {
  /** The WfRun that owns it: an ancestor when the name is an INHERITED_VAR. */
  readonly state: WfRunState;
  readonly thread: number;
  readonly variable: Variable;
  readonly type: TypeDefinition | undefined;
}

/** Own ThreadRun, then parents upward, then (INHERITED_VAR) the parent WfRun. Undefined: no such variable. */
export function findVariable(
  step: Deciding,
  state: WfRunState,
  thread: number,
  name: string,
): FoundVariable | undefined {
  let owner: WfRunState | undefined = state;
  let from: number | undefined = thread;
  while (owner !== undefined) {
    const found: FoundVariable | undefined = findInWfRun(step, owner, from, name);
    if (found !== undefined) return found;
    if (!inherits(step, owner, from, name)) return undefined;
    from = owner.wfRun.parentTrigger?.triggeringNodeRun?.threadRunNumber ?? 0;
    const parent: WfRunState['wfRun']['id'] = owner.wfRun.id?.parentWfRunId;
    owner = parent && step.world.wfRun(wfRunIdText(parent));
  }
  return undefined;
}

function findInWfRun(
  step: Deciding,
  state: WfRunState,
  from: number,
  name: string,
): FoundVariable | undefined {
  const { threads } = indexOf(state);
  let at = threads.get(from);
  while (at !== undefined) {
    const variable = state.variables.get(variableKey(at.number, name));
    if (variable !== undefined) {
      const def = step
        .threadSpec(state, at.threadSpecName, at)
        ?.variableDefs.find(({ varDef }) => varDef?.name === name);
      return { state, thread: at.number, variable, type: def?.varDef?.typeDef };
    }
    at = at.parentThreadId === undefined ? undefined : threads.get(at.parentThreadId);
  }
  return undefined;
}

function inherits(step: Deciding, state: WfRunState, from: number, name: string): boolean {
  const { threads } = indexOf(state);
  for (let at = threads.get(from); at !== undefined;) {
    if (step.threadSpec(state, at.threadSpecName, at)?.variableDefs.some((def) => isInherited(def, name))) {
      return true;
    }
    at = at.parentThreadId === undefined ? undefined : threads.get(at.parentThreadId);
  }
  return false;
}

const isInherited = ({ varDef, accessLevel }: ThreadVarDef, name: string): boolean =>
  varDef?.name === name && accessLevel === WfRunVariableAccessLevel.INHERITED_VAR;
