/** A ThreadRun ends: those who wait for it are woken, and what it was the handler of goes on or fails with it. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { type FailureBeingHandled, type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { nodeRunOf, threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { isFailed, isTerminal } from '../lifecycle.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endWfRun } from './end-wf-run.ts';
import { failureMessage, failureOf } from './failure.ts';
import { haltChildren, resume } from './halt.ts';
import { handlingFailure, interrupted } from './halt-reasons.ts';
import { archiveEnded } from './thread-limit.ts';
import { markFailedChildrenHandled } from './mark-children-handled.ts';

interface Ending {
  readonly thread: ThreadRun;
  readonly status: LHStatus;
  readonly message?: string;
  /** A handler of this ThreadRun failed: while it ran, the other children were held already. */
  readonly isByHandler?: boolean;
  /** One that failed has none on the real server, but where it fails as it leaves a handled NodeRun (observed on 1.2.1). */
  readonly hasEndTime?: boolean;
}

/** A handler's end may end its parent, and so on upward: a loop, because handlers nest as deep as they like. */
export function endThread(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  status: LHStatus,
  message?: string,
  hasEndTime = false,
): void {
  let ending: Ending | undefined = { thread, status, message, hasEndTime };
  while (ending !== undefined) ending = endOne(step, state, ending);
  archiveEnded(step, state);
}

function endOne(step: Deciding, state: WfRunState, ending: Ending): Ending | undefined {
  const { thread, status, message } = ending;
  step.emit(state.id, 'thread-run-status-changed', {
    thread: thread.number,
    status,
    errorMessage: message,
    ...(ending.hasEndTime ? { hasEndTime: true } : step.endTime(state, status)),
  });
  for (const { interruptedThreadId, externalEventId } of [...state.wfRun.pendingInterrupts]) {
    if (interruptedThreadId !== thread.number || externalEventId === undefined) continue;
    step.emit(state.id, 'pending-interrupt-removed', { thread: thread.number, event: externalEventId });
  }
  if (state.wfRun.pendingFailures.some(({ failedThreadRun }) => failedThreadRun === thread.number)) {
    step.emit(state.id, 'pending-failure-removed', { thread: thread.number });
  }
  step.endRound(state);
  if (isFailed(status)) haltChildren(step, state, thread, ending.isByHandler);
  setRetention(step, state, thread);
  wakeWaiters(step, state, thread.number);
  if (thread.parentThreadId === undefined) {
    endWfRun(step, state, status);
    return undefined;
  }
  const parent = threadRunOf(state, thread.parentThreadId);
  if (thread.type === ThreadType.FAILURE_HANDLER) return handlerEnded(step, state, thread, parent);
  if (thread.type === ThreadType.INTERRUPT) return interruptEnded(step, state, thread, parent);
  step.wake(state, parent.number);
  return undefined;
}

function wakeWaiters(step: Deciding, state: WfRunState, awaited: number): void {
  for (const nodeRun of indexOf(state).threadWaits.get(awaited)?.values() ?? []) {
    step.wake(state, nodeRun.id?.threadRunNumber ?? 0);
  }
}

function setRetention(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const policy = step.threadSpec(state, thread.threadSpecName, thread)?.retentionPolicy?.threadGcPolicy;
  if (policy?.case === undefined) return;
  const at = step.now + Number(policy.value) * 1000;
  const id = `thread-retention/${thread.number}`;
  step.emit(state.id, 'timer-set', {
    timer: { id, at, kind: 'thread-retention', threadRunNumber: thread.number },
  });
}

function handlerEnded(
  step: Deciding,
  state: WfRunState,
  handler: ThreadRun,
  parent: ThreadRun,
): Ending | undefined {
  const handled = handler.failureBeingHandled;
  if (handled === undefined) {
    // A handler of one failed child: the WAIT_FOR_THREADS NodeRun that awaits that child looks again.
    wakeWaiters(step, state, parent.number);
    return undefined;
  }
  if (isTerminal(parent.status)) return undefined;
  if (isFailed(handler.status)) {
    // The NodeRun keeps its own Failure; the ThreadRun takes the handler's class and message.
    return { thread: parent, status: handler.status, message: handler.errorMessage, isByHandler: true };
  }
  markHandled(step, state, handled);
  resume(step, state, parent, handlingFailure(handler.number));
  return undefined;
}

function markHandled(step: Deciding, state: WfRunState, handled: FailureBeingHandled): void {
  const { threadRunNumber: thread, nodeRunPosition: position, failureNumber } = handled;
  const failure = { thread, position, failureNumber };
  for (const each of [failure, ...step.shared.with(state, failure)]) {
    step.emit(state.id, 'failure-handled', each);
  }
  if (nodeRunOf(state, thread, position).status === LHStatus.COMPLETED) {
    step.emit(state.id, 'node-run-status-changed', { thread, position, status: LHStatus.ERROR });
  }
  markFailedChildrenHandled(step, state, nodeRunOf(state, thread, position));
}

function interruptEnded(
  step: Deciding,
  state: WfRunState,
  handler: ThreadRun,
  parent: ThreadRun,
): Ending | undefined {
  if (isTerminal(parent.status)) return undefined;
  if (isFailed(handler.status)) return failInterrupted(step, state, handler, parent);
  resume(step, state, parent, interrupted(handler.number));
  return undefined;
}

/** The handler's Failure is the NodeRun's too, and no handler of the Node may have it. */
function failInterrupted(step: Deciding, state: WfRunState, handler: ThreadRun, parent: ThreadRun): Ending {
  const message = `Interrupt thread with id ${handler.number} failed: ${handler.errorMessage ?? ''}`;
  const failure = { ...failureOf(state, handler), message };
  const { number: thread, currentNodePosition: position } = parent;
  closeNodeRun(step, state, nodeRunOf(state, thread, position));
  const { status } = failure;
  const failed = { thread, position, status, failure: failureMessage(failure) };
  step.emit(state.id, 'node-run-failed', { ...failed, when: 'interrupted' });
  const failureNumber = nodeRunOf(state, thread, position).failures.length - 1;
  step.shared.note(state, { thread, position, failureNumber }, undefined);
  return { thread: parent, status, message, isByHandler: true };
}
