/** The keys that an action has: those that the user chose, else those that it comes with. */
import { useSettings } from '../store/settings-store.ts';
import type { Action } from './action.ts';

export const keysOf = (action: Action): readonly string[] =>
  useSettings.getState().keys[action.id] ?? action.keys ?? [];

/** Whether two actions may both be meant: steps on the canvas and in lists share keys on purpose. */
export function actionsWithKeys(keys: string, table: readonly Action[], not: Action): readonly Action[] {
  return table.filter((action) => action !== not && keysOf(action).includes(keys));
}
