/** What may be added to a thread: one entrypoint only, and names that nobody has yet. */
import type { Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

export function mayAddNode(thread: ThreadSpec, kind: Node['kind']): Verdict {
  if (kind === 'entrypoint' && thread.nodes.some((node) => node.kind === 'entrypoint'))
    return notAllowed(
      'one-entrypoint',
      `Thread “${thread.name}” has its entrypoint already; a thread has exactly one.`,
    );
  return allowed;
}

/** Node names are free strings on the wire (littlehorse.md §3.1); only an empty or a taken one is refused. */
export function mayNameNode(thread: ThreadSpec, name: string): Verdict {
  if (name.trim() === '') return notAllowed('name-empty', 'A node needs a name.');
  if (thread.nodes.some((node) => node.name === name))
    return notAllowed(
      'name-taken',
      `Thread “${thread.name}” has a node “${name}” already; choose another name.`,
    );
  return allowed;
}

export function mayNameThread(threads: readonly ThreadSpec[], name: string): Verdict {
  if (name.trim() === '') return notAllowed('name-empty', 'A thread needs a name.');
  if (threads.some((thread) => thread.name === name))
    return notAllowed('name-taken', `The workflow has a thread “${name}” already; choose another name.`);
  return allowed;
}
