/** All that can be done with a row of the outline. Keys, the list that `/` opens and the menu key read this one table. */
import {
  IconArrowDown,
  IconArrowUp,
  IconArrowsSplit2,
  IconBellRinging,
  IconBolt,
  IconCursorText,
  IconExternalLink,
  IconFrame,
  IconPencil,
  IconPlugConnected,
  IconPlus,
  IconReplace,
  IconSend,
  IconTrash,
  IconUnlink,
  IconVariable,
} from '@tabler/icons-react';
import { addThread } from '#model/commands/add-thread.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { freshThreadName, freshVariableName } from '#model/commands/fresh-name.ts';
import { namedDefinition } from '#model/commands/own-definition.ts';
import { frameId } from '../../canvas/record-id.ts';
import { keyNames } from '../../actions/shortcut.ts';
import { useDocument } from '../../store/document-store.ts';
import { openOffer } from '../../runs/open-offer.ts';
import { useRun, type RunOffer } from '../../store/run-store.ts';
import { useSession } from '../../store/session-store.ts';
import { focusZone } from '../../ui/zones.ts';
import { ask } from '../chooser/choosing.ts';
import { openInspector } from '../inspector/open-inspector.ts';
import {
  askForFailure,
  askForInterrupt,
  askForKindBefore,
  askForKindInstead,
  askForTarget,
} from './outline-choices.ts';
import { groupAndNoteCommands } from './group-and-note-commands.ts';
import type { OutlineCommand } from './outline-command.ts';
import { moveRow, removeRow } from './outline-edits.ts';
import type { OutlineRow } from './outline-row.ts';
import { goToItem, placeOfRow, rename } from './outline-view.ts';

const isNamed = ({ kind }: OutlineRow): boolean => ['node', 'thread', 'variable', 'group'].includes(kind);
/** Groups and notes have commands of their own. */
const isOfThread = ({ kind }: OutlineRow): boolean => !['group', 'notes', 'note'].includes(kind);
const canLeave = ({ kind, node }: OutlineRow): boolean => kind === 'node' && node?.kind !== 'exit';
const count = ({ kind, node, ofChildThread }: OutlineRow): number => {
  if (kind === 'edge') return node?.next.length ?? 0;
  if (kind !== 'handler' || node === undefined) return 0;
  return ofChildThread && node.kind === 'wait-for-threads'
    ? (node.onThreadFailure?.length ?? 0)
    : node.onFailure.length;
};

/** What a waiting node of the run that is shown asks for. */
const offerOf = ({ kind, thread, name }: OutlineRow): RunOffer | undefined =>
  kind === 'node' ? useRun.getState().overlay?.nodes[`${thread}/${name}`]?.offer : undefined;

function append(row: OutlineRow): void {
  const at = placeOfRow(row.id);
  const { thread, node, index } = row;
  if (node === undefined) return;
  const { openNodeMenu } = useSession.getState();
  if (row.kind === 'edge') openNodeMenu({ at, onEdge: { thread, node: node.name, index } });
  else openNodeMenu({ at, after: { thread, node: node.name } });
}

function newThread(): void {
  let name = '';
  const done = useDocument.getState().execute({
    label: 'Add thread',
    run: (drawing) => addThread(drawing, { name: (name = freshThreadName(drawing, 'thread')) }),
  });
  if (!done.ok) return;
  goToItem({ kind: 'thread', thread: name });
  rename(frameId(name));
}

function newVariable({ thread }: OutlineRow): void {
  let name = '';
  const done = useDocument.getState().execute({
    label: 'Add variable',
    run: (drawing) => {
      name = freshVariableName(drawing, 'variable');
      return addVariable(drawing, { thread, variable: { name, type: 'STR' } });
    },
  });
  if (done.ok) useSession.getState().goTo({ kind: 'thread', thread }, `variables/${name}/name`);
}

function openDefinition({ node }: OutlineRow): void {
  const named = node && namedDefinition(node);
  if (named === undefined || named.name === '') return;
  openInspector({ kind: 'definition', definition: named.kind, name: named.name });
}

