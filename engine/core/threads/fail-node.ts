/** A NodeRun fails: its handler is started, or its ThreadRun fails with it (littlehorse.md §5.3). */
import { create } from '@bufbuild/protobuf';
import { FailureBeingHandledSchema, ThreadType } from '#api/gen/wf_run_pb.js';
import type { Visit } from '../nodes/node-behaviour.ts';
import { nullValue } from '../values/null-value.ts';
import { closeNodeRun } from './close-node-run.ts';
import { endThread } from './end-thread.ts';
import { type FailureGiven, failureMessage } from './failure.ts';
import { halt } from './halt.ts';
import { handlingFailure } from './halt-reasons.ts';
import { matchFailureHandler } from './match-failure-handler.ts';
import { startThreadRun } from './start-thread-run.ts';

export function failNode(visit: Visit, failure: FailureGiven, mayBeHandled = true): void {
  const { step, state, thread, nodeRun, node, at } = visit;
  closeNodeRun(step, state, nodeRun);
  const failed = { ...at, status: failure.status, failure: failureMessage(failure) };
  step.emit(state.id, 'node-run-failed', failed);
  const handler = mayBeHandled ? matchFailureHandler(node.failureHandlers, failure) : undefined;
  // A handler that names a missing ThreadSpec is accepted at registration (littlehorse.md §2.3): nobody handles then.
  if (handler === undefined || step.threadSpec(state, handler.handlerSpecName) === undefined) {
    endThread(step, state, thread, failure.status, failure.message);
    return;
  }
  const handlerThreadId = state.wfRun.greatestThreadrunNumber + 1;
  halt(step, state, thread, handlingFailure(handlerThreadId));
  startThreadRun(step, state, {
    threadSpecName: handler.handlerSpecName,
    type: ThreadType.FAILURE_HANDLER,
    parent: thread.number,
    failureBeingHandled: create(FailureBeingHandledSchema, {
      threadRunNumber: thread.number,
      nodeRunPosition: at.position,
      failureNumber: nodeRun.failures.length - 1,
    }),
    inputs: new Map([['INPUT', failure.content ?? nullValue()]]),
  });
}
