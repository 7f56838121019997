/** RescueThreadRun: a ThreadRun in ERROR goes on, and its failed ancestors with it (littlehorse.md §5.8). */
import { clone } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { type ThreadRun, WfRunSchema } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { Refusal, WfRunState } from '../contract.ts';
import type { RescueThreadRunRequest } from '#api/gen/service_pb.js';
import { threadRunOf } from '../appliers/find.ts';
import { Deciding } from '../deciding.ts';
import { ScratchWorld } from '../scratch-world.ts';
import type { FailureGiven } from '../threads/failure.ts';
import { advanceThread } from '../threads/advance-thread.ts';
import { rescue } from '../threads/rescue.ts';
import { findWfRun, noWfRun, type Processor, refuse } from './processor.ts';

/** No ancestor may have dealt with its failure. That a handler has failed of it does not matter (observed on 1.2.1). */
function problemWith(state: WfRunState, thread: ThreadRun): Refusal | undefined {
  const refused = (message: string): Refusal => ({ code: 'FAILED_PRECONDITION', message });
  const { status, number } = thread;
  if (status !== LHStatus.ERROR) {
    return refused(`ThreadRun ${number} is ${LHStatus[status]}: only ERROR can be rescued.`);
  }
  const { threads } = indexOf(state);
  let child = thread;
  while (child.parentThreadId !== undefined) {
    const parent = threads.get(child.parentThreadId);
    if (parent === undefined) return undefined;
    if (parent.handledFailedChildren.includes(child.number)) {
      return refused(`ThreadRun ${parent.number} has dealt with the failure already.`);
    }
    child = parent;
  }
  return undefined;
}

/** Why it would fail: a ThreadRun that can't even come to its Node is not rescued (observed on 1.2.1). */
function tried(
  { world, now, nodes }: Deciding,
  wfRunId: string,
  { threadRunNumber, skipCurrentNode }: RescueThreadRunRequest,
): FailureGiven | undefined {
  let minted = 0;
  const step = new Deciding(
    new ScratchWorld(world),
    { now, mint: () => `tried${(minted += 1)}` },
    nodes,
    advanceThread,
  );
  const state = step.world.wfRun(wfRunId) as WfRunState;
  return rescue(step, state, threadRunOf(state, threadRunNumber), skipCurrentNode);
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
  const failure = tried(step, state.id, request);
  if (failure !== undefined) {
    return refuse('FAILED_PRECONDITION', `Could not rescue threadRun: ${failure.message}`);
  }
  rescue(step, state, thread, request.skipCurrentNode);
  return { reply: () => clone(WfRunSchema, state.wfRun) };
};
