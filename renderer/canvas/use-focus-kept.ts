/** What lies on the canvas and takes the focus itself (a note, a group's title) leaves it to the canvas when it goes. */
import { useLayoutEffect, type RefObject } from 'react';
import { focusZone } from '../ui/zones.ts';

/** However it goes: removed, folded, undone, by a key, a button or a menu. */
export function useFocusKept(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element?.contains(document.activeElement)) focusZone('canvas');
    };
  }, [box]);
}
