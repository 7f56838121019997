/** For rows, tabs and the like that may go while one of them has the focus: what stands in its place takes it. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * @param next gives the focus to what comes instead, when the row with the focus is gone
 * @returns the ref of each row
 */
export function useFocusInPlace(next: () => void): (row: HTMLElement | null) => () => void {
  const isLost = useRef(false);
  useLayoutEffect(() => {
    if (!isLost.current) return;
    isLost.current = false;
    next();
  });
  return useCallback(
    (row) => () => {
      if (row?.contains(document.activeElement)) isLost.current = true;
    },
    [],
  );
}
