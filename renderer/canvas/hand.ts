/**
 * Whether the hand holds something of the canvas. What is dear and can wait (the form of what was just taken, its tools)
 * comes when it was let go: the first frame of a drag is the one in which a card has to follow.
 */
import { create } from 'zustand';
import { zoneOf } from '../ui/zones.ts';
import { whenIdle } from './when-idle.ts';

export const useHand = create<{ readonly holds: boolean }>()(() => ({ holds: false }));

/** However busy the page is, what waits has come by then. */
const LATEST_MS = 250;

let present: AbortController | undefined;

function letGo(): void {
  present?.abort();
  present = undefined;
  useHand.setState({ holds: false });
}

/** Until the pointer is let go and the frame that shows it is done, or something comes that may be meant for what waits: a key, a press elsewhere, a double click. */
export function holdUntilLetGo(): void {
  present?.abort();
  const hold = new AbortController();
  present = hold;
  const soon = (): void => {
    const callOff = whenIdle(letGo, { timeoutMs: LATEST_MS });
    hold.signal.addEventListener('abort', callOff);
  };
  const listen = { capture: true, signal: hold.signal };
  // Not when the drag ends: a second finger ends one without a word.
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, soon, listen);
  for (const next of ['keydown', 'dblclick']) addEventListener(next, letGo, listen);
  addEventListener(
    'pointerdown',
    ({ target }) => {
      if (zoneOf(target as Element) !== 'canvas') letGo();
    },
    listen,
  );
  useHand.setState({ holds: true });
}
