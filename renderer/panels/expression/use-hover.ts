/** What the word under the pointer means, told after the pointer has rested on it. */
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { hover, type CompletionEnv, type Hover } from '#model/expression/complete.ts';

const REST_MS = 250;

export interface HoverState {
  readonly shown: Hover | undefined;
  onMouseMove(event: MouseEvent<HTMLInputElement>): void;
  onMouseLeave(): void;
}

/** The font is monospaced, so that a character is found by its width. */
function offsetAt(input: HTMLInputElement, clientX: number): number {
  const style = getComputedStyle(input);
  const context = (canvas ??= document.createElement('canvas')).getContext('2d');
  if (context === null) return -1;
  context.font = `${style.fontSize} ${style.fontFamily}`;
  const width = context.measureText('0').width;
  const left = input.getBoundingClientRect().left + Number.parseFloat(style.paddingLeft) + input.clientLeft;
  return Math.floor((clientX - left + input.scrollLeft) / width);
}

let canvas: HTMLCanvasElement | undefined;

/** @param env asked when something is told: it says what is known then */
export function useHover(text: string, env: () => CompletionEnv | undefined): HoverState {
  const [shown, setShown] = useState<Hover | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    shown,
    onMouseMove: ({ currentTarget, clientX }) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const known = env();
        const offset = offsetAt(currentTarget, clientX);
        const isOnText = known !== undefined && offset >= 0 && offset < text.length;
        setShown(isOnText ? hover(text, offset, known) : undefined);
      }, REST_MS);
    },
    onMouseLeave: () => {
      clearTimeout(timer.current);
      setShown(undefined);
    },
  };
}
