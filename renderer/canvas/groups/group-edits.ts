/** What is done with groups, each as one step of undo. */
import { editGroup, joinGroup, leaveGroup, ungroup } from '#model/commands/edit-group.ts';
import type { NodeRef } from '#model/commands/change.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { ok, type Result } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';
import { foldGroup, useGroupView } from './group-view.ts';

/** The lowest number that no group's id has. */
function freeNumber(drawing: Drawing): number {
  const taken = new Set(drawing.layout.groups?.map((group) => group.id));
  let number = taken.size + 1;
  while (taken.has(`group-${number}`)) number += 1;
  return number;
}

/** Puts a frame around the nodes of each thread and asks for the name of the first. */
export function addGroup(nodes: readonly NodeRef[]): void {
  const made: string[] = [];
  const done = useDocument.getState().execute({
    label: nodes.length === 1 ? 'Group 1 node' : `Group ${nodes.length} nodes`,
    run: (drawing) => {
      let next: Result<Drawing, Refusal> = ok(drawing);
      for (const thread of new Set(nodes.map((ref) => ref.thread))) {
        if (!next.ok) break;
        const number = freeNumber(next.value);
        const id = `group-${number}`;
        made.push(id);
        const mine = nodes.filter((ref) => ref.thread === thread).map(({ node }) => node);
        next = groupNodes(next.value, { id, name: `Group ${number}`, thread, nodes: mine });
      }
      return next;
    },
  });
  if (!done.ok) return;
  for (const id of made) foldGroup(id, false);
  useGroupView.setState({ naming: made[0] });
}

export const renameGroup = (id: string, name: string): void =>
  void useDocument
    .getState()
    .execute({ label: 'Rename group', run: (drawing) => editGroup(drawing, { id, name }) });

export const colorGroup = (id: string, color: string | undefined): void =>
  void useDocument
    .getState()
    .execute({ label: 'Colour group', run: (drawing) => editGroup(drawing, { id, color }) });

export const removeGroups = (ids: readonly string[]): void =>
  void useDocument.getState().execute({
    label: ids.length === 1 ? 'Ungroup' : `Ungroup ${ids.length} groups`,
    run: (drawing) => ungroup(drawing, { ids }),
  });

export const putIntoGroup = (id: string, nodes: readonly string[]): void =>
  void useDocument
    .getState()
    .execute({ label: 'Put into the group', run: (drawing) => joinGroup(drawing, { id, nodes }) });

export const takeOutOfGroup = (nodes: readonly NodeRef[]): void =>
  void useDocument
    .getState()
    .execute({ label: 'Take out of the group', run: (drawing) => leaveGroup(drawing, { nodes }) });
