// What people ask of their system is honoured: other colours at once, high contrast with everything still told apart, no
// motion; and whoever goes by keys sees where they are.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, useColors } from '../kit/display.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';

const long = { timeout: 180_000 };
const pictures = join(repository, 'test/output/modes');
const DIALOG = '[role="dialog"]';
let app: BrowserApp;
const it = (testId: string) => app.page.getByTestId(testId);
const press = (key: string): Promise<void> => app.page.keyboard.press(key);

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  app = await openBrowserApp({
    width: 1280,
    height: 720,
    // The page is never idle.
    beforeOpen: async (page) =>
      void (await page.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }))),
  });
  await it('template:checkout').click();
  await it('node:entrypoint/charge').waitFor();
}, 120_000);
afterAll(() => app?.close());

/** The colours of the overview, the most frequent first; none where nothing is painted. */
const overviewColors = () =>
  it('overview-map')
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const count = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) {
          const color = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
          count.set(color, (count.get(color) ?? 0) + 1);
        }
      return [...count]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 3)
        .map(([color]) => color);
    });

test('the overview is painted at once, and anew in the colours of another theme', long, async () => {
  await expect.poll(overviewColors).toHaveLength(3);
  const light = await overviewColors();
  await useColors(app.page, 'dark');
  await expect.poll(overviewColors).not.toEqual(light);
  await useColors(app.page, 'light');
  await expect.poll(overviewColors).toEqual(light);
});

