/** The state of completion in one field: when it opens, what it offers, how keys move through it. */
import { useCallback, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Completion } from '#model/expression/complete.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';

export interface CompletionState {
  readonly offers: readonly Completion[];
  readonly active: number;
  readonly isOpen: boolean;
  /** Something was typed, the cursor is at `offset` now. */
  typed(text: string, offset: number): void;
  close(): void;
  choose(index: number): void;
  /** True: the key was meant for the list. */
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): boolean;
}

interface Options {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly find: (text: string, offset: number) => readonly Completion[];
  readonly onChange: (text: string) => void;
}

const MOST = 60;
const CLOSED = { offers: [], active: 0 } as const;

/** Letters, a dot or an open bracket before the cursor ask for completions; numbers, blanks and operators do not. */
function asks(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return /[A-Za-z_.`(<-]$/.test(before) && !/(^|[^\w.])\d[\d.]*$/.test(before) && !before.endsWith(' -');
}

export function useCompletion({ input, find, onChange }: Options): CompletionState {
  const [state, setState] = useState<{ offers: readonly Completion[]; active: number }>(CLOSED);
  const isOpen = state.offers.length > 0;

  const open = useCallback(
    (text: string, offset: number, isAsked: boolean) => {
      const offers = find(text, offset).slice(0, MOST);
      const [only] = offers;
      // What stands there already needs no offer.
      const isDone =
        offers.length === 1 && only !== undefined && text.slice(only.from, only.to) === only.insert;
      setState(isDone && !isAsked ? CLOSED : { offers, active: 0 });
    },
    [find],
  );

  const choose = (index: number): void => {
    const offer = state.offers[index];
    const field = input.current;
    if (offer === undefined || field === null) return;
    const text = field.value.slice(0, offer.from) + offer.insert + field.value.slice(offer.to);
    const caret = offer.from + offer.insert.length;
    // React writes the new value, which puts the cursor at the end. At once: what is typed next must not come before it.
    flushSync(() => {
      onChange(text);
      setState(CLOSED);
    });
    field.setSelectionRange(caret, caret);
    if (/[.<(]$/.test(offer.insert)) open(text, caret, false);
  };

  const move = (by: number): void =>
    setState({ ...state, active: (state.active + by + state.offers.length) % state.offers.length });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const field = event.currentTarget;
    if (placeKeyOf('expression', event) === 'suggest') {
      open(field.value, field.selectionStart ?? field.value.length, true);
      return true;
    }
    if (!isOpen) return false;
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        return true;
      case 'ArrowUp':
        move(-1);
        return true;
      case 'Enter':
      case 'Tab':
        choose(state.active);
        return true;
      case 'Escape':
        setState(CLOSED);
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        setState(CLOSED);
        return false;
      default:
        return false;
    }
  };

  return {
    ...state,
    isOpen,
    typed: (text, offset) => (asks(text, offset) ? open(text, offset, false) : setState(CLOSED)),
    close: () => setState(CLOSED),
    choose,
    onKeyDown,
  };
}
