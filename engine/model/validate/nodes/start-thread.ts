/** START_THREAD: the ThreadSpec and its inputs. */
import type { StartThreadNode } from '#api/gen/wf_spec_pb.js';
import { variableType } from '../variable-type.ts';
import type { NodeCheck } from '../node-check.ts';
import { checkInputs } from './thread-inputs.ts';

export function checkStartThread(node: StartThreadNode, check: NodeCheck): void {
  const declared = startedThread(node.threadSpecName, check);
  if (node.threadSpecName === check.world.thread())
    return check.report(
      'starts-itself',
      `The node starts the thread “${node.threadSpecName}” in which it is; choose another thread.`,
      'thread',
      'Tried to start same thread',
    );
  const own = declared?.find(({ varDef }) => varDef?.name === 'INPUT');
  const started = {
    what: `thread “${node.threadSpecName}”`,
    thread: node.threadSpecName,
    ownInput: own && variableType(own.varDef),
  };
  if (declared !== undefined) checkInputs(node.variables, declared, started, check);
}

/** Its variables; a missing ThreadSpec is reported. */
export function startedThread(name: string, check: NodeCheck) {
  const declared = check.world.threadVariables(name);
  if (declared === undefined)
    check.report(
      'unknown-thread',
      name === ''
        ? 'The node names no thread; choose the thread that it starts.'
        : `There is no thread “${name}”; add it, or choose another thread.`,
      'thread',
      `Tried to start nonexistent thread ${name}`,
    );
  return declared;
}
