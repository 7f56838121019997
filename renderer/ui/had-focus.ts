/**
 * Whether a list has the focus, even just after the row that had it went out of the page: the browser then lets it fall to
 * nothing and says so to nobody, and who works by keys would have to begin again.
 */
import { useMemo, useRef, type RefObject } from 'react';

interface HadFocus {
  /** For the list's element. */
  readonly watch: { onFocus(): void; onBlur(): void };
  /** To be asked in an effect. */
  hasFocus(): boolean;
}

export function useHadFocus(list: RefObject<HTMLElement | null>): HadFocus {
  const had = useRef(false);
  return useMemo(
    () => ({
      watch: {
        onFocus: () => {
          had.current = true;
        },
        onBlur: () => {
          had.current = false;
        },
      },
      hasFocus: () => {
        const { activeElement } = document;
        if (list.current?.contains(activeElement) === true) return true;
        return had.current && activeElement === document.body;
      },
    }),
    [list],
  );
}
