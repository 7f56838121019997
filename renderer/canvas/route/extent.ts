/** The room that a way takes with what is written on it. Kept per way, which never changes. */
import { boundsOf, type Rect } from '../geometry.ts';
import { labelBox, type LabelSize } from '../layout/edge-label.ts';
import type { Route } from './route-thread.ts';

const extents = new WeakMap<Route, Rect>();

export const knownExtent = (route: Route): Rect | undefined => extents.get(route);

/** @param label of the way's edge; a way is made for one edge and one size of label */
export function extentOf(route: Route, label: LabelSize | undefined): Rect {
  const known = extents.get(route);
  if (known) return known;
  const points = route.points.map((point) => ({ ...point, width: 0, height: 0 }));
  const found = boundsOf(label ? [...points, labelBox(label, route.label)] : points);
  const extent = found ?? { ...route.label, width: 0, height: 0 };
  extents.set(route, extent);
  return extent;
}
