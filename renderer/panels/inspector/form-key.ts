/**
 * React's key of the form for a record. It stays the same when the record gets another name, so that the field with the
 * focus stays where it is; another record of the old name gets a form of its own.
 */
import { itemId } from '../../canvas/record-id.ts';
import type { SelectedItem } from '../../store/session-store.ts';

const keys = new Map<string, string>();
let serial = 0;

export const formKey = (item: SelectedItem): string => keys.get(itemId(item)) ?? itemId(item);

/** To be called before the renamed record is selected under its new name. */
export function keepForm(before: SelectedItem, after: SelectedItem): void {
  keys.set(itemId(after), formKey(before));
  keys.set(itemId(before), `form ${++serial}`);
}
