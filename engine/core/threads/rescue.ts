/** Brings a failed ThreadRun back to life, and the ancestors that failed with it (littlehorse.md §5.8). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { nodeRunKey } from '../ids.ts';
import { isFailed } from '../lifecycle.ts';
import { clearTimer } from './clear-timer.ts';
import { dropReason, releaseTree } from './halt.ts';
import { parentHalted } from './halt-reasons.ts';

/**
 * Every revived ThreadRun makes a new NodeRun of the Node on which it failed: with `skip` the rescued one goes on over
 * the outgoing Edges instead. `error_message` stays (§11, row 31).
 */
export function rescue(step: Deciding, state: WfRunState, thread: ThreadRun, skip: boolean): void {
  const failed = withFailedAncestors(state, thread);
  if (isFailed(state.wfRun.status) && failed.at(-1)?.number === 0) {
    step.emit(state.id, 'wf-run-status-changed', { status: LHStatus.RUNNING });
    clearTimer(step, state, 'wf-run-retention');
  }
  for (const each of failed) revive(step, state, each);
  if (skip) skipFailure(step, state, thread);
  // From the top: children that were halted with a failed ancestor go on, the rescued line among them.
  for (const each of failed.toReversed()) releaseTree(step, state, each);
  for (const each of failed) step.wake(state, each.number);
}

/** The rescued ThreadRun first, the highest failed ancestor last. */
function withFailedAncestors(state: WfRunState, thread: ThreadRun): ThreadRun[] {
  const { threads } = indexOf(state);
  const failed: ThreadRun[] = [];
  for (let at: ThreadRun | undefined = thread; at !== undefined && isFailed(at.status);) {
    failed.push(at);
    at = at.parentThreadId === undefined ? undefined : threads.get(at.parentThreadId);
  }
  return failed;
}

/** RUNNING, or HALTED while something still holds it: an interrupt, or a handler that was itself rescued. */
function revive(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const parent = thread.parentThreadId;
  const held = parent === undefined ? undefined : parentHalted(parent);
  if (held !== undefined) dropReason(step, state, thread, held);
  const status = thread.haltReasons.length > 0 ? LHStatus.HALTED : LHStatus.RUNNING;
  step.emit(state.id, 'thread-run-status-changed', { thread: thread.number, status });
  clearTimer(step, state, `thread-retention/${thread.number}`);
}

/** A Failure that counts as handled lets the ThreadRun leave the Node. */
function skipFailure(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const { number, currentNodePosition: position } = thread;
  const failures = state.nodeRuns.get(nodeRunKey(number, position))?.failures ?? [];
  step.emit(state.id, 'node-run-skipped', { thread: number, position, failureNumber: failures.length - 1 });
}
