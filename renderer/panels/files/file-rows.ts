/** The project's files as rows of a tree: workflows, definitions, scenarios, and the rest. */
import { DEFINITIONS_FILE, isWorkflowFile, workflowTitle } from '../../store/file-names.ts';

export type FileGroup = 'workflows' | 'definitions' | 'scenarios' | 'others';

export interface GroupRow {
  readonly kind: 'group';
  readonly id: FileGroup;
  readonly label: string;
  readonly isOpen: boolean;
  readonly count: number;
}
export interface FileRow {
  readonly kind: 'file';
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly group: FileGroup;
  /** 1-based, within the group. */
  readonly position: number;
  readonly count: number;
}
export type TreeRow = GroupRow | FileRow;

const SCENARIO = /^scenarios\/(.*)\.scenario\.yaml$/;

const LABELS: Readonly<Record<FileGroup, string>> = {
  workflows: 'Workflows',
  definitions: 'Definitions',
  scenarios: 'Scenarios',
  others: 'Other files',
};

function groupOf(path: string): FileGroup {
  if (isWorkflowFile(path)) return 'workflows';
  if (path === DEFINITIONS_FILE) return 'definitions';
  return SCENARIO.test(path) ? 'scenarios' : 'others';
}

const labelOf = (path: string): string =>
  isWorkflowFile(path) ? workflowTitle(path) : (SCENARIO.exec(path)?.[1] ?? path);

/** Rows as they are seen: files of folded groups are left out, groups without files too, but for workflows. */
export function fileRows(paths: readonly string[], folded: ReadonlySet<FileGroup>): readonly TreeRow[] {
  const sorted = [...new Set(paths)].sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
  return (Object.keys(LABELS) as FileGroup[]).flatMap((id): readonly TreeRow[] => {
    const files = sorted.filter((path) => groupOf(path) === id);
    if (files.length === 0 && id !== 'workflows') return [];
    const isOpen = !folded.has(id);
    const group: GroupRow = { kind: 'group', id, label: LABELS[id], isOpen, count: files.length };
    if (!isOpen) return [group];
    const rows = files.map((path, index): FileRow => ({
      kind: 'file',
      id: path,
      path,
      label: labelOf(path),
      group: id,
      position: index + 1,
      count: files.length,
    }));
    return [group, ...rows];
  });
}

/** The row that takes the place of one that is gone: the next file of its group, else the one before. */
export function placeAfter(rows: readonly TreeRow[], gone: number): number {
  const next = Math.min(gone, rows.length - 1);
  return rows[next]?.kind === 'group' && rows[next - 1]?.kind === 'file' ? next - 1 : next;
}

/** Where a key leads in a tree, as the ARIA patterns have it; undefined: the key is none of a tree's. */
export function treeStep(
  rows: readonly TreeRow[],
  at: number,
  key: string,
): number | 'fold' | 'unfold' | undefined {
  const row = rows[at];
  const last = rows.length - 1;
  if (key === 'ArrowDown') return Math.min(at + 1, last);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowRight') {
    if (row?.kind !== 'group') return at;
    return row.isOpen ? Math.min(at + (row.count > 0 ? 1 : 0), last) : 'unfold';
  }
  if (key === 'ArrowLeft') {
    if (row?.kind === 'group') return row.isOpen ? 'fold' : at;
    return rows.findLastIndex((each, index) => index < at && each.kind === 'group');
  }
  if (key.length !== 1 || key === ' ') return undefined;
  // A letter goes to the next row that begins with it.
  const letter = key.toLowerCase();
  const order = [...rows.keys()].map((index) => (at + 1 + index) % rows.length);
  return order.find((index) => rows[index]!.label.toLowerCase().startsWith(letter)) ?? at;
}
