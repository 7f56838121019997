/** Which groups of the open workflow are folded to one card. How one looks at a drawing is neither saved nor undone. */
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import { useDocument } from '../../store/document-store.ts';

interface GroupViewState {
  /** By `file group`. */
  readonly folded: Readonly<Record<string, boolean>>;
  /** The group whose name is being written. */
  readonly naming: string | undefined;
}

export const useGroupView = create<GroupViewState>()(() => ({ folded: {}, naming: undefined }));

function keyOf(id: string): string {
  const { project, workflowFile } = useDocument.getState();
  return `${project?.root ?? ''}/${workflowFile ?? ''} ${id}`;
}

/** Ids of the drawing's folded groups. */
export const foldedGroups = ({ folded }: GroupViewState, drawing: Drawing): readonly string[] =>
  (drawing.layout.groups ?? []).map(({ id }) => id).filter((id) => folded[keyOf(id)] === true);

export const isGroupFolded = (id: string): boolean => useGroupView.getState().folded[keyOf(id)] === true;

export function foldGroup(id: string, isFolded: boolean): void {
  const { folded } = useGroupView.getState();
  if ((folded[keyOf(id)] ?? false) === isFolded) return;
  useGroupView.setState({ folded: { ...folded, [keyOf(id)]: isFolded } });
}

/** Folds them all; unfolds them when all are folded. */
export function toggleGroups(ids: readonly string[]): void {
  const isFolded = !ids.every(isGroupFolded);
  for (const id of ids) foldGroup(id, isFolded);
}

/** Makes sure that a node can be seen. */
export function uncoverNode(thread: string, node: string): void {
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  const group = groups.find((each) => each.thread === thread && each.nodes.includes(node));
  if (group) foldGroup(group.id, false);
}
