/** Puts the nodes of a child thread in place of the two nodes that start it and wait for it. The inverse of extracting. */
import type { Drawing } from '../document/drawing.ts';
import type { Edge, Node } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayInline, type Inline } from '../rules/may-inline.ts';
import { changeWorkflow, findThread, mapNodes } from './change.ts';
import { forgetPlaces } from '../consequences/forget-places.ts';
import { forgetThread } from '../consequences/forget-thread.ts';
import { freshName } from './fresh-name.ts';
import type { Refusal } from './refusal.ts';
import { renameNode } from './rename-node.ts';
import { mapSharing, patched } from './sharing.ts';

export interface InlineThreadArgs {
  readonly thread: string;
  /** The START_THREAD node. */
  readonly node: string;
}

export function inlineThread(drawing: Drawing, { thread, node }: InlineThreadArgs): Result<Drawing, Refusal> {
  const verdict = mayInline(drawing.workflow, thread, node);
  if (!verdict.allowed) return err(verdict.refusal);
  const { child, parent } = verdict.inline;
  const apart = renamedApart(drawing, child.name, parent.name);
  if (!apart.ok) return apart;
  const again = mayInline(apart.value.workflow, thread, node);
  if (!again.allowed) return err(again.refusal);
  const { inline } = again;
  const merged = changeWorkflow(apart.value, (workflow) =>
    patched(workflow, {
      threads: workflow.threads
        .filter((each) => each !== inline.child)
        .map((each) => (each === inline.parent ? { ...each, nodes: mergedNodes(inline) } : each)),
    }),
  );
  const gone = [inline.start.name, inline.wait.name];
  return ok(forgetThread(forgetPlaces(merged, thread, gone), child.name));
}

/** Nodes of the child get names that the parent has not. */
function renamedApart(drawing: Drawing, child: string, parent: string): Result<Drawing, Refusal> {
  let next = drawing;
  const namesOf = (thread: string) => findThread(next, thread)?.nodes.map(({ name }) => name) ?? [];
  for (const name of namesOf(child)) {
    if (!namesOf(parent).includes(name)) continue;
    const fresh = freshName(name, [...namesOf(child), ...namesOf(parent)]);
    const renamed = renameNode(next, { thread: child, node: name, name: fresh });
    if (!renamed.ok) return renamed;
    next = renamed.value;
  }
  return ok(next);
}

/** An edge to the child's end leads on to what came after the waiting node, with the mutations of both. */
function ledOn(edge: Edge, { next }: Inline): Edge {
  const set = [...(edge.set ?? []), ...(next.set ?? [])];
  return patched<Edge>({ ...edge, to: next.to }, { set: set.length === 0 ? undefined : set });
}

function mergedNodes(inline: Inline): readonly Node[] {
  const { parent, child, start, wait, first } = inline;
  const exits = new Set(child.nodes.filter(({ kind }) => kind === 'exit').map(({ name }) => name));
  const inner = mapNodes(child, (node) =>
    patched(node, {
      next: mapSharing(node.next, (edge) => (exits.has(edge.to) ? ledOn(edge, inline) : edge)),
    }),
  ).nodes.filter(({ kind }) => kind !== 'entrypoint' && kind !== 'exit');
  return mapNodes(parent, (node) =>
    patched(node, {
      next: mapSharing(node.next, (edge) => (edge.to === start.name ? { ...edge, to: first } : edge)),
    }),
  ).nodes.flatMap((node) => {
    if (node.name === start.name) return inner;
    return node.name === wait.name ? [] : [node];
  });
}
