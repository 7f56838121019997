/** A ThreadRun is HALTED: the handlers that waited for this start now (littlehorse.md §5.3, §6.3). */
import { create } from '@bufbuild/protobuf';
import { FailureBeingHandledSchema, type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { nodeRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { nullValue } from '../values/null-value.ts';
import { resume } from './halt.ts';
import { handlingFailure, pendingFailure } from './halt-reasons.ts';
import { startPendingInterrupts } from './interrupt.ts';
import { startThreadRun } from './start-thread-run.ts';

export function startPendingHandlers(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  const pending = state.wfRun.pendingFailures.find(
    ({ failedThreadRun }) => failedThreadRun === thread.number,
  );
  if (pending !== undefined) startFailureHandler(step, state, thread, pending.handlerSpecName);
  startPendingInterrupts(step, state, thread);
}

function startFailureHandler(
  step: Deciding,
  state: WfRunState,
  thread: ThreadRun,
  threadSpecName: string,
): void {
  const { number, currentNodePosition: nodeRunPosition } = thread;
  const { failures } = nodeRunOf(state, number, nodeRunPosition);
  step.emit(state.id, 'pending-failure-removed', { thread: number });
  const handler = startThreadRun(step, state, {
    threadSpecName,
    type: ThreadType.FAILURE_HANDLER,
    parent: number,
    failureBeingHandled: create(FailureBeingHandledSchema, {
      threadRunNumber: number,
      nodeRunPosition,
      failureNumber: failures.length - 1,
    }),
    inputs: new Map([['INPUT', failures.at(-1)?.content ?? nullValue()]]),
  });
  const failure = { thread: number, position: nodeRunPosition, failureNumber: failures.length - 1 };
  for (const each of step.shared.with(state, failure)) {
    step.emit(state.id, 'failure-handler-shared', { ...each, handler });
  }
  step.emit(state.id, 'halt-reason-added', { thread: number, reason: handlingFailure(handler) });
  resume(step, state, thread, pendingFailure(nodeRunPosition));
}
