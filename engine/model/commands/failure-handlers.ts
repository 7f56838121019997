/** Reads and writes the list of FailureHandlerDefs of a node: its own, or those of the threads that it waits for. */
import type { FailureHandlerDef, Node } from '../document/node.ts';
import { ok, type Result } from '../result.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

/** `node`: failures of the node itself. `waited-thread`: `per_thread_failure_handlers` of a wait-for-threads node. */
export type HandlerList = 'node' | 'waited-thread';

export function handlersOf(node: Node, list: HandlerList = 'node'): readonly FailureHandlerDef[] {
  if (list === 'node') return node.onFailure;
  return node.kind === 'wait-for-threads' ? (node.onThreadFailure ?? []) : [];
}

export function withHandlers(
  node: Node,
  list: HandlerList = 'node',
  handlers: readonly FailureHandlerDef[],
): Result<Node, Refusal> {
  if (list === 'node') return ok(patched(node, { onFailure: handlers }));
  if (node.kind !== 'wait-for-threads')
    return refused(
      'waits-for-no-threads',
      `“${node.name}” waits for no threads, so it has no handlers for them.`,
    );
  return ok(patched(node, { onThreadFailure: handlers.length === 0 ? undefined : handlers }));
}
