/** Puts a named frame around nodes of one thread. Touches the layout only: what the workflow does stays the same. */
import type { Drawing } from '../document/drawing.ts';
import { ok, type Result } from '../result.ts';
import { findNode, findThread, noSuchNode, noSuchThread } from './change.ts';
import { changeGroups, findGroup, withoutNodes } from './groups.ts';
import { refused, type Refusal } from './refusal.ts';

export interface GroupNodesArgs {
  readonly id: string;
  readonly name: string;
  readonly thread: string;
  /** A node that is in another group leaves it. */
  readonly nodes: readonly string[];
}

export function groupNodes(drawing: Drawing, args: GroupNodesArgs): Result<Drawing, Refusal> {
  const { id, name, thread, nodes } = args;
  if (findThread(drawing, thread) === undefined) return noSuchThread(thread);
  for (const node of nodes)
    if (findNode(drawing, thread, node) === undefined) return noSuchNode(thread, node);
  if (nodes.length === 0) return refused('empty-group', 'Select the nodes that the group is to hold.');
  if (findGroup(drawing, id)) return refused('group-id-taken', `There is a group “${id}” already.`);
  return ok(
    changeGroups(drawing, (groups) => [
      ...withoutNodes(groups, thread, new Set(nodes)),
      { id, name, thread, nodes: [...new Set(nodes)] },
    ]),
  );
}
