/** What had the focus went with what was shown before (the start screen, the last tab): the canvas takes it. */
import { useEffect } from 'react';
import { focusZone } from './zones.ts';

/** @param isThere whether there is something yet that can take it */
export function useFocusWhenNowhere(isThere: boolean): void {
  useEffect(() => {
    if (isThere && document.activeElement === document.body) focusZone('canvas');
  }, [isThere]);
}
