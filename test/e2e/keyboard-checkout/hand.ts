/** The hand that builds the checkout: the keyboard, and what it does in the outline and in the inspector's forms. */
import type { BrowserApp } from '../../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../../kit/by-keyboard.ts';
import { formsByKeys, type FormsByKeys } from './forms-by-keys.ts';
import { nodesByKeys, type NodesByKeys } from './nodes-by-keys.ts';
import { outlineByKeys, type OutlineByKeys } from './outline-by-keys.ts';

export interface Hand extends OutlineByKeys, NodesByKeys, FormsByKeys {
  readonly keys: Keyboard;
}

export function handOf({ page }: BrowserApp): Hand {
  const keys = keyboardOf(page);
  const outline = outlineByKeys(keys);
  return { keys, ...outline, ...nodesByKeys(keys, outline), ...formsByKeys(keys, outline) };
}
