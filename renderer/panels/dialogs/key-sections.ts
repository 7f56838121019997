/** What the `?` overlay lists: the actions by group, what the hand does, then the keys of each part of the screen. */
import type { ActionGroup } from '../../actions/action.ts';
import { keysOf } from '../../actions/keys-of.ts';
import { handGestures, type HandGesture } from '../../actions/hand-gestures.ts';
import { placeKeys, type Place, type PlaceKey } from '../../actions/place-keys.ts';
import { actions } from '../../actions/registry.ts';
import { outlineCommands } from '../outline/outline-commands.ts';

export interface KeySection {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

interface KeyRow {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
  /** Of what is done with the mouse, with keys that are held or without. */
  readonly ways?: HandGesture['ways'];
}

const groups: readonly ActionGroup[] = ['Node', 'Edit', 'View', 'Project', 'Run', 'Help'];

const places: Readonly<Record<Place, string>> = {
  outline: 'In the outline',
  files: 'In the files',
  tabs: 'On a tab of a file',
  variables: 'In the variables',
  expression: 'In an expression',
  problems: 'In the problems',
  note: 'On a note',
  group: 'On a group’s title',
  find: 'While finding nodes',
  'run-form': 'In the form of a run',
};

function rowsOf(place: Place): KeySection['rows'] {
  const table: Readonly<Record<string, PlaceKey>> = placeKeys[place];
  const rows = Object.entries(table).map(([id, { label, keys }]) => ({ id: `${place}:${id}`, label, keys }));
  if (place !== 'outline') return rows;
  const commands = outlineCommands.map(({ id, label, keys = [] }) => ({ id: `outline:${id}`, label, keys }));
  return [...commands, ...rows].filter(({ keys }) => keys.length > 0);
}

export const keySections = (): readonly KeySection[] =>
  [
    ...groups.map((group) => ({
      title: group,
      rows: actions
        .filter((action) => action.group === group)
        .map((action) => ({ id: action.id, label: action.label, keys: keysOf(action) }))
        .filter(({ keys }) => keys.length > 0),
    })),
    {
      title: 'With the mouse or a trackpad',
      rows: handGestures.map(({ id, label, ways }) => ({ id, label, keys: [], ways })),
    },
    ...Object.entries(places).map(([place, title]) => ({ title, rows: rowsOf(place as Place) })),
  ].filter(({ rows }) => rows.length > 0);
