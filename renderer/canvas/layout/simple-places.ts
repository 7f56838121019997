/** Places in rows of equal length, in the order of the file: for when nobody wants to wait for better ones. */
import type { Direction, Point } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { FRAME_HEADER, FRAME_PADDING } from '../geometry.ts';
import { cardIn, turned } from '../turn.ts';
import type { Placement } from './placement.ts';

const GAP = 56;
/** Between rows: room for one row of stubs, which are wider than high. */
const BESIDE = { right: 88, down: 196 };

export function simplePlaces(thread: ThreadSpec, direction: Direction = 'right'): Placement {
  const card = cardIn(direction);
  const pitch = { x: card.width + GAP, y: card.height + BESIDE[direction] };
  const corner = turned(direction, { x: FRAME_PADDING.side, y: FRAME_HEADER + FRAME_PADDING.top });
  const inRow = Math.max(6, Math.ceil(Math.sqrt(thread.nodes.length / 2)));
  return Object.fromEntries(
    thread.nodes.map((node, index): [string, Point] => [
      node.name,
      turned(direction, {
        x: corner.x + (index % inRow) * pitch.x,
        y: corner.y + Math.floor(index / inRow) * pitch.y,
      }),
    ]),
  );
}
