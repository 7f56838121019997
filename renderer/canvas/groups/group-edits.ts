/** What is done with groups, each as one step of undo. */
import { editGroup, joinGroup, leaveGroup, ungroup } from '#model/commands/edit-group.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import { useDocument } from '../../store/document-store.ts';
import { foldGroup, useGroupView } from './group-view.ts';

/** Puts a frame around the nodes and asks for its name. */
export function addGroup(thread: string, nodes: readonly string[]): void {
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  const taken = new Set(groups.map((group) => group.id));
  let number = taken.size + 1;
  while (taken.has(`group-${number}`)) number += 1;
  const id = `group-${number}`;
  const done = useDocument.getState().execute({
    label: nodes.length === 1 ? 'Group 1 node' : `Group ${nodes.length} nodes`,
    run: (drawing) => groupNodes(drawing, { id, name: `Group ${number}`, thread, nodes }),
  });
  if (!done.ok) return;
  foldGroup(id, false);
  useGroupView.setState({ naming: id });
}

export const renameGroup = (id: string, name: string): void =>
  void useDocument
    .getState()
    .execute({ label: 'Rename group', run: (drawing) => editGroup(drawing, { id, name }) });

export const colorGroup = (id: string, color: string | undefined): void =>
  void useDocument
    .getState()
    .execute({ label: 'Colour group', run: (drawing) => editGroup(drawing, { id, color }) });

export const removeGroup = (id: string): void =>
  void useDocument.getState().execute({ label: 'Ungroup', run: (drawing) => ungroup(drawing, { id }) });

export const putIntoGroup = (id: string, nodes: readonly string[]): void =>
  void useDocument
    .getState()
    .execute({ label: 'Put into the group', run: (drawing) => joinGroup(drawing, { id, nodes }) });

export const takeOutOfGroup = (thread: string, nodes: readonly string[]): void =>
  void useDocument
    .getState()
    .execute({ label: 'Take out of the group', run: (drawing) => leaveGroup(drawing, { thread, nodes }) });
