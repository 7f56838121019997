/** Puts a node into a thread, alone or after another one; a node in the middle of a path is inserted into it. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayAddNode, mayNameNode } from '../rules/may-add.ts';
import { mayLeave } from '../rules/may-connect.ts';
import { changeThread, changeThreadLayout, findThread, noSuchThread } from './change.ts';
import { connectNodes } from './connect-nodes.ts';
import { insertNodeOnEdge } from './insert-node-on-edge.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface AddNodeArgs {
  readonly thread: string;
  readonly node: Node;
  /** Relative to the thread's frame; absent: the automatic layout places it. */
  readonly at?: Point;
  /** Name of the node that it comes after. What that node led to without condition comes after the new one. */
  readonly after?: string;
}

export function addNode(drawing: Drawing, args: AddNodeArgs): Result<Drawing, Refusal> {
  const { thread: name, node, at, after } = args;
  const thread = findThread(drawing, name);
  if (thread === undefined) return noSuchThread(name);
  for (const verdict of [mayAddNode(thread, node.kind), mayNameNode(thread, node.name)])
    if (!verdict.allowed) return err(verdict.refusal);
  if (after === undefined) return placed(drawing, name, node, at);

  const leave = mayLeave(thread, after);
  if (!leave.allowed) return err(leave.refusal);
  const edges = thread.nodes.find((each) => each.name === after)?.next ?? [];
  const plain = edges.findIndex((edge) => edge.when === undefined);
  if (plain >= 0 && node.kind !== 'exit')
    return insertNodeOnEdge(drawing, { thread: name, from: after, edge: plain, node, at });
  const added = placed(drawing, name, node, at, after);
  return added.ok ? connectNodes(added.value, { thread: name, from: after, to: node.name }) : added;
}

/** In the file it stands behind what it comes after, otherwise last. */
function placed(
  drawing: Drawing,
  thread: string,
  node: Node,
  at: Point | undefined,
  after?: string,
): Result<Drawing, Refusal> {
  const added = changeThread(drawing, thread, (each) => {
    const nodes = [...each.nodes];
    const behind = nodes.findIndex(({ name }) => name === after);
    nodes.splice(behind < 0 ? nodes.length : behind + 1, 0, node);
    return ok(patched(each, { nodes }));
  });
  if (!added.ok || at === undefined) return added;
  return ok(
    changeThreadLayout(added.value, thread, (layout) => ({
      ...layout,
      nodes: { ...layout.nodes, [node.name]: at },
    })),
  );
}
