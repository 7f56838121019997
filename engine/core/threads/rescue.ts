/** Brings a failed ThreadRun back to life, and the ancestors that failed with it (littlehorse.md §5.8). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ThreadRun } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { nodeRunKey } from '../ids.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';
import { isFailed, isTerminal } from '../lifecycle.ts';
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
  if (skip) skipNode(step, state, thread);
  // From the top: children that were halted with a failed ancestor go on, the rescued line among them.
  for (const each of failed.toReversed()) releaseTree(step, state, each);
  for (const each of failed) step.wake(state, each.number);
  if (failed.at(-1)?.number === 0) rescueParentWfRun(step, state);
}

/** A ThreadRun of the parent WfRun that failed because this WfRun did waits for it again (observed on 1.2.1). */
function rescueParentWfRun(step: Deciding, { wfRun }: WfRunState): void {
  const waiting = wfRun.parentTrigger?.waitingNodeRun;
  const parent = waiting?.wfRunId && step.world.wfRun(wfRunIdText(waiting.wfRunId));
  const thread = parent && indexOf(parent).threads.get(waiting.threadRunNumber);
  if (thread?.status !== LHStatus.ERROR || thread.currentNodePosition !== waiting?.position) return;
  rescue(step, parent as WfRunState, thread, false);
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

/** The reason of a handler that has ended stays, as on the real server, but holds nobody. */
function isStillHeld(state: WfRunState, { haltReasons }: ThreadRun): boolean {
  const { threads } = indexOf(state);
  return haltReasons.some(({ reason }) => {
    let handler: number | undefined;
    if (reason.case === 'interrupted') handler = reason.value.interruptThreadId;
    if (reason.case === 'handlingFailure') handler = reason.value.handlerThreadId;
    return handler === undefined || !isTerminal(threads.get(handler)?.status ?? LHStatus.COMPLETED);
  });
}

/** RUNNING, or HALTED while something still holds it: an interrupt, or a handler that was itself rescued. */
function revive(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const parent = thread.parentThreadId;
  const held = parent === undefined ? undefined : parentHalted(parent);
  if (held !== undefined) dropReason(step, state, thread, held);
  const status = isStillHeld(state, thread) ? LHStatus.HALTED : LHStatus.RUNNING;
  step.emit(state.id, 'thread-run-status-changed', { thread: thread.number, status });
  clearTimer(step, state, `thread-retention/${thread.number}`);
}

/**
 * The ThreadRun leaves the Node in this command; one that is still held must be told so when it goes on, by a Failure
 * that counts as handled.
 */
function skipNode(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const { number, currentNodePosition: position } = thread;
  if (thread.status === LHStatus.RUNNING) {
    step.skipped.add(thread);
    return;
  }
  const failures = state.nodeRuns.get(nodeRunKey(number, position))?.failures ?? [];
  step.emit(state.id, 'node-run-skipped', { thread: number, position, failureNumber: failures.length - 1 });
}
