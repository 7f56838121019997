/** The one listener for keys: finds the action in the registry that the keys mean and that is available here. */
import { useEffect } from 'react';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { keysOf } from './keys-of.ts';
import { watchClipboard } from './copy-paste.ts';
import { focusOf, type Focus } from './focus.ts';
import { watchPointer } from './pointer.ts';
import { actions } from './registry.ts';
import { matches, type KeyPress } from './shortcut.ts';
import { isUntouched, watchTouchedField } from './touched-field.ts';

/** The action that these keys mean with this focus, if any is available. */
export function actionFor(
  event: KeyPress,
  focus: Focus,
  table: readonly Action[],
  isFieldTouched = true,
): Action | undefined {
  return table.find((action) => {
    if (!keysOf(action).some((keys) => matches(event, keys))) return false;
    const isForField = action.inFields === true || (action.inUntouchedFields === true && !isFieldTouched);
    if (focus === 'field' && !isForField) return false;
    if (focus !== 'canvas' && action.onCanvas) return false;
    return action.isAvailable?.() !== false;
  });
}

/** Escape in a menu closes the menu, and means nothing behind it. */
const isOfMenu = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Escape' && target instanceof Element && target.closest('[role="menu"]') !== null;

export function useKeymap(): void {
  useEffect(() => {
    // Asked before the dialog hears of the key: the Escape that closes it must not clear the selection, too.
    let isOfDialog = false;
    const before = (): void => {
      isOfDialog = useSession.getState().dialog !== undefined;
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isOfDialog || isOfMenu(event)) return;
      const { activeElement } = document;
      const action = actionFor(event, focusOf(activeElement), actions, !isUntouched(activeElement));
      if (action === undefined) return;
      // Unless the user chose other keys, of which the browser knows nothing.
      if (action.byBrowser && action.keys?.some((keys) => matches(event, keys))) return;
      // Ctrl+A and the like must not also select the page; an open menu handles its own keys.
      event.preventDefault();
      action.perform();
    };
    addEventListener('keydown', before, true);
    addEventListener('keydown', listen);
    const stops = [watchPointer(), watchClipboard(), watchTouchedField()];
    return () => {
      removeEventListener('keydown', before, true);
      removeEventListener('keydown', listen);
      for (const stop of stops) stop();
    };
  }, []);
}
