/** The scene of the open drawing, with whatever is being dragged at the moment in its passing place. */
import { useMemo } from 'react';
import { create } from 'zustand';
import { directionOf, type Direction, type Point } from '#model/document/layout.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { useDocument } from '../store/document-store.ts';
import { placementsOf, useAutoLayout, useAutoPlacement } from './auto-placement.ts';
import { buildScene, cornersOf, type Corners, type Placements, type Scene, type Shown } from './scene.ts';
import { foldGroups } from './groups/fold-groups.ts';
import { useFoldedGroups } from './groups/use-folded-groups.ts';
import { startersOf } from './layout/starters.ts';
import { foldedThreads, onlyThread, useThreadView } from './thread-view.ts';

/** Passing places during a drag, of nodes (by thread and name, relative to the corner), of corners (by thread) and of notes. */
interface DragState {
  readonly nodes: Readonly<Record<string, Readonly<Record<string, Point>>>>;
  readonly corners: Corners;
  /** By id. */
  readonly notes: Readonly<Record<string, Point>>;
  readonly isDragging: boolean;
  preview(
    nodes: Readonly<Record<string, Readonly<Record<string, Point>>>>,
    corners: Corners,
    notes?: Readonly<Record<string, Point>>,
  ): void;
  end(): void;
}

const still = { nodes: {}, corners: {}, notes: {}, isDragging: false };

export const useDrag = create<DragState>()((set) => ({
  ...still,
  preview: (nodes, corners, notes = {}) => set({ nodes, corners, notes, isDragging: true }),
  end: () => set(still),
}));

export interface Places {
  readonly direction: Direction;
  /** What is drawn: folded groups are one card each. */
  readonly seen: WorkflowDocument;
  /** Where cards are seen; nodes of a folded group are where its card is. */
  readonly placements: Placements;
  /** Where all nodes are when no group is folded: what the layout file says or would say. */
  readonly full: Placements;
  readonly corners: Corners;
  /** A point of a thread as it is seen, to one among `full`. */
  unfold(thread: string, point: Point): Point;
}

/** What of the drawing is shown: folded threads, or one thread alone. */
export function useShown(): Shown {
  const drawing = useDocument((state) => state.drawing);
  const view = useThreadView();
  // As text, so that an edit that folds nothing leaves the same value.
  const folded = JSON.stringify(drawing ? [...foldedThreads(view, drawing)] : []);
  const only = drawing && onlyThread(view, drawing);
  return useMemo(() => ({ folded: new Set(JSON.parse(folded) as string[]), only }), [folded, only]);
}

/** Where everything stands when nothing is dragged; undefined until a fresh drawing has been laid out. */
export function usePlaces({ folded }: Shown): Places | undefined {
  const groups = useFoldedGroups();
  const drawing = useDocument((state) => state.drawing);
  const found = useAutoPlacement((state) => state.found);
  useAutoLayout(drawing);
  const full = useMemo(() => drawing && placementsOf(drawing, found), [drawing, found]);
  return useMemo(() => {
    if (drawing === undefined || full === undefined) return undefined;
    const direction = directionOf(drawing.layout);
    const { seen, placements, unfold } = foldGroups(drawing.workflow, full, groups, direction);
    const starters = startersOf(drawing.workflow);
    const corners = cornersOf(seen, placements, drawing.layout.threads, folded, starters, direction);
    return { direction, seen, placements, full, corners, unfold };
  }, [drawing, full, folded, groups]);
}

export function useScene(places: Places | undefined, shown: Shown): Scene | undefined {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const drag = useDrag();
  return useMemo(() => {
    if (workflow === undefined || places === undefined) return undefined;
    const starters = startersOf(workflow);
    const { direction } = places;
    if (!drag.isDragging)
      return buildScene(places.seen, places.placements, places.corners, shown, starters, direction);
    const placements: Record<string, Placements[string]> = { ...places.placements };
    for (const [thread, moved] of Object.entries(drag.nodes))
      placements[thread] = { ...placements[thread], ...moved };
    return buildScene(
      places.seen,
      placements,
      { ...places.corners, ...drag.corners },
      shown,
      starters,
      direction,
      new Set(Object.keys(drag.nodes)),
    );
  }, [workflow, places, drag, shown]);
}
