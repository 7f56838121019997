/** What the outline looks at: which row has its tab stop, which are folded, which is being renamed. Never in file or undo. */
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import { isGroupFolded, useGroupView } from '../../canvas/groups/group-view.ts';
import { itemId } from '../../canvas/record-id.ts';
import { useDocument } from '../../store/document-store.ts';
import { problemMark } from '../../store/problem-index.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { groupRowId } from './group-rows.ts';
import type { OutlineRow } from './outline-row.ts';
import { outlineRows, rowsAbove } from './outline-rows.ts';

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
  workflow: Drawing['workflow'] | undefined,
  groups: Drawing['layout']['groups'],
  notes: Drawing['layout']['notes'],
  problems: ReturnType<typeof useDocument.getState>['problems'],
  toggled: ReadonlySet<string>,
  /** Groups are asked for by what it says of them. */
  folded: ReturnType<typeof useGroupView.getState>['folded'],
];
let known: { readonly of: Source; readonly rows: readonly OutlineRow[] } | undefined;

/** Kept until something they tell of changes: the panel and its commands ask for the same rows many times. */
function rowsOf(...of: Source): readonly OutlineRow[] {
  if (known?.of.every((each, at) => each === of[at])) return known.rows;
  const [workflow, groups = [], notes = [], problems, toggled] = of;
  const foldedGroups = new Set(groups.map(({ id }) => id).filter(isGroupFolded));
  const markOf = (key: string) => problemMark(problems, key);
  const rows = workflow ? outlineRows({ workflow, groups, foldedGroups, notes, markOf, toggled }) : [];
  known = { of, rows };
  return rows;
}

/** The rows as they are now. */
export function rowsNow(): readonly OutlineRow[] {
  const { drawing, problems } = useDocument.getState();
  return rowsOf(
    drawing?.workflow,
    drawing?.layout.groups,
    drawing?.layout.notes,
    problems,
    useOutlineView.getState().toggled,
    useGroupView.getState().folded,
  );
}

export function useRows(): readonly OutlineRow[] {
  return rowsOf(
    useDocument((state) => state.drawing?.workflow),
    useDocument((state) => state.drawing?.layout.groups),
    useDocument((state) => state.drawing?.layout.notes),
    useDocument((state) => state.problems),
    useOutlineView((state) => state.toggled),
    useGroupView((state) => state.folded),
  );
}

export function toggleRow(id: string): void {
  const toggled = new Set(useOutlineView.getState().toggled);
  if (!toggled.delete(id)) toggled.add(id);
  useOutlineView.setState({ toggled });
}

const groupsNow = () => useDocument.getState().drawing?.layout.groups ?? [];

/** Unfolds what hides the row of a record. */
function uncover(item: SelectedItem): void {
  const toggled = new Set(useOutlineView.getState().toggled);
  for (const { id, isOpenAtFirst } of rowsAbove(item, groupsNow()))
    if (isOpenAtFirst) toggled.delete(id);
    else toggled.add(id);
  useOutlineView.setState({ toggled });
}

/** Whether just this is selected. */
function isSelection(selection: readonly SelectedItem[], items: readonly SelectedItem[]): boolean {
  if (selection.length !== items.length) return false;
  const ids = new Set(selection.map(itemId));
  return items.every((item) => ids.has(itemId(item)));
}

/** Makes a row the current one; the canvas selects and shows what it stands for. */
export function goToRow(row: OutlineRow, options: { readonly withFocus?: boolean } = {}): void {
  const { focusSerial } = useOutlineView.getState();
  useOutlineView.setState({ current: row.id, focusSerial: focusSerial + (options.withFocus ? 1 : 0) });
  if (!isSelection(useSession.getState().selection, row.items))
    useSession.getState().selectAndShow(row.items);
}

/** Goes to the row with this id and puts the focus there; nothing when it is not to be seen. */
export function goToRowWithId(id: string): void {
  const row = rowsNow().find((each) => each.id === id);
  if (row) goToRow(row, { withFocus: true });
}

/** Goes to the row of a record, unfolding what hides it, and puts the focus there. */
export function goToItem(item: SelectedItem): void {
  uncover(item);
  goToRowWithId(itemId(item));
}

/** The group whose nodes these are, if it has a row to go to. */
function groupRowOf(selection: readonly SelectedItem[]): OutlineRow | undefined {
  if (!groupsNow().some(({ nodes }) => nodes.length >= selection.length)) return undefined;
  return rowsNow().find(({ kind, items }) => kind === 'group' && isSelection(selection, items));
}

/** The selection changed elsewhere: its row becomes the current one. The focus stays where it is. */
export function followSelection(selection: readonly SelectedItem[]): void {
  const [item, ...more] = selection;
  if (item === undefined || item.kind === 'definition') return;
  const { current } = useOutlineView.getState();
  const row = rowsNow().find(({ id }) => id === current);
  if (row !== undefined && isSelection(selection, row.items)) return;
  if (more.length > 0) {
    const group = groupRowOf(selection);
    if (group) useOutlineView.setState({ current: group.id });
    return;
  }
  uncover(item);
  useOutlineView.setState({ current: itemId(item) });
}

/** The group's row, unfolding what hides it. */
export function goToGroup(id: string): void {
  const group = groupsNow().find((each) => each.id === id);
  if (group === undefined) return;
  uncover({ kind: 'node', thread: group.thread, node: group.nodes[0] ?? '' });
  goToRowWithId(groupRowId(id));
}

export const rename = (id: string | undefined): void => useOutlineView.setState({ renaming: id });

/** Where a list that belongs to the current row opens, in CSS pixels of the window. */
export function placeOfRow(id: string): { x: number; y: number } {
  const rect = document
    .querySelector(`[data-testid="${CSS.escape(`outline:${id}`)}"]`)
    ?.getBoundingClientRect();
  return rect ? { x: rect.left + 36, y: rect.bottom + 2 } : { x: 80, y: 120 };
}
