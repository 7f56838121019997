/** The one command at the end of a drag or of a move by keys: nodes and whole frames to new places. */
import { moveNodes } from '#model/commands/move-nodes.ts';
import { moveThreads } from '#model/commands/move-threads.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Point } from '#model/document/layout.ts';
import { ok } from '#model/result.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { snapPoint } from '../geometry.ts';
import type { Corners } from '../scene.ts';
import type { Places } from '../use-scene.ts';
import { pinThread } from './pin-thread.ts';

export type NodeMoves = Readonly<Record<string, Readonly<Record<string, Point>>>>;

/** @param nodes new places by thread and node, relative to the thread's corner; @param corners by thread */
export function moveEdit(nodes: NodeMoves, corners: Corners, places: Places, mark?: string): DrawingEdit {
  const count = Object.values(nodes).reduce((sum, moved) => sum + Object.keys(moved).length, 0);
  return {
    label: count === 0 ? 'Move thread' : count === 1 ? 'Move node' : `Move ${count} nodes`,
    mark,
    run: (drawing) => {
      let next: Drawing = drawing;
      for (const thread of new Set([...Object.keys(nodes), ...Object.keys(corners)])) {
        const pinned = pinThread(next, thread, places);
        if (!pinned.ok) return pinned;
        next = pinned.value;
      }
      const moves = Object.entries(nodes).flatMap(([thread, moved]) =>
        Object.entries(moved).map(([node, at]) => ({ thread, node, at: snapPoint(at) })),
      );
      const moved = moves.length > 0 ? moveNodes(next, { moves }) : ok(next);
      if (!moved.ok || Object.keys(corners).length === 0) return moved;
      return moveThreads(moved.value, {
        moves: Object.entries(corners).map(([thread, at]) => ({ thread, at: snapPoint(at) })),
      });
    },
  };
}
