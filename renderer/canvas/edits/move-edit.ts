/** The one command at the end of a drag or of a move by keys: nodes, whole frames and notes to new places. */
import { moveNodes } from '#model/commands/move-nodes.ts';
import { moveThreads } from '#model/commands/move-threads.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Point } from '#model/document/layout.ts';
import { ok, type Result } from '#model/result.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { snapPoint } from '../geometry.ts';
import { groupCardOf } from '../groups/group-card.ts';
import type { Corners } from '../scene.ts';
import type { Places } from '../use-scene.ts';
import { pinThread } from './pin-thread.ts';

export type NodeMoves = Readonly<Record<string, Readonly<Record<string, Point>>>>;

const moveNotes = (drawing: Drawing, to: Readonly<Record<string, Point>>): Result<Drawing, Refusal> =>
  Object.keys(to).length === 0
    ? ok(drawing)
    : setLayout(drawing, {
        notes: (drawing.layout.notes ?? []).map((note) => {
          const at = Object.hasOwn(to, note.id) ? to[note.id] : undefined;
          return at ? { ...note, ...snapPoint(at) } : note;
        }),
      });

/** Where nodes are then among all that is not folded: as far from their place as was seen. A folded group's card moves its nodes. */
function fullMoves(
  thread: string,
  moved: Readonly<Record<string, Point>>,
  { placements, full, seen }: Places,
): readonly { readonly node: string; readonly at: Point }[] {
  const [was, is] = [placements[thread] ?? {}, full[thread] ?? {}];
  if (was === is) return Object.entries(moved).map(([node, at]) => ({ node, at }));
  const spec = seen.threads.find(({ name }) => name === thread);
  return Object.entries(moved).flatMap(([name, at]) => {
    const card = spec?.nodes.find((node) => node.name === name);
    const members = (card && groupCardOf(card)?.members) ?? [name];
    const from = was[name] ?? at;
    return members.flatMap((node) => {
      const here = is[node];
      return here ? [{ node, at: { x: here.x + at.x - from.x, y: here.y + at.y - from.y } }] : [];
    });
  });
}

function label(nodes: NodeMoves, corners: Corners, notes: Readonly<Record<string, Point>>): string {
  const count = Object.values(nodes).reduce((sum, moved) => sum + Object.keys(moved).length, 0);
  const noteCount = Object.keys(notes).length;
  if (Object.keys(corners).length > 0 && count + noteCount === 0) return 'Move thread';
  const parts = [
    ...(count > 0 ? [count === 1 ? 'node' : `${count} nodes`] : []),
    ...(noteCount > 0 ? [noteCount === 1 ? 'note' : `${noteCount} notes`] : []),
  ];
  return `Move ${parts.join(' and ') || 'thread'}`;
}

/**
 * @param nodes new places by thread and node, relative to the thread's corner; @param corners by thread
 * @param notes by id
 */
export function moveEdit(
  nodes: NodeMoves,
  corners: Corners,
  places: Places,
  mark?: string,
  notes: Readonly<Record<string, Point>> = {},
): DrawingEdit {
  return {
    label: label(nodes, corners, notes),
    mark,
    run: (drawing) => {
      const noted = moveNotes(drawing, notes);
      if (!noted.ok) return noted;
      let next: Drawing = noted.value;
      for (const thread of new Set([...Object.keys(nodes), ...Object.keys(corners)])) {
        const pinned = pinThread(next, thread, places);
        if (!pinned.ok) return pinned;
        next = pinned.value;
      }
      const moves = Object.entries(nodes).flatMap(([thread, moved]) =>
        fullMoves(thread, moved, places).map(({ node, at }) => ({ thread, node, at: snapPoint(at) })),
      );
      const moved = moves.length > 0 ? moveNodes(next, { moves }) : ok(next);
      if (!moved.ok || Object.keys(corners).length === 0) return moved;
      return moveThreads(moved.value, {
        moves: Object.entries(corners).map(([thread, at]) => ({ thread, at: snapPoint(at) })),
      });
    },
  };
}
