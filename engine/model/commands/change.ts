/** How commands reach into a drawing: find a record or refuse, change it, and leave everything else as it is. */
import type { Drawing } from '../document/drawing.ts';
import type { LayoutDocument, ThreadLayout } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { ok, type Result } from '../result.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface NodeRef {
  readonly thread: string;
  readonly node: string;
}

export function findThread(drawing: Drawing, thread: string): ThreadSpec | undefined {
  return drawing.workflow.threads.find((each) => each.name === thread);
}

export function findNode(drawing: Drawing, thread: string, node: string): Node | undefined {
  return findThread(drawing, thread)?.nodes.find((each) => each.name === node);
}

export const noSuchThread = (thread: string) =>
  refused('no-such-thread', `There is no thread “${thread}” in this workflow.`);

export const noSuchNode = (thread: string, node: string) =>
  refused('no-such-node', `There is no node “${node}” in thread “${thread}”.`);

export const noSuchEdge = (node: string, edge: number) =>
  refused('no-such-edge', `Node “${node}” has no outgoing edge number ${edge + 1}.`);

export function changeWorkflow(
  drawing: Drawing,
  change: (workflow: WorkflowDocument) => WorkflowDocument,
): Drawing {
  return patched(drawing, { workflow: change(drawing.workflow) });
}

export function mapThreads(drawing: Drawing, change: (thread: ThreadSpec) => ThreadSpec): Drawing {
  return changeWorkflow(drawing, (workflow) =>
    patched(workflow, { threads: mapSharing(workflow.threads, change) }),
  );
}

export function mapNodes(thread: ThreadSpec, change: (node: Node, index: number) => Node): ThreadSpec {
  return patched(thread, { nodes: mapSharing(thread.nodes, change) });
}

/** Changes one thread, or refuses when it is missing or `change` refuses. */
export function changeThread(
  drawing: Drawing,
  name: string,
  change: (thread: ThreadSpec) => Result<ThreadSpec, Refusal>,
): Result<Drawing, Refusal> {
  const thread = findThread(drawing, name);
  if (thread === undefined) return noSuchThread(name);
  const next = change(thread);
  if (!next.ok) return next;
  return ok(mapThreads(drawing, (each) => (each === thread ? next.value : each)));
}

/** Changes one node, or refuses when it is missing or `change` refuses. */
export function changeNode(
  drawing: Drawing,
  ref: NodeRef,
  change: (node: Node, thread: ThreadSpec) => Result<Node, Refusal>,
): Result<Drawing, Refusal> {
  return changeThread(drawing, ref.thread, (thread) => {
    const node = thread.nodes.find((each) => each.name === ref.node);
    if (node === undefined) return noSuchNode(ref.thread, ref.node);
    const next = change(node, thread);
    if (!next.ok) return next;
    return ok(mapNodes(thread, (each) => (each === node ? next.value : each)));
  });
}

export function changeLayout(
  drawing: Drawing,
  change: (threads: LayoutDocument['threads']) => LayoutDocument['threads'],
): Drawing {
  return patched(drawing, {
    layout: patched(drawing.layout, { threads: change(drawing.layout.threads) }),
  });
}

/** Changes what the layout says of one thread; a thread that has no layout yet starts at the origin. */
export function changeThreadLayout(
  drawing: Drawing,
  thread: string,
  change: (layout: ThreadLayout) => ThreadLayout,
): Drawing {
  return changeLayout(drawing, (threads) => {
    const present = Object.hasOwn(threads, thread) ? threads[thread] : undefined;
    const before = present ?? { x: 0, y: 0, nodes: {} };
    const after = change(before);
    return after === before ? threads : { ...threads, [thread]: after };
  });
}
