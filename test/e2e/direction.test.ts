// A drawing that runs down: turned by its button and from the palette, laid out in a column, kept in the layout file, one
// step of undo; nodes are appended and inserted in the direction; the setting is for new workflows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const soon = { timeout: 20_000 };

const template = (file: string): string => readFileSync(join(repository, 'templates/checkout', file), 'utf8');

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  editor = await openFiles(app, 'shop', {
    'checkout.workflow.yaml': template('checkout.workflow.yaml'),
    'definitions.yaml': template('definitions.yaml'),
  });
}, 120_000);
afterAll(() => app?.close());

const mainPath = ['start', 'reserve', 'charge', 'paid', 'ship', 'done'];

/** Middles of cards on the screen. */
async function middles(names: readonly string[]): Promise<readonly { x: number; y: number }[]> {
  const boxes = await Promise.all(names.map((name) => editor.node(name).boundingBox()));
  return boxes.map((box) => {
    const { x, y, width, height } = box ?? { x: NaN, y: NaN, width: 0, height: 0 };
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
}

/** Which way the main path runs. All is brought into view before: cards elsewhere are not on the page. */
async function runs(names: readonly string[] = mainPath): Promise<string> {
  await editor.press('1');
  const at = await middles(names);
  const isRising = (values: readonly number[]) =>
    values.every((value, index) => index === 0 || value > (values[index - 1] ?? NaN));
  const isSame = (values: readonly number[]) => Math.max(...values) - Math.min(...values) <= 1;
  const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
  if (isRising(xs) && isSame(ys)) return 'right';
  return isRising(ys) && isSame(xs) ? 'down' : 'elsewhere';
}

test('the button turns the drawing, one step of undo turns it back', { timeout: 120_000 }, async () => {
  const { page } = app;
  await expect.poll(() => runs(), soon).toBe('right');
  await page.getByRole('button', { name: 'Lay out top to bottom' }).click();
  await expect.poll(() => runs(), soon).toBe('down');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await app.screenshot(`direction-down-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await editor.saved('checkout.layout.json')).toContain('"direction": "down"');
  await editor.press('Control+z');
  await expect.poll(() => runs(), soon).toBe('right');
  await editor.press('Control+Shift+z');
  await expect.poll(() => runs(), soon).toBe('down');
});

test('edges leave below and arrive above; arrow keys follow the flow', { timeout: 60_000 }, async () => {
  const { page } = app;
  expect(await runs()).toBe('down');
  const [from, to] = await middles(['reserve', 'charge']);
  const way = await page.getByTestId('edge:entrypoint/reserve/0').locator('path').first().boundingBox();
  expect(Math.abs((way?.x ?? 0) + (way?.width ?? 0) / 2 - (from?.x ?? 0))).toBeLessThanOrEqual(1);
  expect(way?.y).toBeGreaterThan(from?.y ?? NaN);
  expect((way?.y ?? NaN) + (way?.height ?? NaN)).toBeLessThan(to?.y ?? NaN);
  await editor.pick('reserve');
  await editor.press('ArrowDown');
  await expect.poll(() => editor.node('charge').getAttribute('data-selected'), soon).toBe('true');
  await editor.press('ArrowUp');
  await expect.poll(() => editor.node('reserve').getAttribute('data-selected'), soon).toBe('true');
});

test('the tools of a card stand where they cover no label of an edge', { timeout: 60_000 }, async () => {
  const { page } = app;
  for (const name of ['charge', 'paid']) {
    await editor.pick(name);
    // Around what is selected: all of it at once is too small for tools.
    await editor.press('0');
    const tools = page.getByRole('toolbar', { name: `Actions for ${name}` });
    await tools.waitFor();
    await app.screenshot(`direction-down-tools-${name}`);
    const box = (await tools.boundingBox())!;
    const labels = await page.locator('.way-label').evaluateAll((all) =>
      all.map((each) => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    );
    expect(labels.length).toBeGreaterThan(0);
    const covered = labels.filter(
      ({ left, top, right, bottom }) =>
        left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y,
    );
    expect(covered, name).toEqual([]);
  }
});

test(
  'what is put into a drawing arranged by hand goes below, and moves the rest down',
  { timeout: 120_000 },
  async () => {
    const { page } = app;
    // A nudge and its way back: now all places are saved.
    await editor.pick('charge');
    await editor.press('Control+ArrowRight');
    await editor.press('Control+ArrowLeft');
    await editor.press('Shift+a');
    const menu = page.getByTestId('node-menu');
    await menu.getByRole('combobox').fill('sleep');
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId(/^node:entrypoint\/sleep/).count(), soon).toBe(1);
    await expect.poll(() => runs(['start', 'reserve', 'sleep', 'charge', 'paid']), soon).toBe('down');
    await editor.press('Control+z');
  },
);

test('Tidy up keeps the direction, and the palette turns it back', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await expect.poll(() => runs(), soon).toBe('down');
  await page.keyboard.press('Control+k');
  await page.getByTestId('command-palette').getByRole('combobox').fill('lay out left to right');
  await page.keyboard.press('Enter');
  await expect.poll(() => runs(), soon).toBe('right');
  expect(await editor.saved('checkout.layout.json')).not.toContain('direction');
});

test('new workflows run down when the settings say so', { timeout: 120_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await page.getByTestId('settings').getByText('Top to bottom', { exact: true }).click();
  await app.screenshot('direction-settings');
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByTestId('command-palette').getByRole('combobox').fill('new workflow in this project');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('second');
  await page.keyboard.press('Enter');
  await editor.node('done').waitFor();
  await expect.poll(() => page.getByTestId('node:entrypoint/reserve').count(), soon).toBe(0);
  await expect.poll(() => runs(['start', 'done']), soon).toBe('down');
  expect(readFileSync(join(editor.root, 'second.layout.json'), 'utf8')).toContain('"direction": "down"');
});
