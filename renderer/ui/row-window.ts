/**
 * Which rows of a long list are in the page: those in view and some beyond, so that thousands cost no more than a screenful.
 * The rows are all of one height; the list stands in something that scrolls, above which may be other things.
 */
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows from `first` to before `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

interface RowWindow extends RowRange {
  /** How many rows are in view at once, less one: what Page Up and Page Down go. */
  readonly page: number;
  /** To be called in an effect that scrolled, so that no frame is shown empty. */
  readonly measure: () => void;
}

/** Rows are taken in and let go in blocks, so that most steps of a scroll draw nothing. */
const BLOCK = 16;

/** @param above how much of the list is scrolled out at the top, in the unit of the heights; negative before it begins */
export function rangeInView(above: number, height: number, rowHeight: number): RowRange {
  const first = Math.floor(above / rowHeight / BLOCK) - 1;
  const end = Math.ceil((above + height) / rowHeight / BLOCK) + 1;
  return { first: Math.max(first, 0) * BLOCK, end: Math.max(end, 1) * BLOCK };
}

/** The places of a range in order, and one more that is always there; a negative one is none. */
export function placesIn({ first, end }: RowRange, always: number): readonly number[] {
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  if (always < 0 || (always >= first && always < end)) return places;
  return always < first ? [always, ...places] : [...places, always];
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at !== null; at = at.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}

export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [seen, setSeen] = useState(() => ({ ...rangeInView(0, innerHeight, rowHeight), page: 1 }));
  const measure = useCallback(() => {
    const element = list.current;
    if (element === null) return;
    const scroller = scrollerOf(element);
    const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const range = rangeInView(above, scroller.clientHeight, rowHeight);
    const page = Math.max(Math.floor(scroller.clientHeight / rowHeight) - 1, 1);
    setSeen((before) =>
      before.first === range.first && before.end === range.end && before.page === page
        ? before
        : { ...range, page },
    );
  }, [list, rowHeight]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const scroller = scrollerOf(element);
    // Drawn before the frame that shows the scroll, not in the next one.
    const listen = (): void => flushSync(measure);
    const sizes = new ResizeObserver(listen);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', listen, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', listen);
    };
  }, [list, measure]);
  useLayoutEffect(measure, [measure, count]);
  return { first: seen.first, end: Math.min(seen.end, count), page: seen.page, measure };
}
