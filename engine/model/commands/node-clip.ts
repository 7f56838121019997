/** What copying nodes takes along: the nodes with the edges among them, and where they stood. Plain JSON. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import { findThread } from './change.ts';
import { filterSharing, patched } from './sharing.ts';

export interface NodeClip {
  /** Edges lead to nodes of the clip only. No entrypoint. */
  readonly nodes: readonly Node[];
  /** By node name. */
  readonly places: Readonly<Record<string, Point>>;
}

/** Entrypoints and names that are not there are left out. */
export function copyNodes(drawing: Drawing, thread: string, names: readonly string[]): NodeClip {
  const wanted = new Set(names);
  const nodes = (findThread(drawing, thread)?.nodes ?? []).filter(
    (node) => wanted.has(node.name) && node.kind !== 'entrypoint',
  );
  const taken = new Set(nodes.map((node) => node.name));
  const layout = Object.hasOwn(drawing.layout.threads, thread) ? drawing.layout.threads[thread] : undefined;
  return {
    nodes: nodes.map((node) =>
      patched(node, { next: filterSharing(node.next, (edge) => taken.has(edge.to)) }),
    ),
    places: Object.fromEntries(Object.entries(layout?.nodes ?? {}).filter(([name]) => taken.has(name))),
  };
}
