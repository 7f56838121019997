/** Changes the event or the handler of an InterruptDef; a handler that does not exist is made. */
import type { Drawing } from '../document/drawing.ts';
import type { InterruptDef } from '../document/workflow.ts';
import { err, ok, type Result } from '../result.ts';
import { ensureThread } from '../consequences/ensure-thread.ts';
import { mayAttachInterrupt } from '../rules/may-attach.ts';
import { changeThread, findThread } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface EditInterruptArgs {
  readonly thread: string;
  /** The event as it is now. */
  readonly event: string;
  readonly patch: Partial<InterruptDef>;
}

export function editInterrupt(drawing: Drawing, args: EditInterruptArgs): Result<Drawing, Refusal> {
  const index =
    findThread(drawing, args.thread)?.interrupts.findIndex((def) => def.event === args.event) ?? -1;
  const edited = changeThread(drawing, args.thread, (thread) => {
    const present = thread.interrupts[index];
    if (present === undefined)
      return refused(
        'no-such-interrupt',
        `The event “${args.event}” does not interrupt thread “${thread.name}”.`,
      );
    const next = patched(present, args.patch);
    const verdict = mayAttachInterrupt(drawing.workflow, next, { thread: thread.name, index });
    if (!verdict.allowed) return err(verdict.refusal);
    return ok(
      patched(thread, {
        interrupts: mapSharing(thread.interrupts, (def, at) => (at === index ? next : def)),
      }),
    );
  });
  return edited.ok && args.patch.run !== undefined ? ensureThread(edited.value, args.patch.run) : edited;
}
