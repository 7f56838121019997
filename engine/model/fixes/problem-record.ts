/** The record that a problem is about, found again in the drawing as it is now. */
import { findNode, findThread } from '../commands/change.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { expressionsOf } from '../commands/rewrite-expressions.ts';

export interface ProblemNode {
  readonly thread: ThreadSpec;
  readonly node: Node;
  /** Both, as commands name them. */
  readonly ref: { readonly thread: string; readonly node: string };
}

export function problemNode({ place }: Problem, drawing: Drawing): ProblemNode | undefined {
  if (place.thread === undefined || place.node === undefined) return undefined;
  const thread = findThread(drawing, place.thread);
  const node = findNode(drawing, place.thread, place.node);
  if (thread === undefined || node === undefined) return undefined;
  return { thread, node, ref: { thread: thread.name, node: node.name } };
}

/** Index in `next`. */
export function problemEdge({ place }: Problem): number | undefined {
  const fromField = /^next\/(\d+)(?:\/|$)/.exec(place.field ?? '')?.[1];
  return place.edge ?? (fromField === undefined ? undefined : Number(fromField));
}

/** The expression or mutation at the problem's field. */
export const problemText = ({ place }: Problem, node: Node): string | undefined =>
  expressionsOf(node).find(({ field }) => field === place.field)?.text;

/** `onFailure/2` → 2 */
export const indexIn = (list: string, { place }: Problem): number | undefined => {
  const [, index] = new RegExp(`^${list}/(\\d+)(?:/|$)`).exec(place.field ?? '') ?? [];
  return index === undefined ? undefined : Number(index);
};
