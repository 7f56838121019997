/** What one keystroke in a form costs until card and problems say it, and what it costs to take back a large paste. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { quantile } from '../figures.ts';
import { settled } from './frames.ts';
import { openInApp, writeFiles, type Loaded } from './open-pages.ts';
import { filesOf, placed, wideDrawing } from './wide-drawing.ts';

const NODES = 500;
const KEYS = 30;

/** Milliseconds from a key's event until the page says something else, each of several things. */
type Answered = Record<string, number>;

/**
 * Presses a key and waits until the texts of all `watched` elements have changed.
 * @param watched CSS selector and attribute ('' for the text), by what it is called
 */
async function answered(
  page: Page,
  key: string,
  watched: Record<string, [string, string]>,
): Promise<Answered> {
  await settled(page);
  await page.evaluate((all) => {
    const told: Record<string, number> = {};
    const say = (selector: string, attribute: string): string => {
      const element = document.querySelector(selector);
      return (attribute === '' ? element?.textContent : element?.getAttribute(attribute)) ?? '';
    };
    const before = Object.entries(all).map(([name, [selector, attribute]]) => ({
      name,
      now: () => say(selector, attribute),
      was: say(selector, attribute),
    }));
    let began = 0;
    // From the last key: Ctrl is held down before it.
    const heard = new AbortController();
    const { signal } = heard;
    addEventListener('keydown', () => (began = performance.now()), { capture: true, signal });
    const ended = new Promise<Record<string, number>>((done) => {
      const observer = new MutationObserver(() => {
        for (const { name, now, was } of before)
          if (told[name] === undefined && now() !== was) told[name] = performance.now() - began;
        if (Object.keys(told).length < before.length) return;
        observer.disconnect();
        heard.abort();
        // And the frame that shows it all.
        requestAnimationFrame(() => setTimeout(() => done({ ...told, frame: performance.now() - began })));
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
    (globalThis as { paddockTold?: unknown }).paddockTold = ended;
  }, watched);
  await page.keyboard.press(key);
  return page.evaluate(() => (globalThis as unknown as { paddockTold: Promise<Answered> }).paddockTold);
}

function print(what: string, found: readonly Answered[], part: string, wanted: string): void {
  const sorted = found.map((each) => each[part] ?? Number.NaN).sort((a, b) => a - b);
  const show = (value: number) => value.toFixed(1).padStart(7);
  console.log(
    `${what.padEnd(52)}median ${show(quantile(sorted, 0.5))} ms  95th ${show(quantile(sorted, 0.95))} ms   wanted: ${wanted}`,
  );
}

export async function measureTyping(load: () => Promise<Loaded>, folder: string): Promise<void> {
  const root = join(folder, `wide-${NODES}`);
  writeFiles(root, filesOf(placed(wideDrawing(NODES))));
  const shown = await openInApp(await load(), root);
  const { page } = shown;
  await shown.fit();
  await shown.closer();
  await settled(page);
  const card = await page.evaluate(() => {
    const box = document.querySelector('.canvas')!.getBoundingClientRect();
    const found = [...document.querySelectorAll<HTMLElement>('.card[data-kind="task"]')].find((each) => {
      const { x, y, right, bottom } = each.getBoundingClientRect();
      return x > box.x + 100 && right < box.right - 100 && y > box.y + 100 && bottom < box.bottom - 150;
    });
    return `[data-testid="${found?.dataset.testid}"]`;
  });
  await page.locator(card).click();
  const field = page.getByTestId('inspector').locator('input[aria-label="Task definition"]');
  await field.click();
  await page.keyboard.press('End');
  const found: Answered[] = [];
  for (let index = 0; index < KEYS; index++)
    found.push(
      await answered(page, index % 2 === 0 ? 'x' : 'Backspace', {
        canvas: [`${card} .card-line`, ''],
        problems: ['[data-testid="problems"]', ''],
      }),
    );
  console.log(`\na form beside ${NODES} nodes`);
  print('keystroke to the card on the canvas', found, 'canvas', '16');
  print('keystroke to the count of problems', found, 'problems', '16');
  await page.keyboard.press('Escape');
  const steps: Answered[] = [];
  for (let index = 0; index < 3; index++) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.getByTestId('canvas').press('Control+a');
    await page.getByTestId('canvas').press('Control+d');
    const frame: Record<string, [string, string]> = {
      drawing: ['.react-flow__node-frame', 'aria-label'],
    };
    await page.waitForFunction(
      (least) =>
        Number(/(\d+) nodes/.exec(document.querySelector('.react-flow__node-frame')?.ariaLabel ?? '')?.[1]) >
        least,
      NODES + 100,
    );
    steps.push(await answered(page, 'Control+z', frame));
  }
  print('undo of a paste of as many: the drawing', steps, 'drawing', '50');
  print('undo of a paste of as many: the frame that shows it', steps, 'frame', '');
  await page.context().close();
}
