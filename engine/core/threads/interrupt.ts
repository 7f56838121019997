/** Interrupts: an ExternalEvent halts a ThreadRun, whose handler then runs beside it (littlehorse.md §6.3). */
import type { ExternalEvent } from '#api/gen/external_event_pb.js';
import { type ThreadRun, ThreadType } from '#api/gen/wf_run_pb.js';
import { indexOf } from '../aggregate-index.ts';
import { threadRunOf } from '../appliers/find.ts';
import type { WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { externalEventKey } from '../ids.ts';
import { nullValue } from '../values/null-value.ts';
import { halt, resume } from './halt.ts';
import { interrupted, pendingInterrupt } from './halt-reasons.ts';
import { startThreadRun } from './start-thread-run.ts';

/**
 * Claims the event when a live ThreadRun declares an interrupt for it. All that do are interrupted, each with a handler
 * of its own, unless the event names one. A handler starts as soon as its ThreadRun is HALTED, whatever holds it.
 */
export function interruptWith(step: Deciding, state: WfRunState, event: ExternalEvent): boolean {
  const interrupts = findInterrupted(step, state, event);
  if (interrupts.length === 0 || event.id === undefined) return false;
  step.emit(state.id, 'external-event-claimed', { key: externalEventKey(event.id) });
  for (const { thread, handlerSpecName } of interrupts) {
    const pending = { thread: thread.number, event: event.id, handlerSpecName };
    step.emit(state.id, 'pending-interrupt-added', pending);
    halt(step, state, thread, pendingInterrupt(event.id));
    step.wake(state, thread.number);
  }
  return true;
}

interface Found {
  readonly thread: ThreadRun;
  readonly handlerSpecName: string;
}

/** By number of the ThreadRun. */
function findInterrupted(step: Deciding, state: WfRunState, event: ExternalEvent): Found[] {
  const def = event.id?.externalEventDefId?.name;
  const found: Found[] = [];
  for (const [name, numbers] of indexOf(state).liveBySpec) {
    for (const number of numbers) {
      if (event.threadRunNumber !== undefined && event.threadRunNumber !== number) continue;
      const thread = threadRunOf(state, number);
      const interrupt = step
        .threadSpec(state, name, thread)
        ?.interruptDefs.find(({ externalEventDefId }) => externalEventDefId?.name === def);
      if (interrupt !== undefined) found.push({ thread, handlerSpecName: interrupt.handlerSpecName });
    }
  }
  return found.sort((a, b) => a.thread.number - b.thread.number);
}

/** Starts the handlers of a HALTED ThreadRun's pending interrupts, all of them, the latest first (observed on 1.2.1). */
export function startPendingInterrupts(step: Deciding, state: WfRunState, thread: ThreadRun): void {
  for (const pending of state.wfRun.pendingInterrupts.toReversed()) {
    const { externalEventId: event, handlerSpecName } = pending;
    if (pending.interruptedThreadId !== thread.number || event === undefined) continue;
    step.emit(state.id, 'pending-interrupt-removed', { thread: thread.number, event });
    if (step.threadSpec(state, handlerSpecName, thread) !== undefined) {
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
