/**
 * Which threads run which: a ThreadRun sees the variables of its ancestors (littlehorse.md §4.4), and a thread's parents
 * are those that start it, handle a failure with it or are interrupted by it.
 */
import type { FailureHandlerDef, Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';

const handlers = (defs: readonly FailureHandlerDef[] | undefined) => (defs ?? []).map((def) => def.run);

/** The ThreadSpecs that a node runs. */
export function threadsOfNode(node: Node): readonly string[] {
  const own = handlers(node.onFailure);
  switch (node.kind) {
    case 'start-thread':
    case 'start-multiple-threads':
      return [node.thread, ...own];
    case 'wait-for-threads':
      return [...own, ...handlers(node.onThreadFailure)];
    default:
      return own;
  }
}

/** The ThreadSpecs that may be children of this one, each once. */
export function childThreads(thread: ThreadSpec): readonly string[] {
  return [...new Set([...thread.interrupts.map((def) => def.run), ...thread.nodes.flatMap(threadsOfNode)])];
}

/** The thread itself and all that may run below it: whoever sees its variables. */
export function descendants(threads: readonly ThreadSpec[], name: string): ReadonlySet<string> {
  const byName = new Map(threads.map((thread) => [thread.name, thread]));
  const found = new Set([name]);
  for (const each of found) {
    const thread = byName.get(each);
    if (thread !== undefined) for (const child of childThreads(thread)) found.add(child);
  }
  return found;
}

/** The thread itself and all that may run above it: whose variables it sees. */
export function ancestors(threads: readonly ThreadSpec[], name: string): ReadonlySet<string> {
  const parents = new Map<string, string[]>();
  for (const thread of threads)
    for (const child of childThreads(thread))
      parents.set(child, [...(parents.get(child) ?? []), thread.name]);
  const found = new Set([name]);
  for (const each of found) for (const parent of parents.get(each) ?? []) found.add(parent);
  return found;
}
