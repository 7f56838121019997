/** Time has passed: every timer of the WfRun that is due fires, in the order of the instants. */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { indexOf, nextDeadline } from '../aggregate-index.ts';
import { nodeRunOf, taskRunOf, threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import { mayClaim } from '../events/claim-event.ts';
import type { Deciding } from '../deciding.ts';
import { isTerminal } from '../lifecycle.ts';
import { continueAfterAttempt } from '../tasks/continue-after-attempt.ts';
import { endAttempt, scheduleAttempt } from '../tasks/task-attempts.ts';
import { deleteWfRun } from '../threads/delete-wf-run.ts';
import { clearTimer } from '../threads/clear-timer.ts';
import type { Timer } from '../timers.ts';
import { fireAction } from '../user-tasks/fire-action.ts';
import { EMPTY, type Processor } from './processor.ts';

export const tick: Processor<'tick'> = (step, { wfRunId }) => {
  const state = step.world.wfRun(wfRunId);
  if (state === undefined || (nextDeadline(state) ?? Number.POSITIVE_INFINITY) > step.now) return EMPTY;
  const due = [...state.timers.values()].filter(({ at }) => at <= step.now).sort((a, b) => a.at - b.at);
  for (const timer of due) {
    if (state.timers.get(timer.id) !== timer) continue;
    clearTimer(step, state, timer.id);
    fire(step, state, timer);
    if (step.world.wfRun(wfRunId) !== state) return EMPTY;
  }
  return EMPTY;
};

function fire(step: Deciding, state: WfRunState, timer: Timer): void {
  const { threadRunNumber: thread = 0, nodeRunPosition: position = 0, subject = '', attempt = 0 } = timer;
  switch (timer.kind) {
    case 'task-timeout':
      timeOutTask(step, state, subject, attempt);
      break;
    case 'task-retry':
      if (taskRunOf(state, subject).status === TaskStatus.TASK_PENDING) {
        scheduleAttempt(step, state, taskRunOf(state, subject), attempt);
      }
      break;
    case 'external-event-timeout':
      if (hasUnclaimedEvent(state, thread, position)) break;
      step.emit(state.id, 'external-event-timed-out', { thread, position });
      step.wake(state, thread);
      break;
    case 'sleep':
      step.emit(state.id, 'sleep-matured', { thread, position });
      step.wake(state, thread);
      break;
    case 'user-task-action':
      fireAction(step, state, timer);
      break;
    case 'thread-retention':
      if (isTerminal(threadRunOf(state, thread).status))
        step.emit(state.id, 'thread-run-archived', { thread });
      break;
    case 'external-event-retention':
      if (state.externalEvents.get(subject)?.claimed === false) {
        step.emit(state.id, 'external-event-removed', { key: subject });
      }
      break;
    case 'wf-run-retention':
      deleteWfRun(step, state);
      break;
  }
}

/** An event came in time, but the ThreadRun was halted: it has the event when it is resumed. */
function hasUnclaimedEvent(state: WfRunState, thread: number, position: number): boolean {
  const { nodeType } = nodeRunOf(state, thread, position);
  const def = nodeType.case === 'externalEvent' ? nodeType.value.externalEventDefId?.name : undefined;
  const events =
    indexOf(state)
      .unclaimed.get(def ?? '')
      ?.values() ?? [];
  return [...events].some((event) => mayClaim(event, { thread, position }));
}

function timeOutTask(step: Deciding, state: WfRunState, guid: string, attempt: number): void {
  const run = taskRunOf(state, guid);
  if (run.status !== TaskStatus.TASK_RUNNING || run.attempts.length - 1 !== attempt) return;
  const status = TaskStatus.TASK_TIMEOUT;
  endAttempt(step, state, { guid, attempt, status, result: { case: undefined }, masked: false });
  continueAfterAttempt(step, state, run);
}
