/** Removed nodes take the edges that lead into them with them, and are nobody's source any more. */
import type { ThreadSpec } from '../document/workflow.ts';
import { mapNodes } from '../commands/change.ts';
import { filterSharing, patched } from '../commands/sharing.ts';

export function dropEdges(thread: ThreadSpec, removed: ReadonlySet<string>): ThreadSpec {
  return mapNodes(thread, (node) => {
    const next = filterSharing(node.next, (edge) => !removed.has(edge.to));
    if (node.kind === 'wait-for-child-wf' && node.sourceNode !== undefined && removed.has(node.sourceNode))
      return patched(node, { next, sourceNode: undefined });
    return patched(node, { next });
  });
}
