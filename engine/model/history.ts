/**
 * Undo and redo by difference: nobody writes a reverse of a command; the history compares the drawing before and after
 * it and keeps, record by record, what became different. A value: every step gives a new History.
 */
import type { Drawing } from './document/drawing.ts';
import { applyDifferences, type Direction } from './history/apply-differences.ts';
import { differences } from './history/differences.ts';
import { mergeDifferences } from './history/merge-differences.ts';
import { type Difference, recordId } from './history/records.ts';

/** `View` is what the caller keeps beside a step, e.g. the selection before it. */
export interface HistoryEntry<View = unknown> {
  readonly label: string;
  readonly differences: readonly Difference[];
  /** Further steps with the same key are added to this entry while it is the newest. */
  readonly coalesce?: string;
  readonly view?: View;
}

export interface History<View = unknown> {
  /** Oldest first. */
  readonly undoable: readonly HistoryEntry<View>[];
  /** The next one to redo last. */
  readonly redoable: readonly HistoryEntry<View>[];
  readonly limit: number;
}

export interface HistoryStep<View = unknown> {
  readonly history: History<View>;
  readonly drawing: Drawing;
  /** Ids of the records that changed, e.g. `node:entrypoint/charge`, `place:entrypoint/charge`, `thread:receipt`. */
  readonly changed: ReadonlySet<string>;
  readonly differences: readonly Difference[];
  readonly label: string;
  readonly view: View | undefined;
}

/** @param limit how many steps are kept; older ones are forgotten */
export const emptyHistory = <View = unknown>(limit = 500): History<View> => ({
  undoable: [],
  redoable: [],
  limit,
});

/** Takes note of a step. When nothing differs, the history stays as it is, and so does what can be redone. */
export function push<View>(
  history: History<View>,
  label: string,
  before: Drawing,
  after: Drawing,
  options: { readonly coalesce?: string; readonly view?: View } = {},
): History<View> {
  const found = before === after ? [] : differences(before, after);
  if (found.length === 0) return history;
  const newest = history.undoable.at(-1);
  const { coalesce, view } = options;
  if (newest !== undefined && coalesce !== undefined && newest.coalesce === coalesce) {
    const merged = mergeDifferences(newest.differences, found);
    const older = history.undoable.slice(0, -1);
    const undoable = merged.length === 0 ? older : [...older, { ...newest, differences: merged }];
    return { ...history, undoable, redoable: [] };
  }
  const entry: HistoryEntry<View> = { label, differences: found, coalesce, view };
  return { ...history, undoable: [...history.undoable, entry].slice(-history.limit), redoable: [] };
}

/** From now on nothing is added to the newest entry: the field lost the focus, the drag ended. */
export function endCoalescing<View>(history: History<View>): History<View> {
  const newest = history.undoable.at(-1);
  if (newest?.coalesce === undefined) return history;
  return { ...history, undoable: [...history.undoable.slice(0, -1), { ...newest, coalesce: undefined }] };
}

function step<View>(
  entry: HistoryEntry<View>,
  drawing: Drawing,
  direction: Direction,
  history: History<View>,
): HistoryStep<View> {
  return {
    history,
    drawing: applyDifferences(drawing, entry.differences, direction),
    changed: new Set(entry.differences.map(recordId)),
    differences: entry.differences,
    label: entry.label,
    view: entry.view,
  };
}

/** `drawing` is the present one. undefined: nothing to undo. */
export function undo<View>(history: History<View>, drawing: Drawing): HistoryStep<View> | undefined {
  const entry = history.undoable.at(-1);
  if (entry === undefined) return undefined;
  const closed = { ...entry, coalesce: undefined };
  const older = { ...history, undoable: history.undoable.slice(0, -1) };
  // What is done next does not go on with the step before this one either.
  return step(entry, drawing, 'before', {
    ...endCoalescing(older),
    redoable: [...history.redoable, closed],
  });
}

/** `drawing` is the present one. undefined: nothing to redo. */
export function redo<View>(history: History<View>, drawing: Drawing): HistoryStep<View> | undefined {
  const entry = history.redoable.at(-1);
  if (entry === undefined) return undefined;
  return step(entry, drawing, 'after', {
    ...history,
    undoable: [...history.undoable, entry],
    redoable: history.redoable.slice(0, -1),
  });
}
