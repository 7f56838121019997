/** The workflow as it is seen: a card for each folded group, and where everything stands then. */
import type { Direction, Group, Point } from '#model/document/layout.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { Placement } from '../layout/placement.ts';
import { seenPlaces, type SeenThread } from './fold-places.ts';
import { foldedThread } from './group-card.ts';

export interface SeenWorkflow {
  readonly seen: WorkflowDocument;
  readonly placements: Readonly<Record<string, Placement>>;
  unfold(thread: string, point: Point): Point;
}

/** @param full places of all nodes by thread; @param groups the folded ones */
export function foldGroups(
  workflow: WorkflowDocument,
  full: Readonly<Record<string, Placement>>,
  groups: readonly Group[],
  direction: Direction = 'right',
): SeenWorkflow {
  const unfolded = { seen: workflow, placements: full, unfold: (_: string, point: Point) => point };
  if (groups.length === 0) return unfolded;
  const threads = workflow.threads.map((thread) =>
    foldedThread(
      thread,
      groups.filter((group) => group.thread === thread.name),
    ),
  );
  if (threads.every((thread, index) => thread === workflow.threads[index])) return unfolded;
  const placements: Record<string, Placement> = { ...full };
  const seenThreads = new Map<string, SeenThread>();
  threads.forEach((thread, index) => {
    const before = workflow.threads[index];
    if (before === undefined || before === thread) return;
    const seen = seenPlaces(before, thread, full[thread.name] ?? {}, direction);
    seenThreads.set(thread.name, seen);
    placements[thread.name] = seen.places;
  });
  return {
    seen: { ...workflow, threads },
    placements,
    unfold: (thread, point) => seenThreads.get(thread)?.unfold(point) ?? point,
  };
}
