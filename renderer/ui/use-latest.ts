/**
 * What a component was last drawn with, for handlers that stay the same function: whoever is given them has nothing to
 * draw again when only what they will look at is different.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Read it when something happens, never while drawing. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
