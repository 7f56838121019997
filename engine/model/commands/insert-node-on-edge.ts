/** Puts a node into the middle of an edge: the first half keeps condition and mutations, the second half is plain. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayAddNode, mayNameNode } from '../rules/may-add.ts';
import { mapNodes, noSuchEdge, changeThread, changeThreadLayout, findNode, noSuchNode } from './change.ts';
import { joinGroup } from './edit-group.ts';
import { groupOfNode } from './groups.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface InsertNodeOnEdgeArgs {
  readonly thread: string;
  /** Source of the edge, and the edge's index in its `next`. */
  readonly from: string;
  readonly edge: number;
  /** Its own `next` is not used. */
  readonly node: Node;
  readonly at?: Point;
}

/** What comes between two nodes of a group is in the group. */
function joinAround(drawing: Drawing, thread: string, from: string, { name }: Node): Drawing {
  const to = findNode(drawing, thread, name)?.next[0]?.to ?? '';
  const group = groupOfNode(drawing, thread, from);
  if (group === undefined || !group.nodes.includes(to)) return drawing;
  const joined = joinGroup(drawing, { id: group.id, nodes: [name] });
  return joined.ok ? joined.value : drawing;
}

export function insertNodeOnEdge(drawing: Drawing, args: InsertNodeOnEdgeArgs): Result<Drawing, Refusal> {
  const { thread: name, from, edge: index, node, at } = args;
  if (node.kind === 'exit')
    return refused(
      'exit-has-no-edges',
      'An exit ends the thread, so it cannot stand in the middle of an edge.',
    );
  const inserted = changeThread(drawing, name, (thread) => {
    for (const verdict of [mayAddNode(thread, node.kind), mayNameNode(thread, node.name)])
      if (!verdict.allowed) return err(verdict.refusal);
    const source = thread.nodes.find((each) => each.name === from);
    if (source === undefined) return noSuchNode(name, from);
    const edge = source.next[index];
    if (edge === undefined) return noSuchEdge(from, index);
    const rerouted = mapNodes(thread, (each) =>
      each === source
        ? patched(each, {
            next: mapSharing(each.next, (old) => (old === edge ? { ...old, to: node.name } : old)),
          })
        : each,
    );
    const nodes = [...rerouted.nodes];
    nodes.splice(thread.nodes.indexOf(source) + 1, 0, { ...node, next: [{ to: edge.to }] });
    return ok(patched(rerouted, { nodes }));
  });
  if (!inserted.ok) return inserted;
  const grouped = joinAround(inserted.value, name, from, node);
  if (at === undefined) return ok(grouped);
  return ok(
    changeThreadLayout(grouped, name, (layout) => ({
      ...layout,
      nodes: { ...layout.nodes, [node.name]: at },
    })),
  );
}
