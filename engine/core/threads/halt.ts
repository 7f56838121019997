/** Halting and resuming ThreadRuns by their halt reasons (littlehorse.md §4.1, §5.7). */
import { equals } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import {
  type ThreadHaltReason,
  ThreadHaltReasonSchema,
  type ThreadRun,
  ThreadType,
} from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isFailed, isTerminal } from '../lifecycle.ts';
import { parentHalted } from './halt-reasons.ts';
import { cancelHalted } from '../user-tasks/cancel-halted.ts';
import { isBusy, visitOf } from './visit.ts';

const HARD = new Set<string | undefined>(['manualHalt', 'parentHalted', 'haltedByParent']);

/** Halted by somebody outside, not only by its own interrupts and failure handlers, which then have to wait too. */
const isHeldFromOutside = ({ haltReasons }: ThreadRun): boolean =>
  haltReasons.some(({ reason }) => HARD.has(reason.case));

const isInterrupted = (reasons: readonly ThreadHaltReason[]): boolean =>
  reasons.some(({ reason }) => reason.case === 'interrupted' || reason.case === 'pendingInterrupt');

/** The reason of a handler that has ended stays when its ThreadRun is rescued, as on the real server, but holds nobody. */
function reasonsThatHold(state: WfRunState, { haltReasons }: ThreadRun): ThreadHaltReason[] {
  const { threads } = indexOf(state);
  return haltReasons.filter(({ reason }) => {
    let handler: number | undefined;
    if (reason.case === 'interrupted') handler = reason.value.interruptThreadId;
    if (reason.case === 'handlingFailure') handler = reason.value.handlerThreadId;
    return handler === undefined || !isTerminal(threads.get(handler)?.status ?? LHStatus.COMPLETED);
  });
}

/**
 * While a ThreadRun waits for its own handler, that handler runs and its other children stand still. Interrupts run
 * beside each other; a failure handler waits for them.
 */
function mustChildHalt(state: WfRunState, parent: ThreadRun, child: ThreadRun): boolean {
  if (isFailed(parent.status) || isHeldFromOutside(parent)) return true;
  const reasons = reasonsThatHold(state, parent);
  if (child.type === ThreadType.FAILURE_HANDLER) return isInterrupted(reasons);
  return reasons.length > 0 && child.type === ThreadType.CHILD;
}

/**
 * Adds the reason, and to all descendants that they are halted by their parent: once more each time, as on the real
 * server, and for a failure handler twice, because `child_thread_ids` has it twice. A ThreadRun is HALTING while its Node
 * is busy or a child that must halt has not; then it is HALTED.
 */
export function halt(step: Deciding, state: WfRunState, thread: ThreadRun, reason: ThreadHaltReason): void {
  const reached: ThreadRun[] = [];
  const todo = [{ thread, reason }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { thread: halted, reason: why } = next;
    if (isTerminal(halted.status) || (halted === thread && hasReason(halted, why) && !isFromParent(why)))
      continue;
    step.emit(state.id, 'halt-reason-added', { thread: halted.number, reason: why });
    reached.push(halted);
    for (const child of childrenToHalt(state, halted)) {
      // Interrupts run beside each other, also while their ThreadRun is stopped.
      if (why.reason.case === 'pendingInterrupt' && child.type === ThreadType.INTERRUPT) continue;
      todo.push({ thread: child, reason: parentHalted(halted.number) });
    }
  }
  // Descendants first: whether a ThreadRun is HALTED depends on them.
  for (const each of reached.reverse()) settle(step, state, each);
  showHaltOfEntrypoint(step, state);
}

/**
 * The ThreadRun has failed: its live descendants are halted, for ever unless it is rescued. `unlessHeld`: those that it
 * holds already stay as they are.
 */
export function haltChildren(step: Deciding, state: WfRunState, thread: ThreadRun, unlessHeld = false): void {
  const reason = parentHalted(thread.number);
  for (const child of childrenToHalt(state, thread)) {
    if (!unlessHeld || !hasReason(child, reason)) halt(step, state, child, reason);
  }
}

const isFromParent = ({ reason }: ThreadHaltReason): boolean => reason.case === 'parentHalted';

const hasReason = (thread: ThreadRun, reason: ThreadHaltReason): boolean =>
  thread.haltReasons.some((known) => equals(ThreadHaltReasonSchema, known, reason));

const liveChildren = (state: WfRunState, thread: ThreadRun): ThreadRun[] =>
  [...(indexOf(state).liveChildren.get(thread.number) ?? [])].map((child) => threadRunOf(state, child));

/** As often as `child_thread_ids` has them, also those that are HALTED already. */
const childrenToHalt = (state: WfRunState, thread: ThreadRun): ThreadRun[] =>
  thread.childThreadIds
    .map((child) => threadRunOf(state, child))
    .filter((child) => !isTerminal(child.status) && mustChildHalt(state, thread, child))
    .reverse();

