/** Takes one edge away; both its nodes stay. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { changeNode, noSuchEdge } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface DisconnectEdgeArgs {
  readonly thread: string;
  readonly from: string;
  /** Index in `next`. */
  readonly edge: number;
}

export function disconnectEdge(drawing: Drawing, args: DisconnectEdgeArgs): Result<Drawing, Refusal> {
  return changeNode(drawing, { thread: args.thread, node: args.from }, (node) => {
    if (node.next[args.edge] === undefined) return noSuchEdge(args.from, args.edge);
    return ok(patched(node, { next: node.next.filter((_, index) => index !== args.edge) }));
  });
}
