/** What may be taken away: every thread keeps its entrypoint, and the workflow keeps the thread that it starts with. */
import type { Node } from '../document/node.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { allowed, notAllowed, type Verdict } from './verdict.ts';

export function mayRemoveNode(node: Node): Verdict {
  if (node.kind === 'entrypoint')
    return notAllowed(
      'entrypoint-stays',
      `“${node.name}” is where the thread starts; every thread has exactly one entrypoint. Remove the whole thread instead.`,
    );
  return allowed;
}

export function mayRemoveThread(workflow: WorkflowDocument, thread: string): Verdict {
  if (workflow.entrypoint === thread)
    return notAllowed(
      'entrypoint-thread-stays',
      `The workflow starts with thread “${thread}”. Let it start with another thread before you remove this one.`,
    );
  return allowed;
}

export function mayReplaceKind(node: Node, kind: Node['kind']): Verdict {
  if (node.kind === 'entrypoint')
    return notAllowed(
      'entrypoint-stays',
      `“${node.name}” is where the thread starts and stays an entrypoint.`,
    );
  if (kind === 'entrypoint')
    return notAllowed(
      'one-entrypoint',
      'A thread has exactly one entrypoint, and this thread has one already.',
    );
  return allowed;
}
