/** Keys of an action: whether an event means them, and how they are written for people. */
import type { Action } from './action.ts';
import { keysOf } from './keys-of.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

interface Keys {
  readonly mod: boolean;
  /** Control on a Mac as well. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

function parse(text: string): Keys {
  const parts = text.split('+').filter((part) => part !== '');
  const key = text.endsWith('+') ? '+' : (parts.pop() ?? '');
  return {
    mod: parts.includes('mod'),
    ctrl: parts.includes('ctrl'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
    key,
  };
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Which key of the keyboard, whatever it writes. */
  readonly code?: string;
}

/** With Alt a letter's key writes something else on many keyboards (Option on a Mac): then the key itself counts. */
function keyOf({ key, altKey, code }: KeyPress): string {
  const letter = altKey ? /^Key([A-Z])$/.exec(code ?? '')?.[1] : undefined;
  return (letter ?? key).toLowerCase();
}

/** Signs like `?` need Shift on some keyboards and not on others: for them the sign alone decides. */
const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key);

export function matches(event: KeyPress, text: string): boolean {
  const keys = parse(text);
  return (
    keyOf(event) === keys.key &&
    event.ctrlKey === (keys.ctrl || (keys.mod && !isMac)) &&
    event.metaKey === (keys.mod && isMac) &&
    event.altKey === keys.alt &&
    (event.shiftKey === keys.shift || isSign(keys.key))
  );
}

const names: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  enter: 'Enter',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  contextmenu: 'Menu',
  ' ': 'Space',
};

export function keyNames(text: string): readonly string[] {
  const keys = parse(text);
  const name = names[keys.key] ?? (keys.key.length === 1 ? keys.key.toUpperCase() : keys.key);
  return [
    ...(keys.ctrl ? ['Ctrl'] : []),
    ...(keys.mod ? [heldName('mod')] : []),
    ...(keys.alt ? [isMac ? '⌥' : 'Alt'] : []),
    ...(keys.shift && !isSign(keys.key) ? [heldName('shift')] : []),
    name.length > 1 && !names[keys.key] ? name[0]?.toUpperCase() + name.slice(1) : name,
  ];
}

/** A key that is held while the hand does something. */
export type HeldKey = 'mod' | 'shift';

/** As it is written for people. */
export const heldName = (key: HeldKey): string =>
  key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : isMac ? '⇧' : 'Shift';

/** Undefined when the action has no keys. */
export function shortcutText(action: Action): string | undefined {
  const [first] = keysOf(action);
  return first === undefined ? undefined : keyNames(first).join(isMac ? '' : '+');
}

const MODIFIERS = [
  'control',
  'shift',
  'alt',
  'meta',
  'altgraph',
  'capslock',
  'dead',
  'process',
  'unidentified',
];

/** The keys of an event as the table writes them, e.g. `mod+shift+x`; undefined for a modifier alone. */
export function keysText(event: KeyPress): string | undefined {
  const key = keyOf(event);
  if (MODIFIERS.includes(key) || key === ' ') return undefined;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return [
    ...(mod ? ['mod'] : []),
    ...(event.shiftKey && !isSign(key) ? ['shift'] : []),
    ...(event.altKey ? ['alt'] : []),
    key,
  ].join('+');
}
