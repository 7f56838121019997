/** A NodeRun fails: its handler waits for the ThreadRun to be HALTED, or the ThreadRun fails with it (§5.3). */
import { threadRunOf } from '../appliers/find.ts';
import type { Outcome, Visit } from '../nodes/node-behaviour.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endThread } from './end-thread.ts';
import { failureMessage } from './failure.ts';
import { halt } from './halt.ts';
import { pendingFailure } from './halt-reasons.ts';
import { matchFailureHandler } from './match-failure-handler.ts';

type Failed = Pick<Extract<Outcome, { kind: 'fail' }>, 'failure' | 'when' | 'repeats'>;

export function failNode(visit: Visit, { failure, when, repeats }: Failed, mayBeHandled = true): void {
  const { step, state, thread, nodeRun, node, at } = visit;
  closeNodeRun(step, state, nodeRun);
  const failed = { ...at, status: failure.status, failure: failureMessage(failure), when };
  step.emit(state.id, 'node-run-failed', failed);
  step.shared.note(state, { ...at, failureNumber: nodeRun.failures.length - 1 }, repeats);
  const handler = mayBeHandled ? matchFailureHandler(node.failureHandlers, failure) : undefined;
  // A handler that names a missing ThreadSpec is accepted at registration (littlehorse.md §2.3): nobody handles then.
  if (handler === undefined || step.threadSpec(state, handler.handlerSpecName) === undefined) {
    endThread(step, state, thread, failure.status, failure.message);
    showAwaitedThreads(visit);
    return;
  }
  step.emit(state.id, 'pending-failure-added', {
    thread: thread.number,
    handlerSpecName: handler.handlerSpecName,
  });
  halt(step, state, thread, pendingFailure(at.position));
  showAwaitedThreads(visit);
  step.wake(state, thread.number);
}

/** A WAIT_FOR_THREADS NodeRun that failed shows how it has left its ThreadRuns: the others are halted now. */
function showAwaitedThreads({ step, state, nodeRun: { nodeType }, at }: Visit): void {
  if (nodeType.case !== 'waitForThreads') return;
  for (const { threadRunNumber: number, threadStatus, waitingStatus } of nodeType.value.threads) {
    const { status } = threadRunOf(state, number);
    if (status === threadStatus) continue;
    step.emit(state.id, 'awaited-thread-changed', { ...at, number, status, waitingStatus });
  }
}
