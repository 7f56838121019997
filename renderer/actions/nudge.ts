/** Moves what is selected by keys, one grid step at a time; a row of presses is one step of undo. */
import type { Point } from '#model/document/layout.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { moveEdit } from '../canvas/edits/move-edit.ts';
import { GRID } from '../canvas/geometry.ts';
import { itemId } from '../canvas/record-id.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

const steps = {
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
} as const;

function move(by: Point): void {
  const places = currentPlaces();
  if (places === undefined) return;
  const nodes: Record<string, Record<string, Point>> = {};
  const corners: Record<string, Point> = {};
  const { selection } = useSession.getState();
  for (const item of selection) {
    const corner = item.kind === 'thread' ? places.corners[item.thread] : undefined;
    if (item.kind === 'thread' && corner) corners[item.thread] = { x: corner.x + by.x, y: corner.y + by.y };
  }
  for (const item of selection) {
    const at =
      item.kind === 'node' && !corners[item.thread] ? places.placements[item.thread]?.[item.node] : undefined;
    if (item.kind === 'node' && at)
      (nodes[item.thread] ??= {})[item.node] = { x: at.x + by.x, y: at.y + by.y };
  }
  // Steps of something else are a step of undo of their own.
  const mark = `nudge:${selection.map(itemId).join(' ')}`;
  useDocument.getState().execute(moveEdit(nodes, corners, places, mark));
}

const nudge = (direction: keyof typeof steps): Action => ({
  id: `nudge-${direction}`,
  label: `Move ${direction}`,
  group: 'Node',
  keys: [`mod+arrow${direction}`],
  onCanvas: true,
  isGesture: true,
  isAvailable: () =>
    useSession.getState().selection.some((item) => item.kind === 'node' || item.kind === 'thread'),
  perform: () => move(steps[direction]),
});

export const nudgeActions: readonly Action[] = (['left', 'right', 'up', 'down'] as const).map(nudge);
