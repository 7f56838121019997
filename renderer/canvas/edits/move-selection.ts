/** Where all that is selected comes to when it moves together: cards, whole frames and notes. */
import type { Point } from '#model/document/layout.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { currentPlaces } from '../current-places.ts';
import { itemId } from '../record-id.ts';
import type { Corners } from '../scene.ts';
import type { Places } from '../use-scene.ts';
import { moveEdit, type NodeMoves } from './move-edit.ts';

export interface SelectionMoves {
  readonly nodes: NodeMoves;
  readonly corners: Corners;
  /** By id. */
  readonly notes: Readonly<Record<string, Point>>;
}

const plus = (at: Point, by: Point): Point => ({ x: at.x + by.x, y: at.y + by.y });

/** New places of the selected notes. */
export function selectedNotesMoved(by: Point): Readonly<Record<string, Point>> {
  const ids = new Set(
    useSession.getState().selection.flatMap((item) => (item.kind === 'note' ? item.id : [])),
  );
  const notes = useDocument.getState().drawing?.layout.notes ?? [];
  return Object.fromEntries(notes.filter(({ id }) => ids.has(id)).map((note) => [note.id, plus(note, by)]));
}

/** A card in a frame that moves goes with its frame. */
export function selectionMoved(by: Point, places: Places): SelectionMoves {
  const nodes: Record<string, Record<string, Point>> = {};
  const corners: Record<string, Point> = {};
  const { selection } = useSession.getState();
  for (const item of selection) {
    const corner = item.kind === 'thread' ? places.corners[item.thread] : undefined;
    if (item.kind === 'thread' && corner) corners[item.thread] = plus(corner, by);
  }
  for (const item of selection) {
    const at =
      item.kind === 'node' && !corners[item.thread] ? places.placements[item.thread]?.[item.node] : undefined;
    if (item.kind === 'node' && at) (nodes[item.thread] ??= {})[item.node] = plus(at, by);
  }
  return { nodes, corners, notes: selectedNotesMoved(by) };
}

/** A step by keys: a row of steps of the same things is one step of undo. */
export function nudgeSelection(by: Point): void {
  const places = currentPlaces();
  const mark = `nudge:${useSession.getState().selection.map(itemId).join(' ')}`;
  if (places) moveSelection(by, places, mark);
}

/** @param mark a row of moves with the same mark is one step of undo */
export function moveSelection(by: Point, places: Places, mark?: string): void {
  if (by.x === 0 && by.y === 0) return;
  const { nodes, corners, notes } = selectionMoved(by, places);
  useDocument.getState().execute(moveEdit(nodes, corners, places, mark, notes));
}
