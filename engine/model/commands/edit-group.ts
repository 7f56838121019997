/** Changes a group's name or colour, which nodes it holds, or takes its frame away. Touches the layout only. */
import type { Drawing } from '../document/drawing.ts';
import type { Group } from '../document/layout.ts';
import { ok, type Result } from '../result.ts';
import { findNode, type NodeRef, noSuchNode } from './change.ts';
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

/** Nodes, of one thread or of several, leave the groups that they are in; a group without nodes is gone. */
export function leaveGroup(
  drawing: Drawing,
  { nodes }: { readonly nodes: readonly NodeRef[] },
): Result<Drawing, Refusal> {
  const namesOf = (thread: string): ReadonlySet<string> =>
    new Set(nodes.filter((ref) => ref.thread === thread).map(({ node }) => node));
  const threads = [...new Set(nodes.map(({ thread }) => thread))];
  return ok(
    changeGroups(drawing, (groups) =>
      threads.reduce((left, thread) => withoutNodes(left, thread, namesOf(thread)), groups),
    ),
  );
}

/** The frames go, their nodes stay. */
export function ungroup(
  drawing: Drawing,
  { ids }: { readonly ids: readonly string[] },
): Result<Drawing, Refusal> {
  for (const id of ids) if (findGroup(drawing, id) === undefined) return noSuchGroup(id);
  return ok(changeGroups(drawing, (groups) => filterSharing(groups, ({ id }) => !ids.includes(id))));
}

const changeOne = (drawing: Drawing, id: string, change: (group: Group) => Group): Drawing =>
  changeGroups(drawing, (groups) => mapSharing(groups, (each) => (each.id === id ? change(each) : each)));
