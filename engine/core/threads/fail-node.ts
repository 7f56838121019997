/** A NodeRun fails: its handler waits for the ThreadRun to be HALTED, or the ThreadRun fails with it (§5.3). */
import type { Outcome, Visit } from '../nodes/node-behaviour.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endThread } from './end-thread.ts';
import { failureMessage } from './failure.ts';
import { halt } from './halt.ts';
import { pendingFailure } from './halt-reasons.ts';
import { matchFailureHandler } from './match-failure-handler.ts';

type Failed = Pick<Extract<Outcome, { kind: 'fail' }>, 'failure' | 'when'>;

export function failNode(visit: Visit, { failure, when }: Failed, mayBeHandled = true): void {
  const { step, state, thread, nodeRun, node, at } = visit;
  closeNodeRun(step, state, nodeRun);
  const failed = { ...at, status: failure.status, failure: failureMessage(failure), when };
  step.emit(state.id, 'node-run-failed', failed);
  const handler = mayBeHandled ? matchFailureHandler(node.failureHandlers, failure) : undefined;
  // A handler that names a missing ThreadSpec is accepted at registration (littlehorse.md §2.3): nobody handles then.
  if (handler === undefined || step.threadSpec(state, handler.handlerSpecName) === undefined) {
    endThread(step, state, thread, failure.status, failure.message);
    return;
  }
  step.emit(state.id, 'pending-failure-added', {
    thread: thread.number,
    handlerSpecName: handler.handlerSpecName,
  });
  halt(step, state, thread, pendingFailure(at.position));
  step.wake(state, thread.number);
}
