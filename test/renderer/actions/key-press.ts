/** A key as the keyboard sends it, with nothing held but what is told. */
import type { KeyPress } from '../../../renderer/actions/shortcut.ts';

type Held = Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>>;

export const press = (key: string, held: Held = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
