/** A WfRun goes away with everything in it, running or not; child WfRuns stay (littlehorse.md §5.9). */
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { withdrawAll } from '../tasks/task-attempts.ts';
import { indexOf } from '../aggregate-index.ts';
import { closeNodeRun } from './close-node-run.ts';
import { wakeWaitersOfWfRun } from './wake-wf-run-waiters.ts';

/** A NodeRun in another WfRun that waits for it fails with CHILD_FAILURE. */
export function deleteWfRun(step: Deciding, state: WfRunState): void {
  withdrawAll(step, state);
  for (const waiting of indexOf(state).eventWaits.values()) {
    for (const nodeRun of [...waiting.values()]) closeNodeRun(step, state, nodeRun);
  }
  wakeWaitersOfWfRun(step, state);
  step.forget(state);
  step.emit(state.id, 'wf-run-deleted', {});
}
