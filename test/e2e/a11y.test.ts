// Axe, with every rule and every impact, finds nothing on the editor, the panels of the rail, forms and dialogs. (look.test.ts and
// screens.test.ts judge contrast in both themes.)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const long = { timeout: 240_000 };

let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
  await app.page.evaluate(axeSource);
}, 120_000);
afterAll(() => app?.close());

async function judge(name: string): Promise<void> {
  const { violations } = await app.page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const found = violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}: ${first?.target.join(' ')} ${first?.html.slice(0, 140)}`;
  });
  expect.soft(found, name).toEqual([]);
}

test('the canvas and every panel of the rail', long, async () => {
  const { page } = app;
  await judge('canvas');
  const rail = page.locator('[data-testid^="rail:"]');
  const ids = await rail.evaluateAll((all) => all.map((each) => each.getAttribute('data-testid') ?? ''));
  for (const id of ids) {
    const button = page.getByTestId(id);
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
    await page.locator('.side-panel').waitFor();
    await judge(id);
  }
});

test('forms of a node and of an edge, beside the outline', long, async () => {
  const { page } = app;
  await page.getByTestId('rail:outline').click();
  await page.getByTestId('outline:node:entrypoint/reserve').click();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('outline:edge:entrypoint/reserve/0').waitFor();
  await page.getByTestId('inspector').getByText('Failure handlers').waitFor();
  await judge('a node with failure handlers');
  await page.getByTestId('outline:edge:entrypoint/reserve/0').click();
  await page.getByTestId('inspector').getByText('Taken when').waitFor();
  await judge('an edge');
  await page.keyboard.press('/');
  await page.getByTestId('chooser').waitFor();
  await judge('what can be done with a row');
  await page.keyboard.press('Escape');
});

test('dialogs', long, async () => {
  const { page } = app;
  const keys = {
    'command palette': 'Control+k',
    find: 'Control+f',
    'all keys': '?',
    legend: 'Shift+L',
    settings: 'Control+,',
    import: 'Control+Shift+o',
    push: 'Control+Shift+Enter',
  };
  for (const [name, key] of Object.entries(keys)) {
    await page.locator('.react-flow').focus();
    await page.keyboard.press(key);
    await page.getByRole('dialog').first().waitFor();
    await judge(name);
    // The first Escape may be for a list that is open in it.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Escape');
          return page.getByRole('dialog').count();
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBe(0);
  }
});
