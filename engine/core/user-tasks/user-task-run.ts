/** What happens to a UserTaskRun, whoever asks for it: an RPC or an action of its Node (littlehorse.md §7.2). */
import type { UserTaskRun } from '#api/gen/user_tasks_pb.js';
import type { WfRunState } from '../contract.ts';
import { indexOf } from '../aggregate-index.ts';
import type { Deciding } from '../deciding.ts';
import { isTerminal } from '../lifecycle.ts';
import type { Visit } from '../nodes/node-behaviour.ts';
import { failNode } from '../threads/fail-node.ts';
import { visitOf } from '../threads/visit.ts';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { armActions, delaysOf } from './arm-actions.ts';
import { WAS_CANCELLED } from './cancel-halted.ts';
import { failureOfCancelled } from './failure-of-cancelled.ts';

const guidOf = (run: UserTaskRun): string => run.id?.userTaskGuid ?? '';

/** Where the ThreadRun waits for it; undefined when it has left, or ended. */
export function visitOfUserTask(step: Deciding, state: WfRunState, run: UserTaskRun): Visit | undefined {
  const thread = indexOf(state).threads.get(run.nodeRunId?.threadRunNumber ?? 0);
  if (thread === undefined || thread.currentNodePosition !== run.nodeRunId?.position) return undefined;
  const visit = visitOf(step, state, thread);
  return isTerminal(visit.nodeRun.status) ? undefined : visit;
}

/** Both sides are set, an absent one is cleared. */
export function assign(
  visit: Visit,
  run: UserTaskRun,
  owner: { readonly userId?: string; readonly userGroup?: string },
): void {
  const { step, state, thread } = visit;
  const isOther = owner.userId !== undefined && owner.userId !== run.userId;
  step.emit(state.id, 'user-task-run-assigned', { guid: guidOf(run), ...owner });
  if (!isOther || visit.node.node.case !== 'userTask') return;
  const delays = delaysOf(visit.node.node.value, visit.scope, 'user-changed');
  if (delays.ok) armActions(visit, run, delays.value);
  else if (thread.status === LHStatus.RUNNING) failNode(visit, { failure: delays.error });
}

/**
 * A NodeRun that runs fails. One that is HALTED does not, not even when it is resumed; nor does it matter whether the
 * UserTaskRun was cancelled before (observed on 1.2.1).
 */
export function cancel(step: Deciding, state: WfRunState, run: UserTaskRun): void {
  step.emit(state.id, 'user-task-run-cancelled', { guid: guidOf(run), message: WAS_CANCELLED });
  const visit = visitOfUserTask(step, state, run);
  if (visit?.nodeRun.status === LHStatus.RUNNING) failNode(visit, { failure: failureOfCancelled(visit) });
  step.touch(state);
}
