/**
 * A removed ThreadSpec leaves no FailureHandlerDef and no InterruptDef behind that names it; nodes that start it stay
 * where they are but name no thread any more, which validation reports until another thread is chosen.
 */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import { changeLayout, mapNodes, mapThreads } from '../commands/change.ts';
import { changeGroups } from '../commands/groups.ts';
import { filterSharing, patched, without } from '../commands/sharing.ts';

function forgetInNode(node: Node, thread: string): Node {
  const next = patched(node, { onFailure: filterSharing(node.onFailure, (def) => def.run !== thread) });
  switch (next.kind) {
    case 'start-thread':
    case 'start-multiple-threads':
      return next.thread === thread ? patched(next, { thread: '' }) : next;
    case 'wait-for-threads': {
      if (next.onThreadFailure === undefined) return next;
      const left = filterSharing(next.onThreadFailure, (def) => def.run !== thread);
      return patched(next, { onThreadFailure: left.length === 0 ? undefined : left });
    }
    default:
      return next;
  }
}

export function forgetThread(drawing: Drawing, thread: string): Drawing {
  const cleared = mapThreads(drawing, (each) =>
    patched(
      mapNodes(each, (node) => forgetInNode(node, thread)),
      { interrupts: filterSharing(each.interrupts, (def) => def.run !== thread) },
    ),
  );
  const ungrouped = changeGroups(cleared, (groups) =>
    filterSharing(groups, (group) => group.thread !== thread),
  );
  return changeLayout(ungrouped, (threads) => without(threads, [thread]));
}
