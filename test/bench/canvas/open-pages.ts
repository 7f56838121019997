/** Opens a drawing in the built app, and in the page of bare React Flow, and says how long each took to show it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { settled } from './frames.ts';
import type { ShownCanvas } from './measure.ts';

const VIEWPORT = { width: 1440, height: 900 };

async function newPage(browser: Browser, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`  the page says: ${error.message}`));
  return { page, cdp: await context.newCDPSession(page) };
}

/**
 * Presses a button (or calls a function) of the page and waits for the frame in which cards and edges are seen and do not
 * become more. Milliseconds, by the page's own clock.
 */
function timeToShow(page: Page, start: { readonly button?: string }): Promise<number> {
  return page.evaluate(
    ({ button }) =>
      new Promise<number>((done) => {
        const seen = () => {
          const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
          const isHidden = cards.some((card) => card.style.visibility === 'hidden');
          const far = document.querySelector('.far-view') ? 1 : 0;
          const edges = document.querySelectorAll('.react-flow__edge').length;
          return isHidden || (far === 0 && (cards.length === 0 || edges === 0))
            ? ''
            : `${cards.length} ${edges} ${far}`;
        };
        let before = '';
        let at = 0;
        const look = () => {
          const now = seen();
          if (now !== '' && now === before) return done(at - began);
          // A task after the frame's own work: what is seen now has been painted.
          setTimeout(() => {
            if (now !== before) at = performance.now();
            before = now;
            requestAnimationFrame(look);
          });
        };
        const began = performance.now();
        if (button === undefined) window.openDrawing();
        else [...document.querySelectorAll('button')].find((each) => each.textContent === button)!.click();
        requestAnimationFrame(look);
      }),
    start,
  );
}

/** The app's start page, ready for the hand, and what it loaded for that. */
export interface Loaded {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** From navigation to a page that answers, in milliseconds. */
  readonly ms: number;
  readonly scripts: readonly { readonly name: string; readonly bytes: number }[];
}

export async function loadApp(browser: Browser, url: string): Promise<Loaded> {
  const { page, cdp } = await newPage(browser, VIEWPORT);
  await page.goto(url);
  const handle = await page.waitForFunction(() =>
    document.querySelector('.app[data-ready="true"]') ? performance.now() : undefined,
  );
  const ms = (await handle.jsonValue()) as number;
  const scripts = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, decodedBodySize }) => ({ name: name.split('/').at(-1) ?? '', bytes: decodedBodySize })),
  );
  return { page, cdp, ms, scripts };
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export async function openInApp({ page, cdp }: Loaded, root: string): Promise<ShownCanvas> {
  await page.getByRole('button', { name: 'Open folder' }).click();
  const folder = page.getByRole('textbox', { name: 'Folder', exact: true });
  await folder.fill(root);
  await folder.press('Enter');
  await page.getByText('has workflows').waitFor();
  const openedMs = await timeToShow(page, { button: 'Open this folder' });
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  return {
    page,
    cdp,
    canvas: '.canvas',
    openedMs,
    fit: () => press('Fit everything'),
    closer: () => press(/zoom to 100 %/),
  };
}

/** @param size of our canvas: the page gets as much room */
export async function openBare(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
): Promise<ShownCanvas> {
  const { page, cdp } = await newPage(browser, size);
  await page.goto(url);
  await page.waitForFunction(() => document.body.dataset.ready === 'true');
  await settled(page);
  const openedMs = await timeToShow(page, {});
  return {
    page,
    cdp,
    canvas: '#root',
    openedMs,
    fit: async () => void (await page.evaluate(() => window.flow?.fitView({ padding: 0.05 }))),
    closer: async () => void (await page.evaluate(() => window.flow?.zoomTo(1))),
  };
}
