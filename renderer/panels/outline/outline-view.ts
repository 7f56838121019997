/** What the outline looks at: which row has its tab stop, which are folded, which is being renamed. Never in file or undo. */
import { create } from 'zustand';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { itemId } from '../../canvas/record-id.ts';
import { useDocument } from '../../store/document-store.ts';
import { problemMark } from '../../store/problem-index.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { outlineRows, rowsAbove, type OutlineRow } from './outline-rows.ts';

interface OutlineView {
  /** Id of the row with the tab stop. */
  readonly current: string | undefined;
  readonly toggled: ReadonlySet<string>;
  readonly renaming: string | undefined;
  /** Grows with each wish that the current row takes the focus. */
  readonly focusSerial: number;
}

export const useOutlineView = create<OutlineView>()(() => ({
  current: undefined,
  toggled: new Set(),
  renaming: undefined,
  focusSerial: 0,
}));

type Source = readonly [
  workflow: WorkflowDocument | undefined,
  problems: ReturnType<typeof useDocument.getState>['problems'],
  toggled: ReadonlySet<string>,
];
let known: { readonly of: Source; readonly rows: readonly OutlineRow[] } | undefined;

/** Kept until something they tell of changes: the panel and its commands ask for the same rows many times. */
function rowsOf(...of: Source): readonly OutlineRow[] {
  if (known?.of.every((each, at) => each === of[at])) return known.rows;
  const [workflow, problems, toggled] = of;
  const rows = workflow
    ? outlineRows({ workflow, markOf: (key) => problemMark(problems, key), toggled })
    : [];
  known = { of, rows };
  return rows;
}

/** The rows as they are now. */
export function rowsNow(): readonly OutlineRow[] {
  const { drawing, problems } = useDocument.getState();
  return rowsOf(drawing?.workflow, problems, useOutlineView.getState().toggled);
}

export function useRows(): readonly OutlineRow[] {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const problems = useDocument((state) => state.problems);
  return rowsOf(
    workflow,
    problems,
    useOutlineView((state) => state.toggled),
  );
}

export function toggleRow(id: string): void {
  const toggled = new Set(useOutlineView.getState().toggled);
  if (!toggled.delete(id)) toggled.add(id);
  useOutlineView.setState({ toggled });
}

/** Unfolds what hides the row of a record. */
function uncover(item: SelectedItem): void {
  const toggled = new Set(useOutlineView.getState().toggled);
  for (const { id, isOpenAtFirst } of rowsAbove(item))
    if (isOpenAtFirst) toggled.delete(id);
    else toggled.add(id);
  useOutlineView.setState({ toggled });
}

/** Makes a row the current one; the canvas selects and shows what it stands for. */
export function goToRow(row: OutlineRow, options: { readonly withFocus?: boolean } = {}): void {
  const { focusSerial } = useOutlineView.getState();
  useOutlineView.setState({ current: row.id, focusSerial: focusSerial + (options.withFocus ? 1 : 0) });
  const { selection } = useSession.getState();
  const isSelected = selection.length === 1 && selection[0] && itemId(selection[0]) === itemId(row.item);
  if (!isSelected) useSession.getState().selectAndShow([row.item]);
}

/** Goes to the row of a record, unfolding what hides it, and puts the focus there. */
export function goToItem(item: SelectedItem): void {
  uncover(item);
  const row = rowsNow().find(({ id }) => id === itemId(item));
  if (row) goToRow(row, { withFocus: true });
}

/** The selection changed elsewhere: its row becomes the current one. The focus stays where it is. */
export function followSelection(selection: readonly SelectedItem[]): void {
  const [item] = selection;
  if (selection.length !== 1 || item === undefined || !('thread' in item)) return;
  const { current } = useOutlineView.getState();
  const row = rowsNow().find(({ id }) => id === current);
  if (row !== undefined && itemId(row.item) === itemId(item)) return;
  uncover(item);
  useOutlineView.setState({ current: itemId(item) });
}

export const rename = (id: string | undefined): void => useOutlineView.setState({ renaming: id });

/** Where a list that belongs to the current row opens, in CSS pixels of the window. */
export function placeOfRow(id: string): { x: number; y: number } {
  const rect = document
    .querySelector(`[data-testid="${CSS.escape(`outline:${id}`)}"]`)
    ?.getBoundingClientRect();
  return rect ? { x: rect.left + 36, y: rect.bottom + 2 } : { x: 80, y: 120 };
}
