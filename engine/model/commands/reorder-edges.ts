/** Changes the order in which a node's outgoing edges are tried. */
import type { Drawing } from '../document/drawing.ts';
import type { Edge } from '../document/node.ts';
import { ok, type Result } from '../result.ts';
import { changeNode } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface ReorderEdgesArgs {
  readonly thread: string;
  readonly from: string;
  /** The present indexes, each once, in the new order. */
  readonly order: readonly number[];
}

export function reorderEdges(drawing: Drawing, args: ReorderEdgesArgs): Result<Drawing, Refusal> {
  return changeNode(drawing, { thread: args.thread, node: args.from }, (node) => {
    const edges = args.order
      .map((index) => node.next[index])
      .filter((edge): edge is Edge => edge !== undefined);
    if (edges.length !== node.next.length || new Set(args.order).size !== node.next.length)
      return refused(
        'not-an-order',
        `“${args.from}” has ${node.next.length} edges; the new order must name each once.`,
      );
    if (edges.every((edge, index) => edge === node.next[index])) return ok(node);
    return ok(patched(node, { next: edges }));
  });
}
