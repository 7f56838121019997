// Problems where one looks: marked at the node, listed with their quick fixes and pages of help, and gone at once when fixed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

let app: BrowserApp;
const slow = { timeout: 180_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 3000, height: 1500 });
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
  await app.page.getByTestId('canvas').press('1');
  await app.page.getByTestId('node:entrypoint/ship').waitFor();
}, 180_000);
afterAll(() => app?.close());

const rows = (code: string): Locator => app.page.locator(`.problem[data-code="${code}"]`);
const canvas = (keys: string): Promise<void> => app.page.getByTestId('canvas').press(keys);
const undone = async (): Promise<void> => {
  await canvas('Control+z');
  await expect.poll(() => app.page.locator('.problem').count()).toBe(0);
};

/** Takes the node after “ship” away, so that nothing comes after it. */
async function cut(): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Escape');
  await canvas('Escape');
  await page.getByTestId('node:entrypoint/receipt-sent').click();
  await canvas('Delete');
  await page.getByTestId('problem-badge:entrypoint/ship').waitFor();
}

test('a node is marked, and its marker offers the fix', slow, async () => {
  const { page } = app;
  await cut();
  await page.getByTestId('problem-badge:entrypoint/ship').click();
  const menu = page.getByTestId('fix-menu');
  await expect.poll(() => menu.textContent()).toContain('Nothing comes after “ship”');
  await app.screenshot('quick-fixes');
  await menu.getByTestId('fix').first().click();
  await expect.poll(() => page.getByTestId('problem-badge:entrypoint/ship').count()).toBe(0);
  await canvas('Control+z');
  await page.getByTestId('problem-badge:entrypoint/ship').waitFor();
  await undone();
});

test('by keyboard: Ctrl+. on what is selected', slow, async () => {
  const { page } = app;
  await cut();
  await page.getByTestId('node:entrypoint/ship').click();
  await canvas('Control+.');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('Lead “ship” on to the exit “done”');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('problem-badge:entrypoint/ship').count()).toBe(0);
  await canvas('Control+z');
  await undone();
});

test('in the list: the name, the page of help, the fix', slow, async () => {
  const { page } = app;
  await cut();
  await page.getByTestId('drawer:problems').click();
  const row = rows('path-falls-off');
  await row.waitFor();
  await row.focus();
  await page.keyboard.press('F1');
  const help = page.getByTestId('problem-help');
  await expect.poll(() => help.textContent()).toContain('A path that ends without an exit');
  expect(await help.textContent()).toContain('The way out');
  expect(await help.textContent()).toContain('path-falls-off');
  await app.screenshot('problem-help');
  await row.focus();
  await page.keyboard.press('Control+.');
  await page.getByTestId('fix-menu').getByTestId('fix').first().click();
  await expect.poll(() => rows('path-falls-off').count()).toBe(0);
  await help.getByLabel('Close the page of help').click();
  await expect.poll(() => help.count()).toBe(0);
  await canvas('Control+z');
  await undone();
});

test('F8 goes to the next problem', slow, async () => {
  const { page } = app;
  await cut();
  await page.keyboard.press('Escape');
  await canvas('Escape');
  await page.keyboard.press('F8');
  await expect
    .poll(() => page.getByTestId('node:entrypoint/ship').getAttribute('data-selected'))
    .toBe('true');
  await undone();
});
