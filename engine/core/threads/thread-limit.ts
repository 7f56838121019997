/**
 * How many ThreadRuns a WfRun has. A real 1.2.1 takes 65 and puts ended ones away as the number comes near it (asked of it:
 * what it has archived counts no more, and GetInactiveThreadRun shows it), so that only what runs can be too many.
 */
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { error, type FailureGiven } from './failure.ts';

/** What the real server has unless it is told otherwise. */
const THREAD_RUNS_MAX = 65;
/** Nine tenths of it: 64 threads started at once and ended one by one leave 57 beside 8 archived ones. */
const ARCHIVED_FROM = 58;

/** Why so many more cannot start; undefined: they can. */
export function tooManyThreads({ wfRun }: WfRunState, more: number): FailureGiven | undefined {
  const count = wfRun.threadRuns.length + more;
  if (count <= THREAD_RUNS_MAX) return undefined;
  const most = `the maximum number of ThreadRuns per WfRun: ${THREAD_RUNS_MAX}`;
  const advice = 'Reduce the number of spawned ThreadRuns or increase LHS_X_MAX_THREAD_RUNS_PER_WF_RUN';
  return error('INTERNAL_ERROR', `WfRun would have ${count} ThreadRuns, exceeding ${most}. ${advice}.`);
}

/** All that are COMPLETED, but the entrypoint's. */
export function archiveEnded(step: Deciding, state: WfRunState): void {
  if (state.wfRun.threadRuns.length < ARCHIVED_FROM) return;
  const ended = state.wfRun.threadRuns.filter(
    ({ number, status }) => number !== 0 && status === LHStatus.COMPLETED,
  );
  for (const { number: thread } of ended) step.emit(state.id, 'thread-run-archived', { thread });
}
