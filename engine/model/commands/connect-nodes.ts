/** Draws an edge. One with a condition goes before the edge that takes the rest, or it would never be tried. */
import type { Drawing } from '../document/drawing.ts';
import type { Edge } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayConnect } from '../rules/may-connect.ts';
import { changeNode } from './change.ts';
import type { Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export interface ConnectNodesArgs {
  readonly thread: string;
  readonly from: string;
  readonly to: string;
  readonly when?: Edge['when'];
  readonly set?: Edge['set'];
  /** Index in `next`; absent: last, but before an edge without condition when it has one itself. */
  readonly index?: number;
}

export function connectNodes(drawing: Drawing, args: ConnectNodesArgs): Result<Drawing, Refusal> {
  const { thread, from, to, when, set } = args;
  const verdict = mayConnect(drawing.workflow.threads, {
    from: { thread, node: from },
    to: { thread, node: to },
  });
  if (!verdict.allowed) return err(verdict.refusal);
  const edge: Edge = patched<Edge>({ to }, { when, set });
  return changeNode(drawing, { thread, node: from }, (node) => {
    const next = [...node.next];
    const rest = when === undefined ? -1 : next.findIndex((each) => each.when === undefined);
    next.splice(args.index ?? (rest < 0 ? next.length : rest), 0, edge);
    return ok(patched(node, { next }));
  });
}