/** Moves a ThreadRun that has halt reasons, and its NodeRun, as near to HALTED as they can be now. */
function settle(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  if (thread.status !== LHStatus.RUNNING && thread.status !== LHStatus.HALTING) return;
  const visit = visitOf(step, state, thread);
  const isOnNode = !isTerminal(visit.nodeRun.status);
  const isNodeBusy = isOnNode && isBusy(visit);
  const nodeStatus = isNodeBusy ? LHStatus.HALTING : LHStatus.HALTED;
  if (isOnNode && visit.nodeRun.status !== nodeStatus) {
    step.emit(state.id, 'node-run-status-changed', { ...visit.at, status: nodeStatus });
    if (!isNodeBusy) cancelHalted(step, state, visit.nodeRun);
  }
  const status = isNodeBusy || hasMovingChildren(state, thread) ? LHStatus.HALTING : LHStatus.HALTED;
  if (status === thread.status) return;
  step.emit(state.id, 'thread-run-status-changed', { thread: thread.number, status });
  if (thread.parentThreadId !== undefined) step.wake(state, thread.parentThreadId);
  if (status === LHStatus.HALTED) step.wake(state, thread.number);
}

const hasMovingChildren = (state: WfRunState, thread: ThreadRun): boolean =>
  liveChildren(state, thread).some(
    (child) =>
      child.status === LHStatus.HALTING ||
      (child.status !== LHStatus.HALTED && mustChildHalt(state, thread, child)),
  );

/** A HALTING ThreadRun may be HALTED now. */
export function finishHalting(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  settle(step, state, thread);
  showHaltOfEntrypoint(step, state);
}

/** As often as it is there. */
export function dropReason(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  reason: ThreadHaltReason,
): void {
  while (hasReason(thread, reason)) {
    step.emit(state.id, 'halt-reason-removed', { thread: thread.number, reason });
  }
}

/** Takes the reason away. The ThreadRun, and those that it held, go on in their next turns if nothing else holds them. */
export function resume(step: Deciding, state: WfRunState, thread: ThreadRun, reason: ThreadHaltReason): void {
  if (!hasReason(thread, reason)) return;
  dropReason(step, state, thread, reason);
  step.wake(state, thread.number);
  wakeChildren(step, state, thread);
  showHaltOfEntrypoint(step, state);
}

function wakeChildren(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  for (const { number } of liveChildren(state, thread)) step.wake(state, number);
}

/**
 * The turn of a HALTED ThreadRun: its parent may hold it no longer, and without any reason left it is RUNNING. It moves in
 * its next turn, as on the real server. One that is HALTING stays so until it is HALTED, whoever resumes it.
 */
export function release(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  if (thread.status !== LHStatus.HALTED) return;
  const { parentThreadId } = thread;
  const parent = parentThreadId === undefined ? undefined : indexOf(state).threads.get(parentThreadId);
  if (parent !== undefined && !isTerminal(parent.status) && !mustChildHalt(state, parent, thread)) {
    resume(step, state, thread, parentHalted(parent.number));
  }
  if (thread.haltReasons.length === 0) run(step, state, thread);
}

function run(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  step.emit(state.id, 'thread-run-status-changed', { thread: thread.number, status: LHStatus.RUNNING });
  const { nodeRun, at } = visitOf(step, state, thread);
  if (!isTerminal(nodeRun.status)) {
    step.emit(state.id, 'node-run-status-changed', { ...at, status: LHStatus.RUNNING });
  }
  step.wake(state, thread.number);
  wakeChildren(step, state, thread);
  // A WAIT_FOR_THREADS NodeRun shows how its ThreadRuns are.
  if (thread.parentThreadId !== undefined) step.wake(state, thread.parentThreadId);
  showHaltOfEntrypoint(step, state);
}

/** WfRun.status is HALTED while StopWfRun holds the entrypoint ThreadRun (littlehorse.md §11, row 27: fixed). */
function showHaltOfEntrypoint(step: Deciding, state: WfRunState): void {
  const { wfRun } = state;
  if (wfRun.status !== LHStatus.RUNNING && wfRun.status !== LHStatus.HALTED) return;
  const entrypoint = threadRunOf(state, 0);
  const isStopped =
    entrypoint.status === LHStatus.HALTED &&
    entrypoint.haltReasons.some(({ reason }) => reason.case === 'manualHalt');
  const status = isStopped ? LHStatus.HALTED : LHStatus.RUNNING;
  if (status !== wfRun.status && !isTerminal(entrypoint.status)) {
    step.emit(state.id, 'wf-run-status-changed', { status });
  }
}
