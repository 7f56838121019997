/** Groups by keys, menu and palette: made of what is selected, taken away, folded, left. */
import { IconBoxOff, IconFold, IconFolderMinus, IconMarquee2 } from '@tabler/icons-react';
import type { Group } from '#model/document/layout.ts';
import { addGroup, removeGroup, takeOutOfGroup } from '../canvas/groups/group-edits.ts';
import { toggleGroup } from '../canvas/groups/group-view.ts';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

/** The selected nodes of one thread. */
function chosen(): { readonly thread: string; readonly nodes: readonly string[] } | undefined {
  const items = selectedNodes();
  const thread = items[0]?.thread.name;
  if (thread === undefined) return undefined;
  const nodes = items.filter((item) => item.thread.name === thread).map(({ node }) => node.name);
  return { thread, nodes };
}

/** Groups in which selected nodes are. */
function groupsOfChosen(): readonly Group[] {
  const found = chosen();
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  if (found === undefined) return [];
  return groups.filter(
    (group) => group.thread === found.thread && group.nodes.some((name) => found.nodes.includes(name)),
  );
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
    isAvailable: () => chosen() !== undefined,
    perform: () => {
      const found = chosen();
      if (found) addGroup(found.thread, found.nodes);
    },
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
    perform: () => {
      for (const { id } of groupsOfChosen()) removeGroup(id);
    },
  },
  {
    id: 'leave-group',
    label: 'Take out of the group',
    group: 'Edit',
    icon: IconFolderMinus,
    keywords: 'frame box leave remove from',
    isAvailable: isInGroup,
    perform: () => {
      const found = chosen();
      if (found) takeOutOfGroup(found.thread, found.nodes);
    },
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
    perform: () => {
      for (const { id } of groupsOfChosen()) toggleGroup(id);
    },
  },
];
