/** What lies under the pointer while a kind is dragged in from the palette: an edge to insert into, or a frame. */
import { create } from 'zustand';
import type { Point } from '#model/document/layout.ts';
import { contains } from './geometry.ts';
import { edgeId } from './record-id.ts';
import type { Scene, SceneEdge, SceneThread } from './scene.ts';

interface DropTargetState {
  /** Id of the edge that would be split. */
  readonly edge: string | undefined;
  readonly thread: string | undefined;
  show(edge: string | undefined, thread: string | undefined): void;
}

export const useDropTarget = create<DropTargetState>()((set) => ({
  edge: undefined,
  thread: undefined,
  show: (edge, thread) => set({ edge, thread }),
}));

/** How near to an edge counts as over it, in CSS pixels: the hand is as steady at every zoom. */
export const DROP_REACH = 22;

function distance(point: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = length === 0 ? 0 : ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - t * (b.x - a.x), point.y - a.y - t * (b.y - a.y));
}

export interface Under {
  readonly thread: SceneThread | undefined;
  readonly way: SceneEdge | undefined;
}

/** The frame under a point of the canvas and the edge nearest to it, if one is near. */
export function whatIsUnder(scene: Scene, point: Point, zoom: number): Under {
  const inside = scene.threads.filter((each) => contains(each.frame, point));
  const thread = inside[inside.length - 1];
  let way: SceneEdge | undefined;
  let nearest = DROP_REACH / zoom;
  for (const each of thread?.edges ?? [])
    for (let i = 0; i + 1 < each.route.points.length; i++) {
      const far = distance(point, each.route.points[i] as Point, each.route.points[i + 1] as Point);
      if (far < nearest) {
        nearest = far;
        way = each;
      }
    }
  return { thread, way };
}

export const wayId = (way: SceneEdge): string => edgeId(way.thread, way.node.name, way.index);
