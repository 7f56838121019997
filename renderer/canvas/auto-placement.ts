/** Places that the automatic layout found for threads that have none saved. Kept beside the drawing, never in it. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import type { LayoutDocument } from '#model/document/layout.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import type { Placement } from './layout/elk-graph.ts';
import { layOutThread } from './layout/elk-worker.ts';
import { fillIn } from './layout/fill-in.ts';
import type { Placements } from './scene.ts';

interface Found {
  readonly spec: ThreadSpec;
  readonly places: Placement;
}

interface AutoPlacementState {
  /** By thread name; of the newest form of the thread that has been laid out. */
  readonly found: Readonly<Record<string, Found>>;
  put(found: readonly Found[]): void;
  clear(): void;
}

export const useAutoPlacement = create<AutoPlacementState>()((set, get) => ({
  found: {},
  put: (found) =>
    set({ found: { ...get().found, ...Object.fromEntries(found.map((each) => [each.spec.name, each])) } }),
  clear: () => set({ found: {} }),
}));

/** Whether somebody has put nodes of this thread in their places. */
export function isPlaced(layout: LayoutDocument, thread: ThreadSpec): boolean {
  const saved = Object.hasOwn(layout.threads, thread.name) ? layout.threads[thread.name] : undefined;
  return saved !== undefined && thread.nodes.some((node) => Object.hasOwn(saved.nodes, node.name));
}

/** Lays out what has no places, whenever the drawing changes. A worker that can't be had leaves the simple places. */
export function useAutoLayout(drawing: Drawing | undefined): void {
  const workflow = drawing?.workflow;
  const layout = drawing?.layout;
  useEffect(() => {
    if (workflow === undefined || layout === undefined) return;
    const { found, put } = useAutoPlacement.getState();
    const wanted = workflow.threads.filter(
      (thread) => !isPlaced(layout, thread) && found[thread.name]?.spec !== thread,
    );
    if (wanted.length === 0) return;
    let isCurrent = true;
    Promise.all(
      wanted.map(async (spec) => {
        try {
          return { spec, places: await layOutThread(spec) };
        } catch (error) {
          console.error('The layout worker failed; nodes stand in simple rows.', error);
          return { spec, places: fillIn(spec, {}) };
        }
      }),
    ).then(
      (places) => isCurrent && put(places),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [workflow, layout]);
}

const filled = new WeakMap<ThreadSpec, { from: Placement; places: Placement }>();

function completed(thread: ThreadSpec, from: Placement): Placement {
  const known = filled.get(thread);
  if (known?.from === from) return known.places;
  const places = fillIn(thread, from);
  filled.set(thread, { from, places });
  return places;
}

const nothing: Placement = {};

/** Saved places, else found ones, else simple ones. Undefined until the first layout of a fresh drawing has come. */
export function placementsOf(
  drawing: Drawing,
  found: Readonly<Record<string, Found>>,
): Placements | undefined {
  const placements: Record<string, Placement> = {};
  let isFresh = drawing.workflow.threads.length > 0;
  for (const thread of drawing.workflow.threads) {
    const saved = isPlaced(drawing.layout, thread) ? drawing.layout.threads[thread.name]?.nodes : undefined;
    const places = saved ?? found[thread.name]?.places;
    if (places !== undefined) isFresh = false;
    placements[thread.name] = completed(thread, places ?? nothing);
  }
  return isFresh ? undefined : placements;
}
