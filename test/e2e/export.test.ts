// The drawing leaves the app: as SVG of shapes and texts with its fonts, as PNG twice as fine, as WfSpec, and on one sheet of paper.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowserApp({
    beforeOpen: async (page) => {
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
      });
    },
  });
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
}, 120_000);
afterAll(() => app?.close());

const dialog = () => app.page.getByRole('dialog', { name: 'Export the drawing' });

async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).click();
  await app.page.getByRole('option', { name: option, exact: true }).click();
}

/** Exports what is chosen; answers the file's name and content. */
async function exported(form: string): Promise<{ name: string; content: Buffer }> {
  const { page } = app;
  if (form !== 'PNG') await dialog().getByText(form, { exact: true }).click();
  if (form !== 'WfSpec (JSON)') await page.getByRole('img', { name: 'The picture' }).waitFor();
  const coming = page.waitForEvent('download');
  await dialog().getByRole('button', { name: 'Export' }).click();
  const download = await coming;
  const folder = join(repository, 'test/output/export');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), content: readFileSync(path) };
}

test(
  'SVG: every text is text, lines are paths, fonts are inside, nothing is a bitmap',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await page.keyboard.press('Control+Shift+x');
    await dialog().waitFor();
    await page.getByRole('img', { name: 'The picture' }).waitFor();
    await app.screenshot('export');
    const { name, content } = await exported('SVG');
    const svg = content.toString('utf8');
    expect(name).toBe('checkout.svg');
    for (const said of ['>charge<', '>ask-for-card<', 'card-declined', 'order-cancelled'])
      expect(svg).toContain(said);
    expect(svg).toMatch(/@font-face\{font-family:'Inter Variable'[^}]*url\(data:font\/woff2;base64,/);
    expect(svg).not.toMatch(/<image|<foreignObject|var\(--/);
    const stray = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return parsed.querySelector('parsererror')?.textContent ?? null;
    }, svg);
    expect(stray).toBeNull();
  },
);

test('SVG of one thread in dark', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+Shift+x');
  await choose('Threads', 'ask-for-card');
  await choose('Colours', 'Dark');
  const { name, content } = await exported('SVG');
  const svg = content.toString('utf8');
  expect(name).toBe('checkout-ask-for-card.svg');
  expect(svg).toContain('#191d23');
  expect(svg).not.toContain('>charge<');
});

test('PNG: twice as fine as the canvas', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+Shift+x');
  const { name, content } = await exported('PNG');
  expect(name).toBe('checkout.png');
  expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
  const svg = readFileSync(join(repository, 'test/output/export/checkout.svg'), 'utf8');
  const [, width] = /<svg[^>]* width="(\d+)"/.exec(svg)!;
  expect(content.readUInt32BE(16)).toBe(Number(width) * 2);
});

test('WfSpec: the same bytes as the command line compiles', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+Shift+x');
  const { name, content } = await exported('WfSpec (JSON)');
  expect(name).toBe('checkout.wfspec.json');
  expect((JSON.parse(content.toString('utf8')) as { name: string }).name).toBe('checkout');
});

test('print: one page with the drawing and nothing else', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+p');
  await page.waitForFunction(() => document.documentElement.dataset.printed === 'yes');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#print-sheet > svg').isVisible()).toBe(true);
  expect(await page.getByTestId('canvas').isVisible()).toBe(false);
  await app.screenshot('export-print');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(join(repository, 'test/output/export/checkout.pdf'), pdf);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // The sheet leaves with the printing.
  await expect.poll(() => page.locator('#print-sheet').count()).toBe(0);
  expect(app.complaints).toEqual([]);
});
