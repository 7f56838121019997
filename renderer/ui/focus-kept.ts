/** The ref of what takes the focus and may go (a note, a group's title, a panel): it leaves the focus to the canvas then. */
import { focusZone } from './zones.ts';

/** However it goes: removed, folded, undone, hidden; by a key, a button or a menu. */
export const focusKept = (element: HTMLElement | null) => (): void => {
  if (element?.contains(document.activeElement)) focusZone('canvas');
};
