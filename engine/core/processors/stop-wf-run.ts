/** StopWfRun: halts a ThreadRun and all below it until it is resumed (littlehorse.md §5.7). */
import { indexOf } from '../aggregate-index.ts';
import { halt } from '../threads/halt.ts';
import { manualHalt } from '../threads/halt-reasons.ts';
import { EMPTY, findWfRun, noWfRun, type Processor, refuse } from './processor.ts';

/** Stopping twice, or what has ended, is OK and does nothing. */
export const stopWfRun: Processor<'stop-wf-run'> = (step, { request }) => {
  const state = findWfRun(step, request.wfRunId);
  if (state === undefined) return noWfRun(request.wfRunId);
  const thread = indexOf(state).threads.get(request.threadRunNumber);
  if (thread === undefined) {
    return refuse('INVALID_ARGUMENT', `WfRun ${state.id} has no ThreadRun ${request.threadRunNumber}.`);
  }
  halt(step, state, thread, manualHalt());
  step.touch(state);
  return EMPTY;
};
