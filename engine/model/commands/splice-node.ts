/** Puts a node that no edge touches into an edge: the first half keeps condition and mutations, the second half is plain. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { joinGroup } from './edit-group.ts';
import { groupOfNode } from './groups.ts';
import { changeThread, findNode, mapNodes, noSuchEdge, noSuchNode } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface SpliceNodeArgs {
  readonly thread: string;
  readonly node: string;
  /** Source of the edge, and the edge's index in its `next`. */
  readonly from: string;
  readonly edge: number;
}

export function spliceNode(drawing: Drawing, args: SpliceNodeArgs): Result<Drawing, Refusal> {
  const { thread: name, node, from, edge: index } = args;
  const loose = findNode(drawing, name, node);
  const source = findNode(drawing, name, from);
  const edge = source?.next[index];
  if (loose === undefined) return noSuchNode(name, node);
  if (source === undefined) return noSuchNode(name, from);
  if (edge === undefined) return noSuchEdge(from, index);
  if (loose.kind === 'entrypoint' || loose.kind === 'exit' || loose.next.length > 0 || edge.to === node)
    return refused(
      'not-loose',
      `“${node}” can't be put into an edge: it begins or ends a path, or has edges.`,
    );
  const spliced = changeThread(drawing, name, (thread) =>
    ok(
      mapNodes(thread, (each) => {
        if (each === loose) return patched(each, { next: [{ to: edge.to }] });
        if (each !== source) return each;
        return patched(each, {
          next: mapSharing(each.next, (old) => (old === edge ? { ...old, to: node } : old)),
        });
      }),
    ),
  );
  if (!spliced.ok) return spliced;
  const group = groupOfNode(spliced.value, name, from);
  const isAround = group?.nodes.includes(edge.to) === true;
  return isAround ? joinGroup(spliced.value, { id: group.id, nodes: [node] }) : spliced;
}
