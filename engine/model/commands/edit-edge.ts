/** Changes what an edge says: its condition, its mutations or the node it leads to. */
import type { Drawing } from '../document/drawing.ts';
import type { Edge } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayConnect } from '../rules/may-connect.ts';
import { changeNode, noSuchEdge } from './change.ts';
import type { Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface EditEdgeArgs {
  readonly thread: string;
  readonly from: string;
  /** Index in `next`. */
  readonly edge: number;
  /** `undefined` takes a field away; so do an empty condition and an empty list of mutations. */
  readonly patch: { readonly [K in keyof Edge]?: Edge[K] | undefined };
}

export function editEdge(drawing: Drawing, args: EditEdgeArgs): Result<Drawing, Refusal> {
  const { thread, from, edge: index } = args;
  return changeNode(drawing, { thread, node: from }, (node) => {
    const edge = node.next[index];
    if (edge === undefined) return noSuchEdge(from, index);
    const { to } = args.patch;
    if (to !== undefined && to !== edge.to) {
      const ends = { from: { thread, node: from }, to: { thread, node: to } };
      const verdict = mayConnect(drawing.workflow.threads, ends, index);
      if (!verdict.allowed) return err(verdict.refusal);
    }
    const patch: { -readonly [K in keyof Edge]?: Edge[K] | undefined } = { ...args.patch };
    if (patch.to === undefined) delete patch.to;
    if ('when' in patch && (patch.when ?? '').trim() === '') {
      patch.when = undefined;
      patch.legacy = undefined;
    }
    if (patch.set?.length === 0) patch.set = undefined;
    const edited = patched(edge, patch);
    return ok(patched(node, { next: mapSharing(node.next, (each, at) => (at === index ? edited : each)) }));
  });
}
