/** Which FailureHandlerDefs and InterruptDefs may be attached (littlehorse.md §2.3, §5). */
import type { FailureHandlerDef } from '../document/node.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

const sameFailure = (a: FailureHandlerDef, b: FailureHandlerDef) =>
  a.failure === b.failure && a.anyOf === b.anyOf;

function mayRun(workflow: WorkflowDocument, run: string): Verdict {
  if (run.trim() === '') return notAllowed('name-empty', 'Name the thread that handles it.');
  if (run === workflow.entrypoint)
    return notAllowed(
      'entrypoint-is-no-handler',
      `Thread “${run}” is the one that the workflow starts with; choose or make another thread as handler.`,
    );
  return allowed;
}

/** @param present the handlers that are tried already, in order */
export function mayAttachFailureHandler(
  workflow: WorkflowDocument,
  present: readonly FailureHandlerDef[],
  handler: FailureHandlerDef,
): Verdict {
  const runs = mayRun(workflow, handler.run);
  if (!runs.allowed) return runs;
  if (handler.failure !== undefined && handler.anyOf !== undefined)
    return notAllowed(
      'two-failures',
      'A handler catches one failure by its name or any of a type, not both.',
    );
  const same = present.find((each) => sameFailure(each, handler));
  if (same !== undefined)
    return notAllowed(
      'failure-caught',
      `Thread “${same.run}” handles this failure already, and the first handler that fits is the one that runs. Detach it first.`,
    );
  return allowed;
}

/** @param ignoring the InterruptDef's place when it is about to be replaced */
export function mayAttachInterrupt(
  workflow: WorkflowDocument,
  interrupt: { readonly event: string; readonly run: string },
  ignoring?: { readonly thread: string; readonly index: number },
): Verdict {
  const runs = mayRun(workflow, interrupt.run);
  if (!runs.allowed) return runs;
  for (const thread of workflow.threads) {
    const taken = thread.interrupts.some(
      (def, index) =>
        def.event === interrupt.event && !(ignoring?.thread === thread.name && ignoring.index === index),
    );
    if (taken)
      return notAllowed(
        'event-interrupts-already',
        `The event “${interrupt.event}” interrupts thread “${thread.name}” already; one event can interrupt one thread of a workflow.`,
      );
    const waits = thread.nodes.find(
      (node) => node.kind === 'external-event' && node.event === interrupt.event,
    );
    if (waits !== undefined)
      return notAllowed(
        'event-is-waited-for',
        `Node “${waits.name}” in thread “${thread.name}” waits for the event “${interrupt.event}”; an event is either waited for or interrupts. Use another event.`,
      );
  }
  return allowed;
}
