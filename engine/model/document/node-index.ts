/** Where in its thread each node stands. Kept per immutable thread. */
import type { ThreadSpec } from './workflow.ts';

const known = new WeakMap<ThreadSpec, ReadonlyMap<string, number>>();

/** Index by name; of nodes of one name the last one's. */
export function nodeIndex(thread: ThreadSpec): ReadonlyMap<string, number> {
  const present = known.get(thread);
  if (present !== undefined) return present;
  const index = new Map<string, number>();
  for (let at = 0; at < thread.nodes.length; at++) index.set(thread.nodes[at]!.name, at);
  known.set(thread, index);
  return index;
}
