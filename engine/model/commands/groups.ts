/** How commands reach the groups of the layout: frames with a name around nodes of one thread, for the eye alone. */
import type { Drawing } from '../document/drawing.ts';
import type { Group, LayoutDocument } from '../document/layout.ts';
import { refused } from './refusal.ts';
import { filterSharing, mapSharing, patched } from './sharing.ts';

const none: readonly Group[] = [];

export const groupsOf = (drawing: Drawing): readonly Group[] => drawing.layout.groups ?? none;

export const findGroup = (drawing: Drawing, id: string): Group | undefined =>
  groupsOf(drawing).find((each) => each.id === id);

/** The group that a node is in. */
export const groupOfNode = (drawing: Drawing, thread: string, node: string): Group | undefined =>
  groupsOf(drawing).find((each) => each.thread === thread && each.nodes.includes(node));

export const noSuchGroup = (id: string) => refused('no-such-group', `There is no group “${id}” any more.`);

/** Groups that became empty are gone. */
export function changeGroups(
  drawing: Drawing,
  change: (groups: readonly Group[]) => readonly Group[],
): Drawing {
  const before = groupsOf(drawing);
  const after = filterSharing(change(before), (group) => group.nodes.length > 0);
  if (after === before) return drawing;
  const groups = after.length === 0 ? undefined : after;
  return patched(drawing, { layout: patched<LayoutDocument>(drawing.layout, { groups }) });
}

/** Takes nodes out of whatever group they are in. */
export const withoutNodes = (
  groups: readonly Group[],
  thread: string,
  nodes: ReadonlySet<string>,
): readonly Group[] =>
  mapSharing(groups, (group) =>
    group.thread === thread
      ? patched(group, { nodes: filterSharing(group.nodes, (node) => !nodes.has(node)) })
      : group,
  );
