/** What is done with groups, each as one step of undo. */
import { editGroup, joinGroup, leaveGroup, ungroup } from '#model/commands/edit-group.ts';
import type { NodeRef } from '#model/commands/change.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Group } from '#model/document/layout.ts';
import { ok, type Result } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';
import { NOTE_COLORS, type NoteColor } from '../notes/note-edits.ts';
import { foldGroup, useGroupView } from './group-view.ts';

/** The lowest number that no group's id has. */
function freeNumber(drawing: Drawing): number {
  const taken = new Set(drawing.layout.groups?.map((group) => group.id));
  let number = taken.size + 1;
  while (taken.has(`group-${number}`)) number += 1;
  return number;
}

/** Puts a frame around the nodes of each thread. Answers the ids of the groups; none when it is refused. */
export function makeGroups(nodes: readonly NodeRef[]): readonly string[] {
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
  if (!done.ok) return [];
  for (const id of made) foldGroup(id, false);
  return made;
}

/** Makes groups and asks for the name of the first, in its frame on the canvas. */
export function addGroup(nodes: readonly NodeRef[]): void {
  const [first] = makeGroups(nodes);
  if (first !== undefined) useGroupView.setState({ naming: first });
}

export const renameGroup = (id: string, name: string): void =>
  void useDocument
    .getState()
    .execute({ label: 'Rename group', run: (drawing) => editGroup(drawing, { id, name }) });

/** A colour that a file names and we know; grey otherwise. */
export const colorOfGroup = ({ color }: Group): NoteColor =>
  NOTE_COLORS.find((each) => each === color) ?? 'grey';

export const colorGroup = (id: string, color: NoteColor): void =>
  void useDocument.getState().execute({
    label: 'Colour group',
    run: (drawing) => editGroup(drawing, { id, color: color === 'grey' ? undefined : color }),
  });

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
