/** Room for a block of cards: as near to where it is wanted as it covers nothing. */
import type { Point } from '#model/document/layout.ts';
import { bottom, GRID, overlaps, snap, type Rect } from './geometry.ts';

/** Kept free around what is there. */
const MARGIN = 16;

/** How far the block has to go from where it is wanted; downwards, on the grid. */
export function stepAside(block: readonly Rect[], taken: readonly Rect[]): Point {
  let y = 0;
  for (;;) {
    const at = y;
    let further = 0;
    for (const rect of block) {
      const here = { ...rect, y: rect.y + at };
      for (const other of taken)
        if (overlaps(here, other, MARGIN))
          further = Math.max(further, bottom(other) + MARGIN + GRID - here.y);
    }
    if (further === 0) return { x: 0, y };
    y += Math.max(snap(further), GRID);
  }
}
