// The canvas in the hand: folding, one thread alone, notes, lasso, aligning, finding, loops. What one looks at is in
// neither the files nor undo; what one draws is in both.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { settled } from '../kit/display.ts';

let app: BrowserApp;
const long = { timeout: 90_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
  await app.page.getByTestId('template:checkout').click();
  await node('charge').waitFor();
  await settled(app.page);
}, 240_000);
afterAll(() => app?.close());

const canvas = (): Locator => app.page.getByTestId('canvas');
const press = (keys: string): Promise<void> => canvas().press(keys);
const node = (name: string, thread = 'entrypoint'): Locator => app.page.getByTestId(`node:${thread}/${name}`);
const frames = (): Locator => app.page.locator('[data-testid^="thread:"]');
const selected = (): Locator => app.page.locator('.card[data-selected="true"]');

function projectRoot(): string {
  const recent = JSON.parse(readFileSync(join(app.folder, 'home/recent-projects.json'), 'utf8')) as {
    root: string;
  }[];
  return recent[0]!.root;
}

async function saved(path: string): Promise<string> {
  await app.page.getByTestId('save').click();
  await expect.poll(() => app.page.getByTestId('unsaved').count()).toBe(0);
  return readFileSync(join(projectRoot(), path), 'utf8');
}

test('a thread folds to its title and unfolds again, which is no edit', long, async () => {
  await node('gave-up', 'give-up').waitFor();
  await app.page.getByRole('button', { name: 'Fold give-up' }).click();
  await expect.poll(() => node('gave-up', 'give-up').count()).toBe(0);
  expect(await app.page.getByTestId('unsaved').count()).toBe(0);
  await app.page.getByRole('button', { name: 'Unfold give-up' }).click();
  await node('gave-up', 'give-up').waitFor();
});

test('one thread alone, by keys, with the way that leads to it', long, async () => {
  const { page } = app;
  await node('charge').click();
  await press('f');
  await expect.poll(() => frames().count()).toBe(1);
  await press(']');
  await expect.poll(() => page.getByTestId('thread:entrypoint').count()).toBe(0);
  const way = page.getByTestId('thread-switch');
  await expect.poll(() => way.locator('[aria-current="page"]').count()).toBe(1);
  await way.getByText('entrypoint', { exact: true }).click();
  await page.getByTestId('thread:entrypoint').waitFor();
  await press('f');
  await press('1');
  await expect.poll(() => frames().count()).toBe(6);
});

test('what stands in a folded thread is uncovered when one goes there', long, async () => {
  const { page } = app;
  await page.getByTestId('thread-menu').click();
  await page.getByRole('menuitem', { name: 'Fold all but the entrypoint' }).click();
  await expect.poll(() => node('wait-for-card', 'ask-for-card').count()).toBe(0);
  await press('Control+f');
  await page.getByRole('combobox', { name: 'Find nodes' }).fill('kind:wait-for-event');
  await page.keyboard.press('Enter');
  await node('wait-for-card', 'ask-for-card').waitFor();
  await expect.poll(() => selected().count()).toBe(1);
  await page.getByTestId('thread-menu').click();
  await page.getByRole('menuitem', { name: 'Unfold all' }).click();
});

test('find by operators selects all at once', long, async () => {
  const { page } = app;
  await press('1');
  await press('Control+f');
  await page.getByRole('combobox', { name: 'Find nodes' }).fill('kind:task thread:entrypoint');
  const rows = page.getByTestId('find').getByRole('option');
  await expect.poll(() => rows.count()).toBe(6);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => selected().count()).toBe(6);
  await press('Escape');
});

test('a note is written, kept in the layout file alone, and undone', long, async () => {
  const { page } = app;
  const before = await saved('checkout.workflow.yaml');
  const box = (await canvas().boundingBox())!;
  await page.mouse.move(box.x + box.width - 300, box.y + 120);
  await press('Shift+S');
  const note = page.getByTestId('note:note-1');
  await note.waitFor();
  await page.keyboard.type('Ask the shop');
  expect(await saved('checkout.layout.json')).toContain('"text": "Ask the shop"');
  expect(await saved('checkout.workflow.yaml')).toBe(before);
  await note.press('Escape');
  await note.hover();
  await note.getByRole('button', { name: 'Make it blue' }).click();
  expect(await saved('checkout.layout.json')).toContain('"color": "blue"');
  await note.press('Delete');
  await expect.poll(() => note.count()).toBe(0);
  await page.getByTestId('undo').click();
  await expect.poll(() => note.locator('textarea').inputValue()).toBe('Ask the shop');
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await expect.poll(() => note.count()).toBe(0);
});

test('a lasso takes what lies in it, and aligning puts it in line', long, async () => {
  const { page } = app;
  await press('1');
  const [a, b] = [node('tell-unpaid'), node('tell-sold-out')];
  const boxes = [(await a.boundingBox())!, (await b.boundingBox())!];
  const left = Math.min(...boxes.map(({ x }) => x)) - 6;
  const top = Math.min(...boxes.map(({ y }) => y)) - 6;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + 6;
  const low = Math.max(...boxes.map(({ y, height }) => y + height)) + 6;
  await page.keyboard.down('Shift');
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(right, low, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(() => selected().count()).toBeGreaterThanOrEqual(2);
  await press('Shift+Alt+ArrowUp');
  const y = async (of: Locator): Promise<number> => Math.round((await of.boundingBox())!.y);
  await expect.poll(async () => (await y(a)) - (await y(b))).toBe(0);
  await page.getByTestId('undo').click();
  await expect.poll(async () => (await y(a)) === (await y(b))).toBe(false);
  await press('Escape');
});

test('a loop leads back to the node before, and asks when', long, async () => {
  const { page } = app;
  await node('ship').click();
  await press('a');
  await page.getByRole('combobox', { name: 'After ship' }).fill('loop');
  await page.keyboard.press('Enter');
  await node('repeat').waitFor();
  expect(await saved('checkout.workflow.yaml')).toMatch(
    /repeat:\n {8}nop: \{\}\n {8}next:\n {10}- \{ to: ship, when: false \}\n {10}- \{ to: receipt-sent \}/,
  );
  await expect.poll(() => page.getByTestId('inspector').textContent()).toContain('ship');
  await page.getByTestId('undo').click();
  await expect.poll(() => node('repeat').count()).toBe(0);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
