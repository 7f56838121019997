/** The same gestures on our canvas and on bare React Flow, and what each of them took. */
import type { CDPSession, Page } from 'playwright-core';
import { drag, framesDuring, framesOf, heapBytes, pointOn, settled, zoomBy, type Frames } from './frames.ts';

/** A page that shows the drawing, and how its views are asked for. */
export interface ShownCanvas {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** CSS selector of the element in which the canvas is. */
  readonly canvas: string;
  /** Milliseconds from the wish to open to the first frame with all that belongs into it. */
  readonly openedMs: number;
  fit(): Promise<void>;
  /** Zoom 1 around the middle of the drawing. */
  closer(): Promise<void>;
}

export interface Measured {
  readonly openedMs: number;
  readonly heapMb: number;
  readonly panAll: Frames;
  readonly pan: Frames;
  readonly drag: Frames;
  readonly zoom: Frames;
  /** Elements within the canvas: as opened, with everything in view, at zoom 1. */
  readonly elements: readonly [opened: number, all: number, near: number];
}

const PAN = { steps: 40, x: -9, y: -5 };
const ZOOM_STEPS = 14;

const elements = ({ page, canvas }: ShownCanvas): Promise<number> =>
  page.evaluate((selector) => document.querySelector(selector)!.querySelectorAll('*').length, canvas);

async function pan(shown: ShownCanvas): Promise<Frames> {
  const at = await pointOn(shown.page, shown.canvas, 'pane');
  const { steps, x, y } = PAN;
  const deltas = await framesDuring(shown.page, async () => {
    await drag(shown.cdp, at, { x, y }, steps);
    await drag(shown.cdp, { x: at.x + x * steps, y: at.y + y * steps }, { x: -x, y: -y }, steps);
  });
  await settled(shown.page);
  return framesOf(deltas);
}

async function dragCard(shown: ShownCanvas): Promise<Frames> {
  const at = await pointOn(shown.page, shown.canvas, 'card');
  const deltas = await framesDuring(shown.page, () => drag(shown.cdp, at, { x: 3, y: 2 }, 50));
  await settled(shown.page);
  return framesOf(deltas);
}

/** Out until nothing can be read, and in again. */
async function zoom(shown: ShownCanvas): Promise<Frames> {
  const at = await pointOn(shown.page, shown.canvas, 'pane');
  const deltas = await framesDuring(shown.page, async () => {
    await zoomBy(shown.cdp, shown.page, at, -ZOOM_STEPS);
    await zoomBy(shown.cdp, shown.page, at, ZOOM_STEPS);
  });
  await settled(shown.page);
  return framesOf(deltas);
}

export async function measure(shown: ShownCanvas): Promise<Measured> {
  const opened = await elements(shown);
  const heapMb = (await heapBytes(shown.cdp)) / 1024 / 1024;
  await shown.fit();
  await settled(shown.page);
  const all = await elements(shown);
  const panAll = await pan(shown);
  await shown.closer();
  await settled(shown.page);
  const near = await elements(shown);
  const panNear = await pan(shown);
  const zoomed = await zoom(shown);
  const dragged = await dragCard(shown);
  return {
    openedMs: shown.openedMs,
    heapMb,
    panAll,
    pan: panNear,
    drag: dragged,
    zoom: zoomed,
    elements: [opened, all, near],
  };
}
