/** Puts nodes elsewhere on the canvas. Touches the layout only. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { changeThreadLayout, findNode, type NodeRef, noSuchNode } from './change.ts';
import type { Refusal } from './refusal.ts';

export interface MoveNodesArgs {
  /** `at` is relative to the thread's frame. */
  readonly moves: readonly (NodeRef & { readonly at: Point })[];
}

export function moveNodes(drawing: Drawing, args: MoveNodesArgs): Result<Drawing, Refusal> {
  const byThread = new Map<string, Map<string, Point>>();
  for (const { thread, node, at } of args.moves) {
    if (findNode(drawing, thread, node) === undefined) return noSuchNode(thread, node);
    const places = byThread.get(thread) ?? new Map<string, Point>();
    byThread.set(thread, places.set(node, at));
  }
  let next = drawing;
  for (const [thread, places] of byThread)
    next = changeThreadLayout(next, thread, (layout) => {
      const moved = [...places].filter(([node, at]) => {
        const old = Object.hasOwn(layout.nodes, node) ? layout.nodes[node] : undefined;
        return old === undefined || old.x !== at.x || old.y !== at.y;
      });
      if (moved.length === 0) return layout;
      return { ...layout, nodes: { ...layout.nodes, ...Object.fromEntries(moved) } };
    });
  return ok(next);
}
