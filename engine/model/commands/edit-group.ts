/** Changes a group's name or colour, which nodes it holds, or takes its frame away. Touches the layout only. */
import type { Drawing } from '../document/drawing.ts';
import type { Group } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { findNode, noSuchNode } from './change.ts';
import { changeGroups, findGroup, noSuchGroup, withoutNodes } from './groups.ts';
import { refused, type Refusal } from './refusal.ts';
import { filterSharing, mapSharing, patched } from './sharing.ts';

export interface EditGroupArgs {
  readonly id: string;
  readonly name?: string;
  /** `undefined` takes it away. */
  readonly color?: string | undefined;
}

export function editGroup(drawing: Drawing, args: EditGroupArgs): Result<Drawing, Refusal> {
  const { id, ...patch } = args;
  if (findGroup(drawing, id) === undefined) return noSuchGroup(id);
  if (args.name?.trim() === '') return refused('name-empty', 'A group needs a name.');
  return ok(changeOne(drawing, id, (group) => patched<Group>(group, patch)));
}

export interface JoinGroupArgs {
  readonly id: string;
  readonly nodes: readonly string[];
}

/** Nodes of the group's thread come into it, out of the one that they are in. */
export function joinGroup(drawing: Drawing, { id, nodes }: JoinGroupArgs): Result<Drawing, Refusal> {
  const group = findGroup(drawing, id);
  if (group === undefined) return noSuchGroup(id);
  const { thread } = group;
  for (const node of nodes)
    if (findNode(drawing, thread, node) === undefined) return noSuchNode(thread, node);
  const fresh = nodes.filter((node) => !group.nodes.includes(node));
  if (fresh.length === 0) return ok(drawing);
  const left = changeGroups(drawing, (groups) =>
    mapSharing(groups, (each) =>
      each.id === id ? each : (withoutNodes([each], thread, new Set(fresh))[0] as Group),
    ),
  );
  return ok(changeOne(left, id, (each) => ({ ...each, nodes: [...each.nodes, ...fresh] })));
}

/** Nodes leave the group that they are in; a group without nodes is gone. */
export const leaveGroup = (
  drawing: Drawing,
  { thread, nodes }: { readonly thread: string; readonly nodes: readonly string[] },
): Result<Drawing, Refusal> =>
  ok(changeGroups(drawing, (groups) => withoutNodes(groups, thread, new Set(nodes))));

/** The frame goes, its nodes stay. */
export function ungroup(drawing: Drawing, { id }: { readonly id: string }): Result<Drawing, Refusal> {
  if (findGroup(drawing, id) === undefined) return noSuchGroup(id);
  return ok(changeGroups(drawing, (groups) => filterSharing(groups, (each) => each.id !== id)));
}

const changeOne = (drawing: Drawing, id: string, change: (group: Group) => Group): Drawing =>
  changeGroups(drawing, (groups) => mapSharing(groups, (each) => (each.id === id ? change(each) : each)));
