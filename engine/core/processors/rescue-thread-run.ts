/** RescueThreadRun: a ThreadRun in ERROR goes on, and its failed ancestors with it (littlehorse.md §5.8). */
import { clone } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { type ThreadRun, WfRunSchema } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { Refusal, WfRunState } from '../contract.ts';
import { nodeRunKey } from '../ids.ts';
import { rescue } from '../threads/rescue.ts';
import { findWfRun, noWfRun, type Processor, refuse } from './processor.ts';

/** No handler may have run for it, and no ancestor may have dealt with its failure. */
function problemWith(state: WfRunState, thread: ThreadRun): Refusal | undefined {
  const refused = (message: string): Refusal => ({ code: 'FAILED_PRECONDITION', message });
  const { status, number } = thread;
  if (status !== LHStatus.ERROR) {
    return refused(`ThreadRun ${number} is ${LHStatus[status]}: only ERROR can be rescued.`);
  }
  const current = state.nodeRuns.get(nodeRunKey(number, thread.currentNodePosition));
  if (current !== undefined && current.failureHandlerIds.length > 0) {
    return refused(`A failure handler has run for ThreadRun ${number}.`);
  }
  const { threads } = indexOf(state);
  let child = thread;
  while (child.parentThreadId !== undefined) {
    const parent = threads.get(child.parentThreadId);
    if (parent === undefined) return undefined;
    if (parent.handledFailedChildren.includes(child.number) || parent.status === LHStatus.COMPLETED) {
      return refused(`ThreadRun ${parent.number} has dealt with the failure already.`);
    }
    child = parent;
  }
  return undefined;
}

export const rescueThreadRun: Processor<'rescue-thread-run'> = (step, { request }) => {
  const state = findWfRun(step, request.wfRunId);
  if (state === undefined) return noWfRun(request.wfRunId);
  const thread = indexOf(state).threads.get(request.threadRunNumber);
  if (thread === undefined) {
    return refuse('INVALID_ARGUMENT', `WfRun ${state.id} has no ThreadRun ${request.threadRunNumber}.`);
  }
  const refusal = problemWith(state, thread);
  if (refusal !== undefined) return { refusal };
  rescue(step, state, thread, request.skipCurrentNode);
  return { reply: () => clone(WfRunSchema, state.wfRun) };
};
