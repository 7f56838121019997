/** Puts a node in front of another one: all edges that led to that one lead to the new node, which leads to it. */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import { err, ok, type Result } from '../result.ts';
import { mayAddNode, mayNameNode } from '../rules/may-add.ts';
import { mayEnter } from '../rules/may-connect.ts';
import { changeThread, mapNodes } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface InsertNodeBeforeArgs {
  readonly thread: string;
  /** What it comes before. */
  readonly before: string;
  /** Its own `next` is not used. */
  readonly node: Node;
}

export function insertNodeBefore(drawing: Drawing, args: InsertNodeBeforeArgs): Result<Drawing, Refusal> {
  const { thread: name, before, node } = args;
  if (node.kind === 'exit')
    return refused('exit-has-no-edges', `An exit ends the thread, so it can't come before “${before}”.`);
  return changeThread(drawing, name, (thread) => {
    for (const verdict of [
      mayEnter(thread, before),
      mayAddNode(thread, node.kind),
      mayNameNode(thread, node.name),
    ])
      if (!verdict.allowed) return err(verdict.refusal);
    const led = mapNodes(thread, (each) =>
      patched(each, {
        next: mapSharing(each.next, (edge) => (edge.to === before ? { ...edge, to: node.name } : edge)),
      }),
    );
    const nodes = [...led.nodes];
    const at = nodes.findIndex((each) => each.name === before);
    nodes.splice(at, 0, { ...node, next: [{ to: before }] });
    return ok(patched(led, { nodes }));
  });
}
