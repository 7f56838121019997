/** DeleteWfRun: in any status, and OK when there is none (littlehorse.md §5.9). */
import { deleteWfRun as remove } from '../threads/delete-wf-run.ts';
import { EMPTY, findWfRun, type Processor, refuse } from './processor.ts';

export const deleteWfRun: Processor<'delete-wf-run'> = (step, { request }) => {
  if (request.id === undefined) return refuse('INVALID_ARGUMENT', 'id is missing.');
  const state = findWfRun(step, request.id);
  if (state !== undefined) remove(step, state);
  return EMPTY;
};
