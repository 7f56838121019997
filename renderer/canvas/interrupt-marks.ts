/** The marks of interrupts on the lower border of the frame that they interrupt, and where each sits. */
import type { ThreadSpec } from '#model/document/workflow.ts';
import { FRAME_PADDING } from './geometry.ts';

const FIRST = 24;
const GAP = 12;
const CHARACTER = 6.8;
/** Icon, padding and border of a mark. */
const AROUND = 36;
export const MARK_WIDTH_MAX = 200;

const widthOf = (event: string): number =>
  Math.min(Math.ceil(event.length * CHARACTER) + AROUND, MARK_WIDTH_MAX);

/** Left end of a mark, from the frame's left border. */
export function interruptLeft(thread: ThreadSpec, index: number): number {
  let x = FIRST;
  for (const { event } of thread.interrupts.slice(0, index)) x += widthOf(event) + GAP;
  return x;
}

export const interruptWidth = (thread: ThreadSpec, index: number): number =>
  widthOf(thread.interrupts[index]?.event ?? '');

/** Middle of a mark, from the frame's left border. */
export const interruptX = (thread: ThreadSpec, index: number): number =>
  Math.round(interruptLeft(thread, index) + interruptWidth(thread, index) / 2);

/** Least width of a frame that has room for all marks; 0 without any. */
export function marksWidth(thread: ThreadSpec): number {
  const last = thread.interrupts.length - 1;
  return last < 0 ? 0 : interruptLeft(thread, last) + interruptWidth(thread, last) + FRAME_PADDING.side;
}
