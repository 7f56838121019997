/** A renamed ThreadSpec is still the one that is started, that handles and that interrupts. */
import type { FailureHandlerDef, Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { mapNodes } from '../commands/change.ts';
import { mapSharing, patched } from '../commands/sharing.ts';

export function renameThreadUses(thread: ThreadSpec, from: string, to: string): ThreadSpec {
  const run = <T extends { readonly run: string }>(def: T): T =>
    def.run === from ? { ...def, run: to } : def;
  const handlers = (defs: readonly FailureHandlerDef[]) => mapSharing(defs, run);
  const uses = (node: Node): Node => {
    const next = patched(node, { onFailure: handlers(node.onFailure) });
    if (next.kind === 'start-thread' || next.kind === 'start-multiple-threads')
      return next.thread === from ? patched(next, { thread: to }) : next;
    if (next.kind === 'wait-for-threads' && next.onThreadFailure !== undefined)
      return patched(next, { onThreadFailure: handlers(next.onThreadFailure) });
    return next;
  };
  return patched(mapNodes(thread, uses), { interrupts: mapSharing(thread.interrupts, run) });
}
