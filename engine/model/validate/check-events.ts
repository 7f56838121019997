/** Interrupts across a whole WfSpec: an ExternalEventDef interrupts one thread, or is waited for, not both. */
import type { ThreadSpec } from '#api/gen/wf_spec_pb.js';
import type { MetadataLookup } from './metadata-lookup.ts';
import type { WireProblem } from './wire-problem.ts';
import type { ProblemCode } from '../document/problem-code.ts';

/** Its own variables but `INPUT`: the server takes none, whether required or not (tried on server 1.2.1). */
const otherVariables = (handler: ThreadSpec | undefined): readonly string[] =>
  (handler?.variableDefs ?? []).map(({ varDef }) => varDef?.name ?? '').filter((name) => name !== 'INPUT');

export function checkEvents(
  threads: { readonly [name: string]: ThreadSpec },
  lookup: MetadataLookup,
): readonly WireProblem[] {
  const isInterrupted = Object.values(threads).some(({ interruptDefs }) => interruptDefs.length > 0);
  if (!isInterrupted) return [];
  const waits = new Map<string, string>();
  for (const thread of Object.values(threads))
    for (const [name, { node }] of Object.entries(thread.nodes))
      if (node.case === 'externalEvent') waits.set(node.value.externalEventDefId?.name ?? '', name);
  const interrupted = new Map<string, string>();
  const problems: WireProblem[] = [];
  for (const [thread, spec] of Object.entries(threads))
    spec.interruptDefs.forEach((interrupt, index) => {
      const event = interrupt.externalEventDefId?.name ?? '';
      const run = interrupt.handlerSpecName;
      const report = (code: ProblemCode, message: string, field: string, serverWords: string) =>
        problems.push({ code, message, serverWords, thread, field: `interrupts/${index}/${field}` });
      if (lookup.externalEventDef(event) === undefined)
        report(
          'unknown-external-event-def',
          `There is no ExternalEventDef “${event}”; define it, or choose another event.`,
          'event',
          `Refers to missing ExternalEventDef ${event}`,
        );
      const waiting = waits.get(event);
      if (waiting !== undefined)
        report(
          'event-is-waited-for',
          `The event “${event}” interrupts thread “${thread}”, and node “${waiting}” waits for it; an event does one of the two in a workflow.`,
          'event',
          `ExternalEventDef ${event} used for Node and Interrupt!`,
        );
      const before = interrupted.get(event);
      if (before !== undefined && before !== thread)
        report(
          'event-interrupts-already',
          `The event “${event}” interrupts thread “${before}” already; one event can interrupt one thread of a workflow.`,
          'event',
          `ExternalEventDef ${event} used by multiple threads as interrupt!`,
        );
      interrupted.set(event, thread);
      const [other] = otherVariables(threads[run]);
      if (other !== undefined)
        report(
          'interrupt-handler-variable',
          `The thread “${run}” handles the event “${event}”, so it can declare “INPUT” alone, and not “${other}”; declare that in the thread that is interrupted.`,
          'run',
          `Interrupt Handler thread ${run} can only have 'INPUT' as an input var`,
        );
      if (threads[run] === undefined)
        report(
          'unknown-thread',
          `There is no thread “${run}” to handle the event “${event}”; add it, or choose another thread.`,
          'run',
          `Refers to missing ThreadSpec: ${run}`,
        );
    });
  return problems;
}
