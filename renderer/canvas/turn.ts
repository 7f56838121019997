/**
 * The one place where a drawing's direction matters to geometry. Layout and routes know a flow that runs right; for one
 * that runs down their plane is turned over: x and y change places, and so do widths and heights. Turned twice, all is
 * as it was.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import { CARD, type Rect } from './geometry.ts';

export const turned = (direction: Direction, at: Point): Point =>
  direction === 'right' ? at : { x: at.y, y: at.x };

export const turnedRect = (direction: Direction, rect: Rect): Rect =>
  direction === 'right' ? rect : { x: rect.y, y: rect.x, width: rect.height, height: rect.width };

export const turnedAll = (direction: Direction, points: readonly Point[]): readonly Point[] =>
  direction === 'right' ? points : points.map((point) => turned(direction, point));

export const turnedPlaces = (
  direction: Direction,
  places: Readonly<Record<string, Point>>,
): Readonly<Record<string, Point>> =>
  direction === 'right'
    ? places
    : Object.fromEntries(Object.entries(places).map(([name, at]) => [name, turned(direction, at)]));

const cards = { right: CARD, down: { width: CARD.height, height: CARD.width } } as const;

/** A card's size where the flow runs right. */
export const cardIn = (direction: Direction): { readonly width: number; readonly height: number } =>
  cards[direction];
