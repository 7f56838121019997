/** A handler that does not exist yet is made, complete from entrypoint to exit, so that attaching it never leaves a hole. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { addThread } from '../commands/add-thread.ts';
import { findThread } from '../commands/change.ts';
import type { Refusal } from '../commands/refusal.ts';

export function ensureThread(drawing: Drawing, name: string, at?: Point): Result<Drawing, Refusal> {
  return findThread(drawing, name) === undefined ? addThread(drawing, { name, at }) : ok(drawing);
}
