/**
 * Keys that belong to one part of the screen while it has the focus, beside those of the actions. What handles them and
 * the `?` overlay read this one table. Not in it: what every widget of a kind does (arrows, Enter and Escape in menus,
 * tabs and lists), and the outline's commands, which have a table of their own (outline-commands.ts).
 */
import { matches, type KeyPress } from './shortcut.ts';

export interface PlaceKey {
  readonly label: string;
  /** As in Action.keys. */
  readonly keys: readonly string[];
}

const arrows = ['arrowleft', 'arrowright', 'arrowup', 'arrowdown'];
const menu = ['shift+f10', 'contextmenu'];

export const placeKeys = {
  outline: {
    commands: { label: 'All that can be done with a row', keys: ['/', ...menu] },
    previous: { label: 'Row above', keys: ['arrowup'] },
    next: { label: 'Row below', keys: ['arrowdown'] },
    into: { label: 'Unfold, then into it', keys: ['arrowright'] },
    out: { label: 'Fold, then out of it', keys: ['arrowleft'] },
    unfold: { label: 'Unfold all rows beside it', keys: ['*'] },
    first: { label: 'First row', keys: ['home'] },
    last: { label: 'Last row', keys: ['end'] },
    'page-up': { label: 'A screenful up', keys: ['pageup'] },
    'page-down': { label: 'A screenful down', keys: ['pagedown'] },
    select: { label: 'Select the row', keys: [' '] },
  },
  files: {
    menu: { label: 'Menu of the file', keys: menu },
    rename: { label: 'Rename the file', keys: ['f2'] },
    delete: { label: 'Delete the file', keys: ['delete'] },
  },
  tabs: {
    close: { label: 'Close the tab', keys: ['delete'] },
  },
  variables: {
    rename: { label: 'Rename the variable everywhere', keys: ['f2'] },
    delete: { label: 'Remove the variable', keys: ['delete'] },
  },
  expression: {
    suggest: { label: 'Suggestions', keys: ['ctrl+ ', 'mod+ '] },
    rename: { label: 'Rename the variable at the cursor', keys: ['f2'] },
  },
  problems: {
    fix: { label: 'Quick fixes of the problem', keys: ['mod+.'] },
    help: { label: 'What the problem means', keys: ['f1'] },
  },
  note: {
    write: { label: 'Write into the note', keys: ['enter'] },
    move: { label: 'Move what is selected', keys: arrows },
  },
  group: {
    rename: { label: 'Rename the group', keys: ['f2', 'enter'] },
    fold: { label: 'Fold the group', keys: [' '] },
    move: { label: 'Move the group with its nodes', keys: arrows },
    delete: { label: 'Ungroup', keys: ['delete', 'backspace'] },
  },
  find: {
    all: { label: 'Select all that was found', keys: ['mod+enter'] },
  },
  'run-form': {
    start: { label: 'Start the run', keys: ['mod+enter'] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PlaceKey>>>>;

export type Place = keyof typeof placeKeys;

/** What a key means in a part of the screen; undefined: nothing of its own. */
export function placeKeyOf<P extends Place>(
  place: P,
  event: KeyPress,
): (keyof (typeof placeKeys)[P] & string) | undefined {
  const table: Readonly<Record<string, PlaceKey>> = placeKeys[place];
  const found = Object.keys(table).find((id) => table[id]?.keys.some((keys) => matches(event, keys)));
  return found as (keyof (typeof placeKeys)[P] & string) | undefined;
}
