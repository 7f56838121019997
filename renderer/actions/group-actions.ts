/** Groups by keys, menu and palette: made of what is selected, taken away, folded, left. */
import { IconBoxOff, IconFold, IconFolderMinus, IconMarquee2 } from '@tabler/icons-react';
import type { NodeRef } from '#model/commands/change.ts';
import { addGroup, removeGroups, takeOutOfGroup } from '../canvas/groups/group-edits.ts';
import { toggleGroups } from '../canvas/groups/group-view.ts';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

const chosen = (): readonly NodeRef[] =>
  selectedNodes().map(({ thread, node }) => ({ thread: thread.name, node: node.name }));

/** Ids of the groups in which selected nodes are, whatever thread they are in. */
function groupsOfChosen(): readonly string[] {
  const refs = chosen();
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  return groups
    .filter((group) => refs.some(({ thread, node }) => thread === group.thread && group.nodes.includes(node)))
    .map(({ id }) => id);
}

const isInGroup = (): boolean => groupsOfChosen().length > 0;

export const groupActions: readonly Action[] = [
  {
    id: 'group',
    label: 'Group',
    group: 'Edit',
    icon: IconMarquee2,
    keys: ['mod+g'],
    onCanvas: true,
    keywords: 'frame box section swimlane name together',
    isAvailable: () => chosen().length > 0,
    perform: () => addGroup(chosen()),
  },
  {
    id: 'ungroup',
    label: 'Ungroup',
    group: 'Edit',
    icon: IconBoxOff,
    keys: ['mod+shift+g'],
    onCanvas: true,
    keywords: 'frame box remove',
    isAvailable: isInGroup,
    perform: () => removeGroups(groupsOfChosen()),
  },
  {
    id: 'leave-group',
    label: 'Take out of the group',
    group: 'Edit',
    icon: IconFolderMinus,
    keywords: 'frame box leave remove from',
    isAvailable: isInGroup,
    perform: () => takeOutOfGroup(chosen()),
  },
  {
    id: 'group.fold',
    label: 'Fold or unfold this group',
    group: 'View',
    icon: IconFold,
    keys: ['shift+c'],
    onCanvas: true,
    keywords: 'collapse expand frame box',
    isAvailable: isInGroup,
    perform: () => toggleGroups(groupsOfChosen()),
  },
];
