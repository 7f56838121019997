/** What can be done with groups and notes in the outline, and how nodes come into groups and out of them there. */
import {
  IconBoxOff,
  IconCursorText,
  IconExternalLink,
  IconFold,
  IconFolderMinus,
  IconMarquee2,
  IconNote,
  IconPalette,
  IconPlus,
} from '@tabler/icons-react';
import { pointer } from '../../actions/pointer.ts';
import { useCanvasView } from '../../canvas/canvas-view.ts';
import { makeGroups, putIntoGroup, takeOutOfGroup } from '../../canvas/groups/group-edits.ts';
import { foldGroup, isGroupFolded } from '../../canvas/groups/group-view.ts';
import { addNote } from '../../canvas/notes/note-edits.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { focusZone } from '../../ui/zones.ts';
import { ask } from '../chooser/choosing.ts';
import { openInspector } from '../inspector/open-inspector.ts';
import { askForColor, colorOfRow } from './color-rows.ts';
import { countedNodes, groupRowId } from './group-rows.ts';
import type { OutlineCommand } from './outline-command.ts';
import { removeRow } from './outline-edits.ts';
import type { OutlineRow } from './outline-row.ts';
import { goToGroup, goToItem, placeOfRow, rename } from './outline-view.ts';

/** The focus goes to the note or the group's title, which have keys of their own; to the canvas while they are not on it. */
function goToOnCanvas({ id, items }: OutlineRow): void {
  useSession.getState().selectAndShow(items);
  const drawn = document.querySelector<HTMLElement>(`.canvas [data-testid="${CSS.escape(id)}"]`);
  const stop = drawn?.matches('[tabindex]') ? drawn : drawn?.querySelector<HTMLElement>('.group-title');
  if (stop) stop.focus({ preventScroll: true });
  else focusZone('canvas');
}

const groupsOf = ({ thread }: OutlineRow) =>
  (useDocument.getState().drawing?.layout.groups ?? []).filter((group) => group.thread === thread);
const groupAround = (row: OutlineRow) => groupsOf(row).find(({ nodes }) => nodes.includes(row.name));

function newGroup({ thread, name }: OutlineRow): void {
  const [id] = makeGroups([{ thread, node: name }]);
  if (id === undefined) return;
  goToGroup(id);
  rename(groupRowId(id));
}

function askForGroup(row: OutlineRow): void {
  const { thread, name } = row;
  const others = groupsOf(row).filter((group) => group !== groupAround(row));
  ask({
    title: `Put ${name} into which group`,
    at: placeOfRow(row.id),
    choices: [
      ...others.map((group) => ({
        id: group.id,
        label: group.name,
        detail: countedNodes(group.nodes.length),
        icon: IconMarquee2,
        run: () => {
          putIntoGroup(group.id, [name]);
          goToItem({ kind: 'node', thread, node: name });
        },
      })),
      { id: 'new', label: 'New group', icon: IconPlus, run: () => newGroup(row) },
    ],
  });
}

function leaveGroup({ thread, name }: OutlineRow): void {
  takeOutOfGroup([{ thread, node: name }]);
  goToItem({ kind: 'node', thread, node: name });
}

/** Where one is looking; what it says is written in the inspector, from which Escape leads back to its row. */
function newNote(): void {
  const { view } = useCanvasView.getState();
  if (view === undefined) return;
  const id = addNote(view.toCanvas(pointer()));
  goToItem({ kind: 'note', id });
  openInspector({ kind: 'note', id }, 'text');
}

export const groupAndNoteCommands: readonly OutlineCommand[] = [
  {
    id: 'to-canvas',
    label: 'Go to the group or note on the canvas',
    icon: IconExternalLink,
    keys: ['enter'],
    words: 'show focus drawing select',
    isFor: ({ kind }) => kind === 'group' || kind === 'note',
    perform: goToOnCanvas,
  },
  {
    id: 'write',
    label: 'Write in the note',
    icon: IconCursorText,
    keys: ['f2'],
    words: 'edit text sticky comment rename',
    isFor: ({ kind }) => kind === 'note',
    perform: ({ items }) => openInspector(items[0], 'text'),
  },
  {
    id: 'color',
    label: 'Choose its colour',
    icon: IconPalette,
    words: 'color paint yellow blue green red grey',
    isFor: (row) => colorOfRow(row) !== undefined,
    perform: askForColor,
  },
  {
    id: 'fold-on-canvas',
    label: 'Fold it to one card on the canvas',
    icon: IconFold,
    words: 'collapse',
    isFor: ({ group }) => group !== undefined && !isGroupFolded(group.id),
    perform: ({ group }) => group && foldGroup(group.id, true),
  },
  {
    id: 'unfold-on-canvas',
    label: 'Unfold it on the canvas',
    icon: IconFold,
    words: 'expand',
    isFor: ({ group }) => group !== undefined && isGroupFolded(group.id),
    perform: ({ group }) => group && foldGroup(group.id, false),
  },
  {
    id: 'ungroup',
    label: 'Ungroup: its nodes stay',
    icon: IconBoxOff,
    keys: ['delete', 'backspace', 'mod+shift+g'],
    words: 'remove delete frame',
    isFor: ({ kind }) => kind === 'group',
    perform: (row) => removeRow(row, false),
  },
  {
    id: 'put-into-group',
    label: 'Put it into a group',
    icon: IconMarquee2,
    keys: ['mod+g'],
    words: 'new frame box together move join',
    isFor: ({ kind }) => kind === 'node',
    perform: askForGroup,
  },
  {
    id: 'leave-group',
    label: 'Take it out of its group',
    icon: IconFolderMinus,
    words: 'leave frame',
    isFor: (row) => row.kind === 'node' && groupAround(row) !== undefined,
    perform: leaveGroup,
  },
  {
    id: 'add-note',
    label: 'Add a note',
    icon: IconNote,
    words: 'new sticky comment',
    isFor: () => true,
    perform: newNote,
  },
];
