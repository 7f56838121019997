/** The one listener for keys: finds the action in the registry that the keys mean and that is available here. */
import { useEffect } from 'react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { watchPointer } from './pointer.ts';
import { actions } from './registry.ts';
import { matches, type KeyPress } from './shortcut.ts';

export type Focus = 'field' | 'canvas' | 'elsewhere';

/** What the focus is in: a text field (Monaco's included), the canvas or nothing, or some other control. */
export function focusOf(element: Element | null): Focus {
  if (element === null || element === element.ownerDocument?.body || element.closest('.canvas')) {
    return element?.closest('input, textarea, select, [contenteditable="true"], .monaco-editor')
      ? 'field'
      : 'canvas';
  }
  return element.closest(
    'input, textarea, select, [contenteditable="true"], [role="textbox"], .monaco-editor',
  )
    ? 'field'
    : 'elsewhere';
}

/** The action that these keys mean with this focus, if any is available. */
export function actionFor(event: KeyPress, focus: Focus, table: readonly Action[]): Action | undefined {
  return table.find((action) => {
    if (!action.keys?.some((keys) => matches(event, keys))) return false;
    if (focus === 'field' && !action.inFields) return false;
    if (focus !== 'canvas' && action.onCanvas) return false;
    return action.isAvailable?.() !== false;
  });
}

export function useKeymap(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || useSession.getState().dialog !== undefined) return;
      const action = actionFor(event, focusOf(document.activeElement), actions);
      if (action === undefined) return;
      // Ctrl+A and the like must not also select the page; an open menu handles its own keys.
      event.preventDefault();
      action.perform();
    };
    addEventListener('keydown', listen);
    const stopWatching = watchPointer();
    return () => {
      removeEventListener('keydown', listen);
      stopWatching();
    };
  }, []);
}
