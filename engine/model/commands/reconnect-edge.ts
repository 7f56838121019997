/** Moves one end of an edge to another node; condition and mutations go with it. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { mayConnect } from '../rules/may-connect.ts';
import { changeNode, findNode, noSuchEdge, noSuchNode } from './change.ts';
import { disconnectEdge } from './disconnect-edge.ts';
import type { Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface ReconnectEdgeArgs {
  readonly thread: string;
  readonly from: string;
  /** Index in `next`. */
  readonly edge: number;
  readonly newFrom?: string;
  readonly newTo?: string;
}

export function reconnectEdge(drawing: Drawing, args: ReconnectEdgeArgs): Result<Drawing, Refusal> {
  const { thread, from, edge: index } = args;
  const source = findNode(drawing, thread, from);
  if (source === undefined) return noSuchNode(thread, from);
  const edge = source.next[index];
  if (edge === undefined) return noSuchEdge(from, index);
  const newFrom = args.newFrom ?? from;
  const to = args.newTo ?? edge.to;
  const ends = { from: { thread, node: newFrom }, to: { thread, node: to } };
  const verdict = mayConnect(drawing.workflow.threads, ends, newFrom === from ? index : undefined);
  if (!verdict.allowed) return err(verdict.refusal);
  if (newFrom === from)
    return changeNode(drawing, { thread, node: from }, (node) =>
      ok(
        patched(node, {
          next: mapSharing(node.next, (each) => (each === edge ? patched(each, { to }) : each)),
        }),
      ),
    );
  const cut = disconnectEdge(drawing, args);
  if (!cut.ok) return cut;
  return changeNode(cut.value, { thread, node: newFrom }, (node) =>
    ok(patched(node, { next: [...node.next, { ...edge, to }] })),
  );
}
