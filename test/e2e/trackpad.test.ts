// Two fingers on a trackpad: scrolling moves the drawing as far as they move, a pinch follows them and holds the point
// between them, on every system; neither ever scrolls or zooms the page around the canvas.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

const long = { timeout: 90_000 };

let app: BrowserApp;
beforeAll(async () => {
  app = await openBrowserApp();
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
}, 240_000);
afterAll(() => app?.close());

beforeEach(async () => {
  await app.page.getByTestId('canvas').press('1');
});

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** When two frames show the same: nothing is under way any more. */
const view = (): Promise<View> =>
  app.page.evaluate(async () => {
    const style = (): string => document.querySelector<HTMLElement>('.react-flow__viewport')!.style.transform;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let before = ''; before !== style();) {
      before = style();
      await frame();
      await frame();
    }
    const [x, y, zoom] = [...style().matchAll(/-?\d+(\.\d+)?(e-\d+)?/g)].map(([number]) => Number(number));
    return { x: x!, y: y!, zoom: zoom! };
  });

/** The fingers move apart to `scale` times their distance: Chromium tells that as small turns of the wheel with Ctrl. */
async function pinch(scale: number): Promise<void> {
  const { keyboard, mouse } = app.page;
  const steps = Math.ceil(Math.abs(Math.log(scale)) * 20);
  await keyboard.down('Control');
  for (let step = 0; step < steps; step++) await mouse.wheel(0, (-100 * Math.log(scale)) / steps);
  await keyboard.up('Control');
}

async function over(selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const { page } = app;
  const box = (await page.locator(selector).first().boundingBox())!;
  const canvas = (await page.locator('.react-flow').boundingBox())!;
  const at = { x: Math.round(box.x + box.width / 3), y: Math.round(box.y + box.height / 3) };
  await page.mouse.move(at.x, at.y);
  return { x: at.x - canvas.x, y: at.y - canvas.y };
}

const CARD = '[data-testid="node:entrypoint/charge"]';

test.each([1.5, 2 / 3])('a pinch to %d times zooms by just that, around the fingers', long, async (scale) => {
  const before = await view();
  const at = await over(CARD);
  await pinch(scale);
  const after = await view();
  expect(after.zoom / before.zoom).toBeCloseTo(scale, 3);
  expect((at.x - after.x) / after.zoom).toBeCloseTo((at.x - before.x) / before.zoom, 1);
  expect((at.y - after.y) / after.zoom).toBeCloseTo((at.y - before.y) / before.zoom, 1);
});

test('no pinch leads out of what can be zoomed', long, async () => {
  await over(CARD);
  await pinch(30);
  expect((await view()).zoom).toBe(2);
  await pinch(1 / 300);
  expect((await view()).zoom).toBe(0.02);
});

test('two fingers move the drawing as far as they move', long, async () => {
  const before = await view();
  await over(CARD);
  await app.page.mouse.wheel(37, -23);
  const after = await view();
  expect(after.x - before.x).toBeCloseTo(-37, 3);
  expect(after.y - before.y).toBeCloseTo(23, 3);
  expect(after.zoom).toBe(before.zoom);
});

test('a notch of a mouse with Ctrl zooms a sixth, not five times', long, async () => {
  const before = await view();
  await over(CARD);
  await app.page.keyboard.down('Control');
  await app.page.mouse.wheel(0, -120);
  await app.page.keyboard.up('Control');
  expect((await view()).zoom / before.zoom).toBeCloseTo(2 ** 0.24, 3);
});

test('a pinch over the overview, the tools or a note zooms the drawing, never the page', long, async () => {
  const { page } = app;
  await page.evaluate(() => {
    const kept: boolean[] = [];
    Object.assign(window, { pagesZoom: kept });
    addEventListener('wheel', (event) => kept.push(!event.defaultPrevented), { passive: true });
  });
  await page.getByTestId('canvas').press('Shift+S');
  await page.keyboard.type('Look');
  await page.keyboard.press('Escape');
  await page.getByTestId('canvas').press('1');
  for (const place of ['[data-testid="overview-map"]', '.react-flow__controls, .canvas-tools', '.note']) {
    const before = await view();
    await over(place);
    await pinch(1.2);
    expect((await view()).zoom / before.zoom, place).toBeCloseTo(1.2, 3);
  }
  const zoomed = await page.evaluate(() => (window as unknown as { pagesZoom: boolean[] }).pagesZoom);
  expect(zoomed.filter(Boolean)).toEqual([]);
});

test('the overview scrolls the zoom as gently as the canvas', long, async () => {
  const before = await view();
  await over('[data-testid="overview-map"]');
  for (let step = 0; step < 10; step++) await app.page.mouse.wheel(0, -5);
  expect((await view()).zoom / before.zoom).toBeCloseTo(2 ** 0.1, 2);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
