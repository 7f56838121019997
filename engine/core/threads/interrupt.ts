/** Interrupts: an ExternalEvent halts a ThreadRun, whose handler then runs beside it (littlehorse.md §6.3). */
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import { type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { externalEventKey } from '../ids.ts';
import { nullValue } from '../values/null-value.ts';
import { halt, isHeldFromOutside, resume } from './halt.ts';
import { interrupted, pendingInterrupt } from './halt-reasons.ts';
import { startThreadRun } from './start-thread-run.ts';

/**
 * Claims the event when a live ThreadRun declares an interrupt for it: the oldest such ThreadRun, or the one that the
 * event names. Its handler starts as soon as the ThreadRun is HALTED, and not while somebody else holds it.
 */
export function interruptWith(step: Deciding, state: WfRunState, event: ExternalEvent): boolean {
  const found = findInterrupted(step, state, event);
  if (found === undefined || event.id === undefined) return false;
  const { thread, handlerSpecName } = found;
  step.emit(state.id, 'external-event-claimed', { key: externalEventKey(event.id) });
  step.emit(state.id, 'pending-interrupt-added', { thread: thread.number, event: event.id, handlerSpecName });
  halt(step, state, thread, pendingInterrupt(event.id));
  step.wake(state, thread.number);
  return true;
}

function findInterrupted(
  step: Deciding,
  state: WfRunState,
  event: ExternalEvent,
): { readonly thread: ThreadRun; readonly handlerSpecName: string } | undefined {
  const { threadSpecs } = step.wfSpec(state);
  const def = event.id?.externalEventDefId?.name;
  let found: { readonly thread: ThreadRun; readonly handlerSpecName: string } | undefined;
  for (const [name, spec] of Object.entries(threadSpecs)) {
    const interrupt = spec.interruptDefs.find(({ externalEventDefId }) => externalEventDefId?.name === def);
    if (interrupt === undefined) continue;
    for (const number of indexOf(state).liveBySpec.get(name) ?? []) {
      if (event.threadRunNumber !== undefined && event.threadRunNumber !== number) continue;
      if (found !== undefined && found.thread.number < number) continue;
      found = { thread: threadRunOf(state, number), handlerSpecName: interrupt.handlerSpecName };
    }
  }
  return found;
}

/** Starts the handlers of a HALTED ThreadRun's pending interrupts, all of them: they run concurrently. */
export function startPendingInterrupts(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  if (state.wfRun.pendingInterrupts.length === 0 || isHeldFromOutside(thread)) return;
  for (const pending of [...state.wfRun.pendingInterrupts]) {
    const { externalEventId: event, handlerSpecName } = pending;
    if (pending.interruptedThreadId !== thread.number || event === undefined) continue;
    step.emit(state.id, 'pending-interrupt-removed', { thread: thread.number, event });
    if (step.threadSpec(state, handlerSpecName) !== undefined) {
      const content = state.externalEvents.get(externalEventKey(event))?.content ?? nullValue();
      const handler = startThreadRun(step, state, {
        threadSpecName: handlerSpecName,
        type: ThreadType.INTERRUPT,
        parent: thread.number,
        interruptTrigger: event,
        inputs: new Map([['INPUT', content]]),
      });
      step.emit(state.id, 'halt-reason-added', { thread: thread.number, reason: interrupted(handler) });
    }
    resume(step, state, thread, pendingInterrupt(event));
  }
}