export const outlineCommands: readonly OutlineCommand[] = [
  {
    id: 'edit',
    label: 'Edit in the inspector',
    icon: IconPencil,
    keys: ['enter'],
    words: 'form open fields',
    isFor: isOfThread,
    perform: (row) => openInspector(row.items[0], row.field),
  },
  {
    id: 'append',
    label: 'Append a node',
    icon: IconPlus,
    keys: ['+', 'insert'],
    words: 'add after insert',
    isFor: (row) => canLeave(row) || row.kind === 'edge',
    perform: append,
  },
  {
    id: 'insert-before',
    label: 'Insert a node before',
    icon: IconArrowsSplit2,
    keys: ['<', 'shift+insert'],
    words: 'add in front',
    isFor: ({ kind, node }) => kind === 'node' && node?.kind !== 'entrypoint',
    perform: (row) => row.node && askForKindBefore(row, row.node),
  },
  {
    id: 'connect',
    label: 'Connect to…',
    icon: IconPlugConnected,
    keys: ['>'],
    words: 'edge link wire draw branch',
    isFor: canLeave,
    perform: (row) => row.node && askForTarget(row, row.node),
  },
  {
    id: 'replace',
    label: 'Replace by another kind',
    icon: IconReplace,
    keys: ['='],
    words: 'change convert kind',
    isFor: ({ kind, node }) => kind === 'node' && node?.kind !== 'entrypoint',
    perform: (row) => row.node && askForKindInstead(row, row.node),
  },
  {
    id: 'handle-failure',
    label: 'Handle a failure',
    icon: IconBolt,
    keys: ['!'],
    words: 'add failure handler error exception catch',
    isFor: ({ kind, node }) =>
      (kind === 'node' || kind === 'handler') && node?.kind !== 'entrypoint' && node?.kind !== 'exit',
    perform: (row) => row.node && askForFailure(row, row.node),
  },
  {
    id: 'handle-child-failure',
    label: 'Handle a failure of a child thread',
    icon: IconBolt,
    words: 'add failure handler error exception catch waited',
    isFor: ({ kind, node }) => kind === 'node' && node?.kind === 'wait-for-threads',
    perform: (row) => row.node && askForFailure({ ...row, ofChildThread: true }, row.node),
  },
  {
    id: 'interrupt',
    label: 'Add an interrupt',
    icon: IconBellRinging,
    words: 'event interrupts thread',
    isFor: ({ kind }) => kind === 'thread' || kind === 'interrupt',
    perform: askForInterrupt,
  },
  {
    id: 'add-variable',
    label: 'Add a variable',
    icon: IconVariable,
    words: 'declare new',
    isFor: ({ kind }) => kind === 'thread' || kind === 'variables' || kind === 'variable',
    perform: newVariable,
  },
  {
    id: 'add-thread',
    label: 'Add a thread',
    icon: IconFrame,
    words: 'new frame child handler',
    isFor: () => true,
    perform: newThread,
  },
  {
    id: 'rename',
    label: 'Rename',
    icon: IconCursorText,
    keys: ['f2'],
    isFor: isNamed,
    perform: ({ id }) => rename(id),
  },
  {
    id: 'definition',
    label: 'Open its definition',
    icon: IconExternalLink,
    words: 'task event form',
    isFor: ({ kind, node }) =>
      kind === 'node' && node !== undefined && (namedDefinition(node)?.name ?? '') !== '',
    perform: openDefinition,
  },
  {
    id: 'earlier',
    label: 'Try it earlier',
    icon: IconArrowUp,
    keys: ['alt+arrowup'],
    words: 'move up order reorder branch',
    isFor: (row) => count(row) > 1 && row.index > 0,
    perform: (row) => moveRow(row, -1),
  },
  {
    id: 'later',
    label: 'Try it later',
    icon: IconArrowDown,
    keys: ['alt+arrowdown'],
    words: 'move down order reorder branch',
    isFor: (row) => count(row) > 1 && row.index < count(row) - 1,
    perform: (row) => moveRow(row, 1),
  },
  {
    id: 'delete',
    label: 'Delete',
    icon: IconTrash,
    keys: ['delete', 'backspace'],
    words: 'remove detach disconnect',
    isFor: ({ kind, node }) =>
      !['variables', 'group', 'notes'].includes(kind) && !(kind === 'node' && node?.kind === 'entrypoint'),
    perform: (row) => removeRow(row, false),
  },
  {
    id: 'delete-and-reconnect',
    label: 'Delete and reconnect neighbours',
    icon: IconUnlink,
    keys: ['mod+delete', 'mod+backspace'],
    words: 'remove heal',
    isFor: ({ kind, node }) => kind === 'node' && node?.kind !== 'entrypoint',
    perform: (row) => removeRow(row, true),
  },
  {
    id: 'answer',
    label: 'Post or complete what it waits for',
    icon: IconSend,
    words: 'run event user task',
    isFor: (row) => offerOf(row) !== undefined,
    perform: (row) => {
      const offer = offerOf(row);
      if (offer) openOffer(offer);
    },
  },
  {
    id: 'canvas',
    label: 'Show it on the canvas',
    icon: IconExternalLink,
    words: 'go focus drawing',
    isFor: isOfThread,
    perform: ({ items }) => {
      useSession.getState().selectAndShow(items);
      focusZone('canvas');
    },
  },
  ...groupAndNoteCommands,
];

/** All that can be done with this row, as a list to search. */
export function askForCommand(row: OutlineRow): void {
  ask({
    title: `What to do with ${row.name}`,
    at: placeOfRow(row.id),
    choices: outlineCommands
      .filter((command) => command.isFor(row))
      .map((command) => ({
        id: command.id,
        label: command.label,
        words: command.words,
        icon: command.icon,
        keys: command.keys?.[0] && keyNames(command.keys[0]).join('+'),
        run: () => command.perform(row),
      })),
  });
}
