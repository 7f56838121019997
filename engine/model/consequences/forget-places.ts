/** Removed nodes take their places on the canvas with them. */
import type { Drawing } from '../document/drawing.ts';
import { changeLayout } from '../commands/change.ts';
import { patched, without } from '../commands/sharing.ts';

export function forgetPlaces(drawing: Drawing, thread: string, nodes: Iterable<string>): Drawing {
  return changeLayout(drawing, (threads) => {
    const layout = Object.hasOwn(threads, thread) ? threads[thread] : undefined;
    if (layout === undefined) return threads;
    const next = patched(layout, { nodes: without(layout.nodes, nodes) });
    return next === layout ? threads : { ...threads, [thread]: next };
  });
}
