/** A NodeRun is about to end: the timers and correlation keys that it waited with go away. */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isTerminal } from '../lifecycle.ts';

export const nodeTimerId = (kind: 'external-event-timeout' | 'sleep', thread: number, position: number) =>
  `${kind}/${thread}/${position}`;

export function clearTimer(step: Deciding, state: WfRunState, id: string): void {
  if (state.timers.has(id)) step.emit(state.id, 'timer-cleared', { id });
}

export function closeNodeRun(step: Deciding, state: WfRunState, nodeRun: NodeRun): void {
  if (isTerminal(nodeRun.status) || nodeRun.id === undefined) return;
  const { threadRunNumber: thread, position } = nodeRun.id;
  const { nodeType } = nodeRun;
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
