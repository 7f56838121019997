/**
 * Places that the automatic layout found for threads that have none saved. Kept beside the drawing, never in it. Small
 * threads are laid out at once; large ones in a worker, and meanwhile they stand where they stood.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import { directionOf, type Direction, type LayoutDocument } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { fillIn } from './layout/fill-in.ts';
import { LayoutQueue, type LayoutWorker } from './layout/layout-queue.ts';
import { placeThread } from './layout/place-thread.ts';
import type { Placement } from './layout/placement.ts';
import { sameShape } from './layout/same-shape.ts';
import { simplePlaces } from './layout/simple-places.ts';
import type { Placements } from './scene.ts';

interface Found {
  readonly direction: Direction;
  readonly spec: ThreadSpec;
  readonly places: Placement;
}

interface AutoPlacementState {
  /** By thread name; of the newest form of the large thread that has been laid out. */
  readonly found: Readonly<Record<string, Found>>;
  /** How many nodes are being laid out. */
  readonly busy: number;
}

export const useAutoPlacement = create<AutoPlacementState>()(() => ({ found: {}, busy: 0 }));

/** More nodes than this are laid out in the worker: below it takes less than a frame or two. */
export const AT_ONCE = 400;

const queue = new LayoutQueue(
  () =>
    new Worker(new URL('./layout/layout-worker.ts', import.meta.url), {
      type: 'module',
    }) as unknown as LayoutWorker,
);

/** Stops a layout that takes too long; its nodes then stand in simple rows. */
export const cancelLayout = (): void => queue.cancel();

/** Whether somebody has put nodes of this thread in their places. */
export function isPlaced(layout: LayoutDocument, thread: ThreadSpec): boolean {
  const saved = Object.hasOwn(layout.threads, thread.name) ? layout.threads[thread.name] : undefined;
  return saved !== undefined && thread.nodes.some((node) => Object.hasOwn(saved.nodes, node.name));
}

async function layOut(spec: ThreadSpec, direction: Direction): Promise<Found> {
  try {
    return { spec, direction, places: (await queue.place(spec, direction)) ?? simplePlaces(spec, direction) };
  } catch (error) {
    console.error('The layout worker failed; nodes stand in simple rows.', error);
    return { spec, direction, places: simplePlaces(spec, direction) };
  }
}

const isFound = (found: Found | undefined, thread: ThreadSpec, direction: Direction): boolean =>
  found?.direction === direction && sameShape(found.spec, thread);

/** Lays out large threads that have no places, whenever the drawing changes. */
export function useAutoLayout(drawing: Drawing | undefined): void {
  const workflow = drawing?.workflow;
  const layout = drawing?.layout;
  useEffect(() => {
    if (workflow === undefined || layout === undefined) return;
    const { found } = useAutoPlacement.getState();
    const direction = directionOf(layout);
    const wanted = workflow.threads.filter(
      (thread) =>
        thread.nodes.length > AT_ONCE &&
        !isPlaced(layout, thread) &&
        !isFound(found[thread.name], thread, direction),
    );
    if (wanted.length === 0) return;
    let isCurrent = true;
    useAutoPlacement.setState({ busy: wanted.reduce((sum, thread) => sum + thread.nodes.length, 0) });
    void Promise.all(wanted.map((thread) => layOut(thread, direction))).then((all) => {
      if (!isCurrent) return;
      const now = useAutoPlacement.getState().found;
      useAutoPlacement.setState({
        found: { ...now, ...Object.fromEntries(all.map((each) => [each.spec.name, each])) },
        busy: 0,
      });
    });
    return () => {
      isCurrent = false;
      useAutoPlacement.setState({ busy: 0 });
    };
  }, [workflow, layout]);
}

const small = { right: new WeakMap<ThreadSpec, Placement>(), down: new WeakMap<ThreadSpec, Placement>() };
/** By name: the newest form of each thread that was laid out at once. */
const newest = new Map<string, Found>();

/** Of a thread that is laid out at once. Kept while the thread has the same shape. */
function placedAtOnce(thread: ThreadSpec, direction: Direction): Placement {
  const known = small[direction].get(thread);
  if (known) return known;
  const last = newest.get(thread.name);
  const places = last && isFound(last, thread, direction) ? last.places : placeThread(thread, direction);
  small[direction].set(thread, places);
  newest.set(thread.name, { spec: thread, direction, places });
  return places;
}

const filled = new WeakMap<ThreadSpec, { from: Placement; direction: Direction; places: Placement }>();

function completed(thread: ThreadSpec, from: Placement, direction: Direction): Placement {
  const known = filled.get(thread);
  if (known?.from === from && known.direction === direction) return known.places;
  const places = fillIn(thread, from, direction);
  filled.set(thread, { from, direction, places });
  return places;
}

/** Saved places, else found ones. Undefined until the worker has laid out what is shown for the first time. */
export function placementsOf(
  drawing: Drawing,
  found: Readonly<Record<string, Found>>,
): Placements | undefined {
  const direction = directionOf(drawing.layout);
  const placements: Record<string, Placement> = {};
  for (const thread of drawing.workflow.threads) {
    const saved = isPlaced(drawing.layout, thread) ? drawing.layout.threads[thread.name]?.nodes : undefined;
    if (saved) placements[thread.name] = completed(thread, saved, direction);
    else if (thread.nodes.length <= AT_ONCE) placements[thread.name] = placedAtOnce(thread, direction);
    else {
      const known = found[thread.name];
      if (known?.direction !== direction) return undefined;
      placements[thread.name] = sameShape(known.spec, thread)
        ? known.places
        : completed(thread, known.places, direction);
    }
  }
  return placements;
}
