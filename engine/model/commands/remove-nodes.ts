/** Takes nodes away, with their edges; `heal` leads the paths that ran through them on. */
import type { Drawing } from '../document/drawing.ts';
import { err, ok, type Result } from '../result.ts';
import { dropEdges } from '../consequences/drop-edges.ts';
import { forgetPlaces } from '../consequences/forget-places.ts';
import { healEdges } from '../consequences/heal-edges.ts';
import { mayRemoveNode } from '../rules/may-remove.ts';
import { changeThread, type NodeRef, noSuchNode } from './change.ts';
import type { Refusal } from './refusal.ts';
import { filterSharing, patched } from './sharing.ts';

export interface RemoveNodesArgs {
  readonly nodes: readonly NodeRef[];
  readonly heal?: boolean;
}

export function removeNodes(drawing: Drawing, args: RemoveNodesArgs): Result<Drawing, Refusal> {
  let next = drawing;
  for (const name of new Set(args.nodes.map((ref) => ref.thread))) {
    const removed = new Set(args.nodes.filter((ref) => ref.thread === name).map((ref) => ref.node));
    const result = removeFromThread(next, name, removed, args.heal === true);
    if (!result.ok) return result;
    next = forgetPlaces(result.value, name, removed);
  }
  return ok(next);
}

function removeFromThread(
  drawing: Drawing,
  name: string,
  removed: ReadonlySet<string>,
  heal: boolean,
): Result<Drawing, Refusal> {
  return changeThread(drawing, name, (thread) => {
    for (const node of removed) {
      const found = thread.nodes.find((each) => each.name === node);
      if (found === undefined) return noSuchNode(name, node);
      const verdict = mayRemoveNode(found);
      if (!verdict.allowed) return err(verdict.refusal);
    }
    const led = heal ? healEdges(thread, removed) : thread;
    const left = patched(led, { nodes: filterSharing(led.nodes, (node) => !removed.has(node.name)) });
    return ok(dropEdges(left, removed));
  });
}
