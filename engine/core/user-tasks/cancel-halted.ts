/** A halt cancels user tasks (observed on 1.2.1). */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';

// As 1.2.1 says it.
export const WAS_CANCELLED = 'UserTaskRun was cancelled';

/** The NodeRun is HALTED now: its UserTaskRun is CANCELLED, and learns of it each time. Its actions still come. */
export function cancelHalted(step: Deciding, state: WfRunState, { nodeType }: NodeRun): void {
  const guid = nodeType.case === 'userTask' ? nodeType.value.userTaskRunId?.userTaskGuid : undefined;
  if (guid === undefined || !state.userTaskRuns.has(guid)) return;
  step.emit(state.id, 'user-task-run-cancelled', { guid, message: WAS_CANCELLED });
}
