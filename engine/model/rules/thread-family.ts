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

const children = new WeakMap<ThreadSpec, readonly string[]>();

/** The ThreadSpecs that may be children of this one, each once. Kept per immutable thread. */
export function childThreads(thread: ThreadSpec): readonly string[] {
  const present = children.get(thread);
  if (present !== undefined) return present;
  const names = new Set(thread.interrupts.map((def) => def.run));
  for (const node of thread.nodes) for (const name of threadsOfNode(node)) names.add(name);
  const found = [...names];
  children.set(thread, found);
  return found;
}

interface Family {
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

const families = new WeakMap<readonly ThreadSpec[], Family>();

function familyOf(threads: readonly ThreadSpec[]): Family {
  const present = families.get(threads);
  if (present !== undefined) return present;
  const parents = new Map<string, string[]>();
  for (const thread of threads)
    for (const child of childThreads(thread)) {
      const list = parents.get(child);
      if (list === undefined) parents.set(child, [thread.name]);
      else list.push(thread.name);
    }
  const found = { children: new Map(threads.map((thread) => [thread.name, childThreads(thread)])), parents };
  families.set(threads, found);
  return found;
}

function reach(name: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) for (const other of next.get(each) ?? []) found.add(other);
  return found;
}

/** The thread itself and all that may run below it: whoever sees its variables. */
export const descendants = (threads: readonly ThreadSpec[], name: string): ReadonlySet<string> =>
  reach(name, familyOf(threads).children);

/** The thread itself and all that may run above it: whose variables it sees. */
export const ancestors = (threads: readonly ThreadSpec[], name: string): ReadonlySet<string> =>
  reach(name, familyOf(threads).parents);
