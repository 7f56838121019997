/** Puts copied nodes into a thread under names that are free there; edges and `output(…)` among them go along. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import { ok, type Result } from '../result.ts';
import { renameNodes } from '../expression/references.ts';
import { changeThread, changeThreadLayout, findThread, noSuchThread } from './change.ts';
import { freshName } from './fresh-name.ts';
import type { NodeClip } from './node-clip.ts';
import type { Refusal } from './refusal.ts';
import { rewriteNode } from './rewrite-expressions.ts';
import { filterSharing, mapSharing, patched } from './sharing.ts';

export interface PasteNodesArgs {
  readonly thread: string;
  readonly clip: NodeClip;
  /** Added to every position of the clip. */
  readonly offset?: Point;
}

/** New names by the names in the clip, in the clip's order. */
export function pastedNames(drawing: Drawing, args: PasteNodesArgs): ReadonlyMap<string, string> {
  const taken = new Set((findThread(drawing, args.thread)?.nodes ?? []).map((node) => node.name));
  const names = new Map<string, string>();
  for (const node of args.clip.nodes) {
    if (node.kind === 'entrypoint') continue;
    const name = freshName(node.name, taken);
    taken.add(name);
    names.set(node.name, name);
  }
  return names;
}

function renamed(node: Node, names: ReadonlyMap<string, string>): Node {
  const next = rewriteNode(node, (text) => renameNodes(text, names));
  const edges = filterSharing(next.next, (edge) => names.has(edge.to));
  const named = patched(next, {
    name: names.get(node.name) ?? node.name,
    next: mapSharing(edges, (edge) => patched(edge, { to: names.get(edge.to) ?? edge.to })),
  });
  if (named.kind !== 'wait-for-child-wf' || named.sourceNode === undefined) return named;
  return patched(named, { sourceNode: names.get(named.sourceNode) ?? named.sourceNode });
}

export function pasteNodes(drawing: Drawing, args: PasteNodesArgs): Result<Drawing, Refusal> {
  const { thread, clip, offset = { x: 0, y: 0 } } = args;
  if (findThread(drawing, thread) === undefined) return noSuchThread(thread);
  const names = pastedNames(drawing, args);
  if (names.size === 0) return ok(drawing);
  const added = clip.nodes.filter((node) => names.has(node.name)).map((node) => renamed(node, names));
  const pasted = changeThread(drawing, thread, (each) =>
    ok(patched(each, { nodes: [...each.nodes, ...added] })),
  );
  if (!pasted.ok) return pasted;
  const places = Object.entries(clip.places).flatMap(([name, { x, y }]) => {
    const to = names.get(name);
    return to === undefined ? [] : [[to, { x: x + offset.x, y: y + offset.y }] as const];
  });
  if (places.length === 0) return pasted;
  return ok(
    changeThreadLayout(pasted.value, thread, (layout) => ({
      ...layout,
      nodes: { ...layout.nodes, ...Object.fromEntries(places) },
    })),
  );
}
