/** The handler of a WAIT_FOR_THREADS NodeRun completed: the children that failed count as handled (§5.4). */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isFailed } from '../lifecycle.ts';

/** Also handles failed children of an EXIT NodeRun whose own handler completed. */
export function markFailedChildrenHandled(step: Deciding, state: WfRunState, nodeRun: NodeRun): void {
  const parent = threadRunOf(state, nodeRun.id?.threadRunNumber ?? 0);
  // Once more where a strategy has counted them before, as on the real server.
  const children = failedOf(state, nodeRun);
  if (children.length === 0) return;
  step.emit(state.id, 'failed-children-handled', { thread: parent.number, children });
}

function failedOf(state: WfRunState, nodeRun: NodeRun): number[] {
  const { nodeType } = nodeRun;
  const numbers =
    nodeType.case === 'waitForThreads'
      ? nodeType.value.threads.map(({ threadRunNumber }) => threadRunNumber)
      : nodeType.case === 'exit'
        ? [...new Set(threadRunOf(state, nodeRun.id?.threadRunNumber ?? 0).childThreadIds)]
        : [];
  return numbers.filter((number) => isFailed(threadRunOf(state, number).status));
}
