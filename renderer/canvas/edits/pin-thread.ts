/**
 * Makes the places of a thread's nodes part of the drawing before one of them moves: what the automatic layout had
 * found stays where it was seen.
 */
import type { Refusal } from '#model/commands/refusal.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { moveThreads } from '#model/commands/move-threads.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { ok, type Result } from '#model/result.ts';
import { isPlaced } from '../auto-placement.ts';
import { snapPoint } from '../geometry.ts';
import type { Places } from '../use-scene.ts';

export function pinThread(drawing: Drawing, name: string, places: Places): Result<Drawing, Refusal> {
  const thread = drawing.workflow.threads.find((each) => each.name === name);
  const corner = places.corners[name];
  const nodes = places.full[name];
  if (thread === undefined || corner === undefined || nodes === undefined) return ok(drawing);
  const moves = thread.nodes.flatMap((node) => {
    const at = nodes[node.name];
    return at ? [{ thread: name, node: node.name, at: snapPoint(at) }] : [];
  });
  if (isPlaced(drawing.layout, thread)) return moveNodes(drawing, { moves });
  const cornered = moveThreads(drawing, { moves: [{ thread: name, at: snapPoint(corner) }] });
  return cornered.ok ? moveNodes(cornered.value, { moves }) : cornered;
}
