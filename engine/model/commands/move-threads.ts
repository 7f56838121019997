/** Puts threads' frames elsewhere on the canvas, with all that is in them. Touches the layout only. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { changeThreadLayout, findThread, noSuchThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface MoveThreadsArgs {
  /** `at` is the frame's upper left corner on the canvas. */
  readonly moves: readonly { readonly thread: string; readonly at: Point }[];
}

export function moveThreads(drawing: Drawing, args: MoveThreadsArgs): Result<Drawing, Refusal> {
  let next = drawing;
  for (const { thread, at } of args.moves) {
    if (findThread(drawing, thread) === undefined) return noSuchThread(thread);
    next = changeThreadLayout(next, thread, (layout) => patched(layout, { x: at.x, y: at.y }));
  }
  return ok(next);
}
