// Thousands of problems: only those in view are in the page, keys lead through all of them, and each says its place.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { openFiles } from '../kit/editor-page.ts';

const LOOSE = 1_200;
const soon = { timeout: 20_000 };
const loose = Array.from({ length: LOOSE }, (_, at) => `      loose-${at}: { nop: {}, next: done }`);

let app: BrowserApp;
beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  await openFiles(app, 'many', {
    'many.workflow.yaml': `paddock: 1
workflow: many
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
${loose.join('\n')}
`,
  });
}, 180_000);
afterAll(() => app?.close());

/** Place and number of the row with the focus, and how many rows are in the page. */
const seen = () =>
  app.page.evaluate(() => {
    const row = document.activeElement?.closest('.problem-row');
    return {
      place: Number(row?.getAttribute('aria-posinset')),
      count: Number(row?.getAttribute('aria-setsize')),
      hasFew: document.querySelectorAll('.problem-row').length < 100,
    };
  });

test('keys lead through all of them, and few are in the page', { timeout: 120_000 }, async () => {
  const { page } = app;
  await page.getByTestId('drawer:problems').click();
  await page.getByTestId('problem:0').focus();
  await expect.poll(seen, soon).toMatchObject({ place: 1, hasFew: true });
  const { count } = await seen();
  expect(count).toBeGreaterThanOrEqual(LOOSE);
  for (const [keys, place] of [
    ['End', count],
    ['ArrowUp', count - 1],
    ['Home', 1],
    ['ArrowUp', 1],
    ['ArrowDown', 2],
  ] as const) {
    await page.keyboard.press(keys);
    await expect.poll(seen, soon).toEqual({ place, count, hasFew: true });
  }
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await seen()).place, soon).toBeGreaterThan(3);
  // One stop of the Tab key for the list; its tools come after it.
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.className), soon).toBe('problem-tool');
  const { place } = await seen();
  await page.keyboard.press('ArrowDown');
  await expect.poll(seen, soon).toMatchObject({ place: place + 1 });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('problem');
  expect(app.complaints).toEqual([]);
});
