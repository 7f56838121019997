/** Folds a thread's frame to its title, or unfolds it. Touches the layout only. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { changeThreadLayout, findThread, noSuchThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface CollapseThreadArgs {
  readonly thread: string;
  readonly collapsed: boolean;
}

export function collapseThread(drawing: Drawing, args: CollapseThreadArgs): Result<Drawing, Refusal> {
  if (findThread(drawing, args.thread) === undefined) return noSuchThread(args.thread);
  return ok(
    changeThreadLayout(drawing, args.thread, (layout) =>
      patched(layout, { collapsed: args.collapsed ? true : undefined }),
    ),
  );
}
