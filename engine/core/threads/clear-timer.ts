/** A timer that nobody needs any more. */
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';

/** Does nothing when it is not set. */
export function clearTimer(step: Deciding, state: WfRunState, id: string): void {
  if (state.timers.has(id)) step.emit(state.id, 'timer-cleared', { id });
}
