/** A renamed node keeps its edges, its place, and every `output(…)` and source that names it in its thread. */
import type { Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { renameNode as renameInText } from '../expression/references.ts';
import { mapNodes } from '../commands/change.ts';
import { rewriteNode } from '../commands/rewrite-expressions.ts';
import { mapSharing, patched } from '../commands/sharing.ts';

export function renameNodeUses(thread: ThreadSpec, from: string, to: string): ThreadSpec {
  return mapNodes(thread, (node) => {
    let next: Node = rewriteNode(node, (text) => renameInText(text, from, to));
    next = patched(next, {
      next: mapSharing(next.next, (edge) => (edge.to === from ? patched(edge, { to }) : edge)),
    });
    if (next.kind === 'wait-for-child-wf' && next.sourceNode === from)
      next = patched(next, { sourceNode: to });
    return next;
  });
}
