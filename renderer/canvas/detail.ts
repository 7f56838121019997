/**
 * How much is drawn at which zoom: too small to read is too small to render. `full` is everything; `names` leaves out
 * what a card does and what edges say, and writes the names larger; `shapes` is one picture without any element.
 */
import { useStore } from '@xyflow/react';

export type Detail = 'full' | 'names' | 'shapes';

/** From this zoom on everything is drawn. */
export const FULL = 0.46;
const NAMES = 0.2;
/** In a large drawing names are given up earlier: so many of them would be too slow to move. */
const NAMES_OF_MANY = 0.34;
const MANY = 300;

export function detailAt(zoom: number, cards: number): Detail {
  if (zoom >= FULL) return 'full';
  return zoom >= (cards > MANY ? NAMES_OF_MANY : NAMES) ? 'names' : 'shapes';
}

/** Whether the element that asks shall show its words and handles. */
export const useIsFull = (): boolean => useStore((state) => state.transform[2] >= FULL);

/** Changes only when the level does, not with every step of a zoom. */
export const useDetail = (cards: number): Detail => useStore((state) => detailAt(state.transform[2], cards));
