/** Lets an ExternalEvent interrupt a thread; the thread that handles it is made when it does not exist. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import { err, ok, type Result } from '../result.ts';
import { ensureThread } from '../consequences/ensure-thread.ts';
import { mayAttachInterrupt } from '../rules/may-attach.ts';
import { changeThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface AttachInterruptArgs {
  readonly thread: string;
  /** ExternalEventDef name. */
  readonly event: string;
  /** ThreadSpec that handles it. */
  readonly run: string;
  /** Where the frame of a thread made for it stands. */
  readonly threadAt?: Point;
}

export function attachInterrupt(drawing: Drawing, args: AttachInterruptArgs): Result<Drawing, Refusal> {
  const interrupt = { event: args.event, run: args.run };
  const attached = changeThread(drawing, args.thread, (thread) => {
    const verdict = mayAttachInterrupt(drawing.workflow, interrupt);
    if (!verdict.allowed) return err(verdict.refusal);
    return ok(patched(thread, { interrupts: [...thread.interrupts, interrupt] }));
  });
  return attached.ok ? ensureThread(attached.value, args.run, args.threadAt) : attached;
}
