/** Removed nodes take their places on the canvas with them, and leave the group that they were in. */
import type { Drawing } from '../document/drawing.ts';
import { changeLayout } from '../commands/change.ts';
import { changeGroups, withoutNodes } from '../commands/groups.ts';
import { patched, without } from '../commands/sharing.ts';

export function forgetPlaces(drawing: Drawing, thread: string, nodes: Iterable<string>): Drawing {
  const gone = new Set(nodes);
  const left = changeGroups(drawing, (groups) => withoutNodes(groups, thread, gone));
  return changeLayout(left, (threads) => {
    const layout = Object.hasOwn(threads, thread) ? threads[thread] : undefined;
    if (layout === undefined) return threads;
    const next = patched(layout, { nodes: without(layout.nodes, gone) });
    return next === layout ? threads : { ...threads, [thread]: next };
  });
}
