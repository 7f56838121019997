/** What expressions see from one ThreadRun. */
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { nullValue } from '../values/null-value.ts';
import type { Scope } from '../values/scope.ts';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { findVariable } from './find-variable.ts';

export function scopeOf(step: Deciding, state: WfRunState, thread: number): Scope {
  return {
    wfRunId: state.wfRun.id,
    structDef: (name, version) => step.metadata.structDef(name, version),
    variable: (name) => {
      const found = findVariable(step, state, thread, name);
      return found && (found.variable.value ?? nullValue());
    },
    keep: (name, value) => {
      const found = findVariable(step, state, thread, name);
      if (found !== undefined)
        step.emit(found.state.id, 'variable-set', { thread: found.thread, name, value });
    },
    nodeOutput: (nodeName) => nodeOutputOf(step, state, thread, nodeName),
  };
}

/** Output of the latest NodeRun of that Node in this ThreadRun. */
export function nodeOutputOf(
  step: Deciding,
  state: WfRunState,
  thread: number,
  nodeName: string,
): VariableValue | undefined {
  const nodeRun = indexOf(state).latest.get(thread)?.get(nodeName);
  if (nodeRun?.nodeType.case === undefined) return undefined;
  return step.nodes[nodeRun.nodeType.case].output?.(step, state, nodeRun);
}

/** The same scope, in which the first mutations of an Edge are already done. */
export const withChanges = (scope: Scope, changes: ReadonlyMap<string, VariableValue>): Scope => ({
  ...scope,
  variable: (name) => changes.get(name) ?? scope.variable(name),
});
