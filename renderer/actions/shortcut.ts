/** Keys of an action: whether an event means them, and how they are written for people. */
import type { Action } from './action.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

interface Keys {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

function parse(text: string): Keys {
  const parts = text.split('+').filter((part) => part !== '');
  const key = text.endsWith('+') ? '+' : (parts.pop() ?? '');
  return { mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt'), key };
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Signs like `?` need Shift on some keyboards and not on others: for them the sign alone decides. */
const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key);

export function matches(event: KeyPress, text: string): boolean {
  const keys = parse(text);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === keys.key &&
    mod === keys.mod &&
    !otherMod &&
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
};

export function keyNames(text: string): readonly string[] {
  const keys = parse(text);
  const name = names[keys.key] ?? (keys.key.length === 1 ? keys.key.toUpperCase() : keys.key);
  return [
    ...(keys.mod ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(keys.alt ? [isMac ? '⌥' : 'Alt'] : []),
    ...(keys.shift && !isSign(keys.key) ? [isMac ? '⇧' : 'Shift'] : []),
    name.length > 1 && !names[keys.key] ? name[0]?.toUpperCase() + name.slice(1) : name,
  ];
}

/** Undefined when the action has no keys. */
export const shortcutText = (action: Action): string | undefined =>
  action.keys?.[0] === undefined ? undefined : keyNames(action.keys[0]).join(isMac ? '' : '+');
