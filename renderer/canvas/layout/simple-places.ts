/** Places in rows of equal length, in the order of the file: for when nobody wants to wait for better ones. */
import type { Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { CARD, FRAME_HEADER, FRAME_PADDING } from '../geometry.ts';
import type { Placement } from './placement.ts';

const GAP = 56;
const PITCH = { x: CARD.width + GAP, y: 152 };

export function simplePlaces(thread: ThreadSpec): Placement {
  const inRow = Math.max(6, Math.ceil(Math.sqrt(thread.nodes.length / 2)));
  return Object.fromEntries(
    thread.nodes.map((node, index): [string, Point] => [
      node.name,
      {
        x: FRAME_PADDING.side + (index % inRow) * PITCH.x,
        y: FRAME_HEADER + FRAME_PADDING.top + Math.floor(index / inRow) * PITCH.y,
      },
    ]),
  );
}
