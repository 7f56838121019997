/** Wakes the ThreadRuns, in other WfRuns, whose WAIT_FOR_CHILD_WF NodeRuns wait for this WfRun. */
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';

export function wakeWaitersOfWfRun(step: Deciding, state: WfRunState): void {
  const { id, parentTrigger } = state.wfRun;
  const parent = id?.parentWfRunId && step.world.wfRun(wfRunIdText(id.parentWfRunId));
  if (parent !== undefined) {
    // The real server gives all its ThreadRuns their turns, beginning with the first.
    step.endRound(parent);
    step.touch(parent);
    for (const nodeRun of indexOf(parent).childWfRunWaits.get(state.id)?.values() ?? []) {
      step.wake(parent, nodeRun.id?.threadRunNumber ?? 0);
    }
  }
  const waiting = parentTrigger?.waitingNodeRun;
  const waiter = waiting?.wfRunId && step.world.wfRun(wfRunIdText(waiting.wfRunId));
  if (waiter !== undefined && waiting !== undefined) step.wake(waiter, waiting.threadRunNumber);
}
