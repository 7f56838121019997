/** Ways made of level and upright lines, and how they are drawn. */
import type { Point } from '#model/document/layout.ts';
import type { Rect } from '../geometry.ts';

export interface Line {
  readonly a: Point;
  readonly b: Point;
}

export const linesOf = (points: readonly Point[]): readonly Line[] =>
  points.slice(1).map((b, index) => ({ a: points[index] as Point, b }));

export const isLevel = ({ a, b }: Line): boolean => a.y === b.y;

export const lineBox = ({ a, b }: Line): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** Without points that change nothing: doubled ones and those in the middle of a straight line. */
export function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept[kept.length - 1];
    if (before && before.x === point.x && before.y === point.y) continue;
    const earlier = kept[kept.length - 2];
    const isOnTheWay =
      before &&
      earlier &&
      ((earlier.x === before.x && before.x === point.x) || (earlier.y === before.y && before.y === point.y));
    if (isOnTheWay) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** SVG path with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const before = points[i] as Point;
    const after = points[i + 2];
    if (after === undefined) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const inLength = Math.hypot(point.x - before.x, point.y - before.y);
    const outLength = Math.hypot(after.x - point.x, after.y - point.y);
    const r = Math.min(radius, inLength / 2, outLength / 2);
    if (r < 0.5) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const along = (to: Point, length: number): Point => ({
      x: point.x + ((to.x - point.x) / length) * r,
      y: point.y + ((to.y - point.y) / length) * r,
    });
    const a = along(before, inLength);
    const b = along(after, outLength);
    path += `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
  });
  return path;
}
