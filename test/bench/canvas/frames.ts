/** How long frames take in a page while hands move on it: requestAnimationFrame's deltas and mouse input over CDP. */
import type { CDPSession, Page } from 'playwright-core';
import { quantile } from '../figures.ts';

export interface Frames {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

interface Recording {
  paddockFrames?: { deltas: number[]; request: number };
}

/** Deltas of all frames while `what` goes on. */
export async function framesDuring(page: Page, what: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const recording = { deltas: [] as number[], request: 0 };
    (globalThis as Recording).paddockFrames = recording;
    let last: number | undefined;
    const tick = (now: number) => {
      if (last !== undefined) recording.deltas.push(now - last);
      last = now;
      recording.request = requestAnimationFrame(tick);
    };
    recording.request = requestAnimationFrame(tick);
  });
  await what();
  return page.evaluate(() => {
    const { deltas, request } = (globalThis as unknown as Required<Recording>).paddockFrames;
    cancelAnimationFrame(request);
    return deltas;
  });
}

export function framesOf(deltas: readonly number[]): Frames {
  const sorted = [...deltas].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: sorted.at(-1) ?? Number.NaN };
}

export interface At {
  readonly x: number;
  readonly y: number;
}

/** When everything asked for so far is on the screen: the canvas looks the same for some frames. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        let before = '';
        let same = 0;
        const look = () => {
          const view = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform;
          const now = `${view} ${document.querySelectorAll('.react-flow__node, .react-flow__edge').length}`;
          same = now === before ? same + 1 : 0;
          before = now;
          if (same === 4) setTimeout(done);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );

/** Presses at a point, moves in steps that are each answered by the page, and lets go. */
export async function drag(cdp: CDPSession, from: At, step: At, steps: number): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: At) =>
    cdp.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons: 1, clickCount: 1 });
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...from });
  await send('mousePressed', from);
  let at = from;
  for (let index = 0; index < steps; index++) {
    at = { x: at.x + step.x, y: at.y + step.y };
    await send('mouseMoved', at);
  }
  await send('mouseReleased', at);
}

/** Ctrl and the wheel; one step is a sixth or so. */
export async function zoomBy(cdp: CDPSession, page: Page, at: At, steps: number): Promise<void> {
  for (let index = 0; index < Math.abs(steps); index++) {
    const deltaY = steps < 0 ? 11 : -11;
    await cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY,
      modifiers: 2,
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Bytes of JavaScript objects that are still needed. */
export async function heapBytes(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** A point of the canvas at which nothing but the pane is, or the middle of a card: about the nearest to its centre. */
export function pointOn(page: Page, canvas: string, what: 'pane' | 'card'): Promise<At> {
  return page.evaluate(
    ({ canvas, what }) => {
      const box = document.querySelector(canvas)!.getBoundingClientRect();
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      for (let radius = 0; radius < box.height / 2 - 60; radius += 9)
        for (let turn = 0; turn < 24; turn++) {
          const angle = (turn / 12) * Math.PI;
          const at = { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
          const element = document.elementFromPoint(at.x, at.y);
          if (what === 'pane' && element?.classList.contains('react-flow__pane')) return at;
          const card = element?.closest('.card')?.getBoundingClientRect();
          if (what === 'card' && card) return { x: card.x + card.width / 2, y: card.y + card.height / 2 };
        }
      throw new Error(`No ${what} is in view.`);
    },
    { canvas, what },
  );
}
