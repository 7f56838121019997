/** The entrypoint ThreadRun has ended, and the WfRun with it. */
import type { LHStatus } from '#api/gen/common_enums_pb.js';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { wakeWaitersOfWfRun } from './wake-wf-run-waiters.ts';

export function endWfRun(step: Deciding, state: WfRunState, status: LHStatus): void {
  step.emit(state.id, 'wf-run-status-changed', { status, ...step.endTime(state, status) });
  step.noteEnd(state);
  const policy = step.wfSpec(state).retentionPolicy?.wfGcPolicy;
  if (policy?.case !== undefined) {
    const at = step.now + Number(policy.value) * 1000;
    step.emit(state.id, 'timer-set', { timer: { id: 'wf-run-retention', at, kind: 'wf-run-retention' } });
  }
  wakeWaitersOfWfRun(step, state);
}