/** Presses Tab so often and answers what had the focus without anything to be seen of it. */
async function unseenStops(tabs: number): Promise<string[]> {
  const unseen = new Set<string>();
  for (let turn = 0; turn <= tabs; turn++) {
    const found = await app.page.evaluate(() => {
      const memory = globalThis as unknown as { lastStop?: { element: Element; look: string; name: string } };
      const lookOf = (element: Element): string => {
        // A field may have its ring around what it stands in.
        const ring = element.closest('.expr-box') ?? element;
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(ring);
        return `${outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`} ${boxShadow}`;
      };
      const stop = memory.lastStop;
      const now = document.activeElement;
      if (now !== null && now !== document.body) {
        const name = now.getAttribute('aria-label') ?? now.textContent ?? '';
        memory.lastStop = {
          element: now,
          look: lookOf(now),
          name: `${now.tagName} ${now.className} ${name.slice(0, 40)}`,
        };
      } else memory.lastStop = undefined;
      const isUnseen =
        stop && stop.element !== now && stop.element.isConnected && lookOf(stop.element) === stop.look;
      return isUnseen ? stop.name : undefined;
    });
    if (found !== undefined) unseen.add(found);
    await press('Tab');
  }
  return [...unseen];
}

test('whatever has the focus shows it, in every zone and both themes', long, async () => {
  await it('rail:outline').click();
  await it('outline:node:entrypoint/charge').click();
  await it('inspector').getByText('Failure handlers').waitFor();
  await it('drawer:problems').click();
  for (const scheme of ['light', 'dark'] as const) {
    await useColors(app.page, scheme);
    const zones = new Set<string>();
    await press('Escape');
    for (let turn = 0; turn < 7; turn++) {
      await press('F6');
      const zone = await app.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-zone]')?.dataset.zone ?? '',
      );
      zones.add(zone);
      expect.soft(await unseenStops(zone === 'inspector' ? 30 : 6), `${zone}, ${scheme}`).toEqual([]);
      await app.page.evaluate(
        (name) =>
          document
            .querySelector<HTMLElement>(`[data-zone="${name}"] :is(button, input, [tabindex="0"])`)
            ?.focus(),
        zone,
      );
    }
    expect([...zones].sort()).toEqual(
      ['canvas', 'drawer', 'inspector', 'rail', 'side-panel', 'status-bar', 'top-bar'].sort(),
    );
  }
  await useColors(app.page, 'light');
});

test('nothing moves for who asks for that', long, async () => {
  const { page } = app;
  /** Animations and transitions that last, seen in any frame until told to stop. */
  await page.evaluate(() => {
    const moving = new Set<string>();
    const look = (): void => {
      for (const each of document.getAnimations()) {
        const { target } = each.effect as KeyframeEffect;
        if (Number(each.effect?.getComputedTiming().activeDuration) > 1)
          moving.add(String(target?.className));
      }
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { moving });
  });
  await page.locator('.react-flow').focus();
  for (const key of ['1', '0', 'Control+j', 'Control+j', '?']) {
    await press(key);
    await settled(page);
  }
  await press('Escape');
  await page.locator(DIALOG).waitFor({ state: 'detached' });
  await it('outline:node:entrypoint/charge').click();
  await page.locator('.react-flow').focus();
  await press('a');
  await it('node-menu').waitFor();
  await page.keyboard.type('sleep');
  await press('Enter');
  await it('node-menu').waitFor({ state: 'detached' });
  await settled(page);
  await page.keyboard.press('Control+z');
  await it('run').click();
  await it('run-scenario').click();
  await page.getByRole('option', { name: 'card declined, then a new card' }).click();
  await it('run-start').click();
  await it('post-event:wait-for-card').first().waitFor({ timeout: 60_000 });
  await settled(page);
  const moving = await page.evaluate(() => [...(globalThis as unknown as { moving: Set<string> }).moving]);
  expect(moving).toEqual([]);
});

/** The colours of an element's own lines and faces. */
const linesOf = (selector: string) =>
  app.page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { borderTopColor, borderTopStyle, outlineStyle, outlineColor, stroke, color } =
        getComputedStyle(element);
      return {
        border: `${borderTopStyle} ${borderTopColor}`,
        outline: `${outlineStyle} ${outlineColor}`,
        stroke,
        color,
      };
    });

test('in high contrast cards, edges, selection, focus and states are told apart by lines', long, async () => {
  const { page } = app;
  await page.emulateMedia({ forcedColors: 'active' });
  await settled(page);
  await it('canvas').press('1');
  await settled(page);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
  ])
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await useColors(page, scheme);
      await it('canvas').press('1');
      await settled(page);
      await page.screenshot({ path: join(pictures, `forced-${scheme}-${size.width}.png`) });
    }
  await useColors(page, 'light');
  expect(await overviewColors()).not.toEqual([]);
  const line = (selector: string, which: keyof Awaited<ReturnType<typeof linesOf>>) =>
    expect.poll(async () => (await linesOf(selector))[which], { message: `${which} of ${selector}` });
  await line('.card[data-selected="false"]', 'border').toMatch(/^solid /);
  await line('.card[data-selected="false"]', 'outline').toMatch(/^none/);
  await line('.card[data-selected="true"]', 'outline').toMatch(/^solid/);
  await line('.card-glow', 'border').toMatch(/^dashed/);
  await line('.status-mark', 'border').toMatch(/^solid/);
  await line('.badge', 'border').toMatch(/^solid/);
  const { stroke } = await linesOf('.way[data-state="missed"] .react-flow__edge-path');
  await line('.way[data-state="taken"] .react-flow__edge-path', 'stroke').not.toBe(stroke);
  await it('rail:outline').click();
  await it('outline:node:entrypoint/charge').click();
  const { color } = await linesOf('.outline-row[aria-selected="false"]');
  await line('[data-testid="outline:node:entrypoint/charge"][aria-selected="true"]', 'color').not.toBe(color);
  await page.emulateMedia({ forcedColors: 'none' });
});

test('the theme that is chosen instead of the system’s reaches the overview, too', long, async () => {
  const light = await overviewColors();
  await it('theme').click();
  await expect.poll(overviewColors).not.toEqual(light);
  await it('theme').click();
  await expect.poll(overviewColors).toEqual(light);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
