/** Takes an InterruptDef off a thread; the thread that handled it stays. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { changeThread } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface DetachInterruptArgs {
  readonly thread: string;
  readonly event: string;
}

export function detachInterrupt(drawing: Drawing, args: DetachInterruptArgs): Result<Drawing, Refusal> {
  return changeThread(drawing, args.thread, (thread) => {
    const at = thread.interrupts.findIndex((def) => def.event === args.event);
    if (at < 0)
      return refused(
        'no-such-interrupt',
        `The event “${args.event}” does not interrupt thread “${thread.name}”.`,
      );
    return ok(patched(thread, { interrupts: thread.interrupts.filter((_, index) => index !== at) }));
  });
}
