/** A list of buttons as one stop of the Tab key: up and down, Home and End go along it. */
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useFocusInPlace } from './focus-in-place.ts';

interface OneStop<E extends HTMLElement> {
  readonly list: { readonly ref: RefObject<E | null>; onKeyDown(event: KeyboardEvent): void };
  /** Whether the Tab key stops at this one. */
  isStop(id: string): boolean;
  /** For the button of an item. */
  readonly item: (id: string) => {
    readonly ref: (button: HTMLElement | null) => void | (() => void);
    readonly tabIndex: 0 | -1;
    readonly 'data-stop': string;
    onFocus(): void;
  };
}

/**
 * @param ids of the items, in their order
 * @param current where the Tab key stops as long as nobody has gone elsewhere in the list; otherwise the first
 */
export function useOneStop<E extends HTMLElement>(ids: readonly string[], current?: string): OneStop<E> {
  const ref = useRef<E>(null);
  const [last, setLast] = useState<string | undefined>(undefined);
  const stop = [last, current].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  const stops = (): HTMLElement[] => [...(ref.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const row = useFocusInPlace(() =>
    stops()
      .find((each) => each.dataset.stop === stop)
      ?.focus(),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = stops();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const end = all.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: end }[event.key];
    if (at < 0 || to === undefined) return;
    all[Math.min(Math.max(to, 0), end)]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    list: { ref, onKeyDown },
    isStop: (id) => id === stop,
    item: (id) => ({
      ref: row,
      tabIndex: id === stop ? 0 : -1,
      'data-stop': id,
      onFocus: () => setLast(id),
    }),
  };
}
