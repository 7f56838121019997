/** A NodeRun is about to end: the timers and correlation keys that it waited with go away. */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isTerminal } from '../lifecycle.ts';
import { disarmActions } from '../user-tasks/disarm-actions.ts';
import { isOver } from '../user-tasks/is-over.ts';
import { clearTimer } from './clear-timer.ts';

export const nodeTimerId = (kind: 'external-event-timeout' | 'sleep', thread: number, position: number) =>
  `${kind}/${thread}/${position}`;

/** The NodeRun of an open user task can only end because its ThreadRun fails: nobody has to do the work any more. */
function cancelUserTask(step: Deciding, state: WfRunState, guid: string): void {
  const run = state.userTaskRuns.get(guid);
  if (run === undefined || isOver(run)) return;
  step.emit(state.id, 'user-task-run-cancelled', {
    guid,
    message: 'The thread of the user task has failed.',
  });
  disarmActions(step, state, run);
}

export function closeNodeRun(step: Deciding, state: WfRunState, nodeRun: NodeRun): void {
  if (isTerminal(nodeRun.status) || nodeRun.id === undefined) return;
  const { nodeType } = nodeRun;
  if (nodeType.case === 'userTask')
    cancelUserTask(step, state, nodeType.value.userTaskRunId?.userTaskGuid ?? '');
  stopWaiting(step, state, nodeRun);
}

/** It waits for no time and no event any more. */
export function stopWaiting(step: Deciding, state: WfRunState, { id, nodeType }: NodeRun): void {
  const { threadRunNumber: thread = 0, position = 0 } = id ?? {};
  if (nodeType.case === 'sleep') clearTimer(step, state, nodeTimerId('sleep', thread, position));
  if (nodeType.case !== 'externalEvent') return;
  clearTimer(step, state, nodeTimerId('external-event-timeout', thread, position));
  const { correlationKey, externalEventDefId } = nodeType.value;
  if (correlationKey === undefined || externalEventDefId === undefined) return;
  step.emit(state.id, 'correlation-key-released', {
    thread,
    position,
    def: externalEventDefId.name,
    correlationKey,
  });
}
