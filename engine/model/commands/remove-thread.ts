/** Takes a thread away, and what names it as handler or interrupt. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { forgetThread } from '../consequences/forget-thread.ts';
import { mayRemoveThread } from '../rules/may-remove.ts';
import { changeWorkflow, findThread, noSuchThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { filterSharing, patched } from './sharing.ts';

export interface RemoveThreadArgs {
  readonly thread: string;
}

export function removeThread(drawing: Drawing, args: RemoveThreadArgs): Result<Drawing, Refusal> {
  if (findThread(drawing, args.thread) === undefined) return noSuchThread(args.thread);
  const verdict = mayRemoveThread(drawing.workflow, args.thread);
  if (!verdict.allowed) return err(verdict.refusal);
  const left = changeWorkflow(drawing, (workflow) =>
    patched(workflow, { threads: filterSharing(workflow.threads, (each) => each.name !== args.thread) }),
  );
  return ok(forgetThread(left, args.thread));
}
