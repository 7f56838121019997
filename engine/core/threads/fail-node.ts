/** A NodeRun fails: its handler waits for the ThreadRun to be HALTED, or the ThreadRun fails with it (§5.3). */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { FailureHandlerDef } from '#api/gen/wf_spec_pb.js';
import { WaitForThreadsRun_WaitingThreadStatus as WaitingStatus } from '#api/gen/node_run_pb.js';
import { threadRunOf } from '../appliers/find.ts';
import type { Outcome, Visit } from '../nodes/node-behaviour.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endThread } from './end-thread.ts';
import { type FailureGiven, failureMessage } from './failure.ts';
import { halt } from './halt.ts';
import { pendingFailure } from './halt-reasons.ts';
import { tooManyThreads } from './thread-limit.ts';
import { matchFailureHandler } from './match-failure-handler.ts';

type Failed = Pick<Extract<Outcome, { kind: 'fail' }>, 'failure' | 'when' | 'repeats'>;

/** `hasEndTime`: the ThreadRun has just left a NodeRun whose handler is done (end-thread.ts). */
export function failNode(
  visit: Visit,
  { failure, when, repeats }: Failed,
  mayBeHandled = true,
  hasEndTime = false,
): void {
  const { step, state, thread, nodeRun, at } = visit;
  closeNodeRun(step, state, nodeRun);
  const handler = mayBeHandled ? handlerFor(visit, failure) : undefined;
  // The NodeRun has done its work: only when the handler of an Edge has completed is it failed (observed on 1.2.1). One whose
  // failure was handled stays as that left it, EXCEPTION also when its ThreadRun ends with an ERROR of the Edge behind.
  const left = when === 'after-handler' ? nodeRun.status : failure.status;
  const status = handler !== undefined && when === 'leaving' ? LHStatus.COMPLETED : left;
  step.emit(state.id, 'node-run-failed', { ...at, status, failure: failureMessage(failure), when });
  step.shared.note(state, { ...at, failureNumber: nodeRun.failures.length - 1 }, repeats);
  const limit = handler && tooManyThreads(state, 1);
  if (limit !== undefined) {
    step.emit(state.id, 'node-run-failed', {
      ...at,
      status: limit.status,
      failure: failureMessage(limit),
      when,
    });
    return endThread(step, state, thread, limit.status, limit.message, hasEndTime);
  }
  if (handler === undefined) {
    endThread(step, state, thread, failure.status, failure.message, hasEndTime);
    showAwaitedThreads(visit);
    return;
  }
  step.emit(state.id, 'pending-failure-added', {
    thread: thread.number,
    handlerSpecName: handler.handlerSpecName,
  });
  halt(step, state, thread, pendingFailure(at.position));
  showAwaitedThreads(visit, true);
  step.wake(state, thread.number);
}

/** One that names a missing ThreadSpec is accepted at registration (littlehorse.md §2.3): nobody handles then. */
function handlerFor(
  { step, state, thread, node }: Visit,
  failure: FailureGiven,
): FailureHandlerDef | undefined {
  const handler = matchFailureHandler(node.failureHandlers, failure);
  return handler && step.threadSpec(state, handler.handlerSpecName, thread) && handler;
}

/**
 * A WAIT_FOR_THREADS NodeRun that failed its ThreadRun shows how it has left its ThreadRuns: the others are halted now. One
 * whose failure is handled shows that of those before the first that failed alone (asked of 1.2.1).
 */
function showAwaitedThreads({ step, state, nodeRun: { nodeType }, at }: Visit, isHandled = false): void {
  if (nodeType.case !== 'waitForThreads') return;
  for (const { threadRunNumber: number, threadStatus, waitingStatus } of nodeType.value.threads) {
    const { status } = threadRunOf(state, number);
    if (isHandled && waitingStatus === WaitingStatus.THREAD_UNSUCCESSFUL) return;
    if (status === threadStatus) continue;
    step.emit(state.id, 'awaited-thread-changed', { ...at, number, status, waitingStatus });
  }
}
