/** Takes over positions for many things at once, as the automatic layout gives them; and the notes on the canvas. */
import type { Drawing } from '../document/drawing.ts';
import type { LayoutDocument, Note, Point } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { changeThreadLayout, findThread, noSuchThread } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface SetLayoutArgs {
  /** By ThreadSpec name; what is not named stays. `nodes` replaces all positions of the thread's nodes. */
  readonly threads?: Readonly<
    Record<
      string,
      { readonly x?: number; readonly y?: number; readonly nodes?: Readonly<Record<string, Point>> }
    >
  >;
  /** All notes on the canvas. */
  readonly notes?: readonly Note[];
}

export function setLayout(drawing: Drawing, args: SetLayoutArgs): Result<Drawing, Refusal> {
  let next = drawing;
  for (const [thread, wanted] of Object.entries(args.threads ?? {})) {
    if (findThread(drawing, thread) === undefined) return noSuchThread(thread);
    next = changeThreadLayout(next, thread, (layout) => {
      const nodes =
        wanted.nodes !== undefined && !samePlaces(layout.nodes, wanted.nodes) ? wanted.nodes : layout.nodes;
      return patched(layout, { x: wanted.x ?? layout.x, y: wanted.y ?? layout.y, nodes });
    });
  }
  if (args.notes === undefined) return ok(next);
  const notes = args.notes.length === 0 ? undefined : args.notes;
  return ok(patched(next, { layout: patched<LayoutDocument>(next.layout, { notes }) }));
}

function samePlaces(a: Readonly<Record<string, Point>>, b: Readonly<Record<string, Point>>): boolean {
  const names = Object.keys(b);
  if (names.length !== Object.keys(a).length) return false;
  return names.every((name) => {
    const before = Object.hasOwn(a, name) ? a[name] : undefined;
    return before !== undefined && before.x === b[name]?.x && before.y === b[name]?.y;
  });
}
