/** Changes what a thread says of itself, beside its nodes, variables and interrupts. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { changeThread } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface EditThreadArgs {
  readonly thread: string;
  readonly patch: { readonly retentionSeconds?: number | undefined };
}

export function editThread(drawing: Drawing, args: EditThreadArgs): Result<Drawing, Refusal> {
  const { retentionSeconds } = args.patch;
  if (retentionSeconds !== undefined && !Number.isSafeInteger(retentionSeconds))
    return refused('not-whole-seconds', 'How long a thread is kept is a whole number of seconds.');
  return changeThread(drawing, args.thread, (thread) => ok(patched(thread, args.patch)));
}
