/** ResumeWfRun: takes back what StopWfRun did to this ThreadRun, and that alone (littlehorse.md §5.7). */
import { indexOf } from '../aggregate-index.ts';
import { resume } from '../threads/halt.ts';
import { manualHalt } from '../threads/halt-reasons.ts';
import { EMPTY, findWfRun, noWfRun, type Processor, refuse } from './processor.ts';

export const resumeWfRun: Processor<'resume-wf-run'> = (step, { request }) => {
  const state = findWfRun(step, request.wfRunId);
  if (state === undefined) return noWfRun(request.wfRunId);
  const thread = indexOf(state).threads.get(request.threadRunNumber);
  if (thread === undefined) {
    return refuse('INVALID_ARGUMENT', `WfRun ${state.id} has no ThreadRun ${request.threadRunNumber}.`);
  }
  resume(step, state, thread, manualHalt());
  step.touch(state);
  return EMPTY;
};
