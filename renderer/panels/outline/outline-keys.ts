/**
 * Keys of the outline: the WAI-ARIA tree pattern (arrows, Home, End, `*`, type-ahead) and the keys of its commands. All
 * letters and digits belong to it, so that a name can be typed without a letter being taken for something else.
 */
import type { KeyboardEvent } from 'react';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { matches } from '../../actions/shortcut.ts';
import { askForCommand, outlineCommands } from './outline-commands.ts';
import type { OutlineRow } from './outline-row.ts';
import { goToRow, toggleRow } from './outline-view.ts';

/** Letters that follow one another within this time are one word. */
const WORD_MS = 700;
/** Signs are left to the actions: `?` shows all keys from here as well. */
const OF_NAMES = /^[\p{L}\p{N}_-]$/u;
const NO_WORD = { text: '', at: -Infinity };
let typed = NO_WORD;

/** The next row whose name begins with what was typed, this one included while a word goes on. */
export function rowByName(rows: readonly OutlineRow[], from: number, text: string): OutlineRow | undefined {
  const isRepeat = [...text].every((letter) => letter === text[0]);
  const wanted = (isRepeat ? text.slice(0, 1) : text).toLowerCase();
  const start = isRepeat ? from + 1 : from;
  const order = [...rows.slice(start), ...rows.slice(0, start)];
  return order.find(({ name }) => name.toLowerCase().startsWith(wanted));
}

function typeAhead(rows: readonly OutlineRow[], at: number, event: KeyboardEvent): void {
  const isSoon = event.timeStamp - typed.at < WORD_MS;
  typed = { text: (isSoon ? typed.text : '') + event.key, at: event.timeStamp };
  const found = rowByName(rows, at, typed.text);
  if (found) goToRow(found, { withFocus: true });
}

function goBy(
  rows: readonly OutlineRow[],
  at: number,
  page: number,
  means: ReturnType<typeof placeKeyOf<'outline'>>,
): boolean {
  const row = rows[at];
  if (row === undefined) return false;
  const go = (to: OutlineRow | undefined): true => {
    if (to) goToRow(to, { withFocus: true });
    return true;
  };
  switch (means) {
    case 'next':
      return go(rows[at + 1]);
    case 'previous':
      return go(rows[at - 1]);
    case 'first':
      return go(rows[0]);
    case 'last':
      return go(rows.at(-1));
    case 'page-down':
      return go(rows[Math.min(at + page, rows.length - 1)]);
    case 'page-up':
      return go(rows[Math.max(at - page, 0)]);
    case 'into':
      if (row.isOpen === false) toggleRow(row.id);
      else if (row.isOpen === true) go(rows[at + 1]);
      return true;
    case 'out':
      if (row.isOpen === true) toggleRow(row.id);
      else go(rows.find(({ id }) => id === row.parent));
      return true;
    case 'unfold':
      for (const each of rows) if (each.parent === row.parent && each.isOpen === false) toggleRow(each.id);
      return true;
    case 'select':
      return go(row);
    case 'commands':
      askForCommand(row);
      return true;
    default:
      return false;
  }
}

/** @param page how many rows Page Up and Page Down go */
export function outlineKeyDown(
  rows: readonly OutlineRow[],
  row: OutlineRow,
  page: number,
  event: KeyboardEvent,
): void {
  const at = rows.findIndex(({ id }) => id === row.id);
  const hasMod = event.ctrlKey || event.metaKey || event.altKey;
  const meant = outlineCommands.filter((each) => each.keys?.some((keys) => matches(event, keys)));
  const command = meant.find((each) => each.isFor(row));
  // A key that moves or does something ends the word.
  if (event.key.length > 1 && event.key !== 'Shift') typed = NO_WORD;
  if (command) command.perform(row);
  else if (goBy(rows, at, page, placeKeyOf('outline', event))) {
    // Done.
  } else if (!hasMod && OF_NAMES.test(event.key)) typeAhead(rows, at, event);
  else if (meant.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
}
