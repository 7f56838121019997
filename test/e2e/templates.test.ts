// The gallery in a real browser: every template is offered with its picture, a title and a sentence, is reached with the
// keyboard alone, opens without a problem, and offers its scenarios; one of them runs to its end on the local engine.
// `PADDOCK_UPDATE_PICTURES=1` makes the pictures of the templates again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateNames, templateScenarios } from '../cluster/template-scenarios.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';
import { croppedPicture } from './cropped-picture.ts';

const names = [...templateNames()].sort((a, b) => Number(b === 'checkout') - Number(a === 'checkout'));
const scenarios = templateScenarios();

/** Scenarios that end within seconds, without anybody doing anything: the app runs them in real time. */
const runs: Readonly<Record<string, { readonly scenario: string; readonly ends: string }>> = {
  approval: { scenario: 'small sum', ends: 'Completed' },
  checkout: { scenario: 'paid at once', ends: 'Completed' },
  'child-workflows': { scenario: 'opened', ends: 'Completed' },
  'data-processing': { scenario: 'with a bonus', ends: 'Completed' },
  'fan-out': { scenario: 'two of three make no offer', ends: 'Completed' },
  saga: { scenario: 'no car left', ends: 'Exception' },
};

let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000, deviceScaleFactor: 2 });
}, 180_000);
afterAll(() => app?.close());

const card = (name: string) => app.page.getByTestId(`template:${name}`);

async function closeProject(): Promise<void> {
  await app.page.locator('.project-button').click();
  await app.page.getByRole('menuitem', { name: 'Close the project' }).click();
  await card('checkout').waitFor();
}

test('the gallery shows a picture, a title and a sentence of each, the checkout first', async () => {
  const { page } = app;
  await card('checkout').waitFor();
  const shown = page.locator('.template');
  const ids = await shown.evaluateAll((cards) => cards.map((each) => each.getAttribute('data-testid')));
  expect(ids).toEqual(names.map((name) => `template:${name}`));
  for (const name of names) {
    expect((await card(name).locator('b').textContent())?.length, name).toBeGreaterThan(5);
    expect((await card(name).locator('.dim').textContent())?.length, name).toBeGreaterThan(40);
    const picture = card(name).locator('img');
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), { message: name })
      .toBe(800);
  }
});

test('each theme has pictures of its own', async () => {
  const { page } = app;
  const source = () => card('saga').locator('img').getAttribute('src');
  const light = await source();
  await app.screenshot('gallery-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(source).not.toBe(light);
  await card('saga').locator('img').waitFor();
  await app.screenshot('gallery-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(source).toBe(light);
});

test('arrows go through the gallery, Enter opens, New from template shows it again', async () => {
  const { page } = app;
  await card('checkout').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(`template:${names[1]}`);
  await page.keyboard.press('End');
  expect(await focused()).toBe(`template:${names.at(-1)}`);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByTestId('node:entrypoint/charge').waitFor();
  await page.locator('.project-button').click();
  await page.getByRole('menuitem', { name: 'New from template' }).click();
  await page.getByRole('dialog', { name: 'New from template' }).waitFor();
  await card('fan-out').click();
  await page.getByTestId('node:entrypoint/ask-suppliers').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await closeProject();
});

const PICTURE = { width: 800, height: 400, margin: 40 };

/**
 * Of the drawing alone, in both themes. The canvas is made so small that it shows shapes without words, which is what can
 * be seen in the gallery, and its pixels so many that the picture is sharp.
 */
async function takePictures(name: string): Promise<void> {
  const { page } = app;
  const devTools = await page.context().newCDPSession(page);
  const screen = { width: 1600, height: 1000, mobile: false };
  await devTools.send('Emulation.setDeviceMetricsOverride', { ...screen, deviceScaleFactor: 6 });
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.fillText = () => undefined;
  });
  const style = await page.addStyleTag({
    content: `[data-testid='canvas'] { position: fixed !important; inset: 0 auto auto 0 !important; z-index: 9999;
      width: 400px !important; height: 200px !important; }
      [data-testid='canvas'] :is(.react-flow__panel, .canvas-tools, .overview-map, .thread-switch) {
        display: none !important; }`,
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await page.getByTestId('canvas').press('1');
    await page.getByTestId('far-view').waitFor();
    await page.waitForTimeout(500);
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 200 } });
    const file = colorScheme === 'light' ? 'picture.png' : 'picture-dark.png';
    writeFileSync(join(repository, 'templates', name, file), await croppedPicture(page, png, PICTURE));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await style.evaluate((element) => (element as HTMLElement).remove());
  await devTools.send('Emulation.setDeviceMetricsOverride', { ...screen, deviceScaleFactor: 2 });
}

test.each(names)('%s opens, is drawn, and offers its scenarios', { timeout: 120_000 }, async (name) => {
  const { page } = app;
  await card(name).click();
  await page.locator('[data-testid^="node:entrypoint/"]').first().waitFor();
  await page.mouse.move(1, 1);
  await page.getByTestId('canvas').press('1');
  expect(await page.getByTestId('problems').textContent()).toContain('No problems');
  await app.screenshot(`template-${name}`);
  if (process.env.PADDOCK_UPDATE_PICTURES === '1') await takePictures(name);

  const ofTemplate = scenarios.filter(({ template }) => template === name);
  const [open] = ofTemplate
    .map(({ scenario }) => scenario.workflow)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const offered = ofTemplate.filter(({ scenario }) => scenario.workflow === open);
  await page.getByTestId('run').click();
  await page.getByTestId('run-scenario').click();
  for (const { scenario } of offered)
    expect(await page.getByRole('option', { name: scenario.name, exact: true }).count(), scenario.name).toBe(
      1,
    );
  const run = runs[name];
  if (run === undefined) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  } else {
    await page.getByRole('option', { name: run.scenario, exact: true }).click();
    await page.getByTestId('run-start').click();
    await expect
      .poll(() => page.getByTestId('run-status').textContent(), { timeout: 40_000 })
      .toContain(run.ends);
    await app.screenshot(`template-${name}-ran`);
    await page.getByTestId('run-leave').click();
  }
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await closeProject();
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
