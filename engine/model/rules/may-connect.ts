/** Whether an edge may lead from one node to another. Same answer for the wire under the cursor and for the command. */
import type { ThreadSpec } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

export interface EdgeEnds {
  readonly from: { readonly thread: string; readonly node: string };
  readonly to: { readonly thread: string; readonly node: string };
}

/** Whether any edge may leave this node: an exit ends its thread. */
export function mayLeave(thread: ThreadSpec, node: string): Verdict {
  const found = thread.nodes.find((each) => each.name === node);
  if (found === undefined)
    return notAllowed('no-such-node', `There is no node “${node}” in thread “${thread.name}”.`);
  if (found.kind === 'exit')
    return notAllowed(
      'exit-has-no-edges',
      `“${node}” is an exit: the thread ends there, so no edge can leave it.`,
    );
  return allowed;
}

/** Whether any edge may lead into this node (littlehorse.md §2.3: none into the entrypoint). */
export function mayEnter(thread: ThreadSpec, node: string): Verdict {
  const found = thread.nodes.find((each) => each.name === node);
  if (found === undefined)
    return notAllowed('no-such-node', `There is no node “${node}” in thread “${thread.name}”.`);
  if (found.kind === 'entrypoint')
    return notAllowed(
      'edge-into-entrypoint',
      `“${node}” is where the thread starts; no edge can lead into it. Lead to the node after it.`,
    );
  return allowed;
}

/** @param ignoring index of an edge of the source that is about to be replaced */
export function mayConnect(threads: readonly ThreadSpec[], ends: EdgeEnds, ignoring?: number): Verdict {
  const { from, to } = ends;
  if (from.thread !== to.thread)
    return notAllowed(
      'edge-between-threads',
      'An edge stays within its thread. To run another thread, use a start-thread node, a failure handler or an interrupt.',
    );
  const thread = threads.find((each) => each.name === from.thread);
  if (thread === undefined)
    return notAllowed('no-such-thread', `There is no thread “${from.thread}” in this workflow.`);
  const leave = mayLeave(thread, from.node);
  if (!leave.allowed) return leave;
  const enter = mayEnter(thread, to.node);
  if (!enter.allowed) return enter;
  const edges = thread.nodes.find((each) => each.name === from.node)?.next ?? [];
  const again = edges.some(
    (edge, index) => index !== ignoring && edge.to === to.node && edge.when === undefined,
  );
  if (again) return notAllowed('edge-exists', `“${from.node}” leads to “${to.node}” already.`);
  return allowed;
}
