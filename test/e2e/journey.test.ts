// The journey that must always work, in a real browser: open the template, run it, see the card declined and the wait,
// post the event, see it COMPLETED; then draw, save, find it in the YAML, undo.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';

let app: BrowserApp;
const status = (thread: string, node: string) => app.page.getByTestId(`run-status:${thread}/${node}`);

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
}, 120_000);
afterAll(() => app?.close());

test('the template opens with all its threads on the canvas and no problems', async () => {
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
  await app.page.getByTestId('canvas').press('1'); // fit: what is out of sight is not rendered
  for (const thread of ['ask-for-card', 'give-up', 'cancel-order', 'receipt', 'tell-trouble']) {
    await app.page.getByTestId(`thread:${thread}`).waitFor();
  }
  expect(await app.page.getByTestId('problems').textContent()).toContain('No problems');
});

test('a run with a declined card waits on the canvas for the new card', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.getByTestId('run').click();
  await page.getByTestId('run-scenario').click();
  await page.getByRole('option', { name: 'card declined, then a new card' }).click();
  await page.getByTestId('run-start').click();
  await expect
    .poll(() => status('entrypoint', 'charge').getAttribute('data-status'), { timeout: 30_000 })
    .toBe('exception');
  await expect
    .poll(() => status('ask-for-card', 'wait-for-card').getAttribute('data-status'))
    .toBe('waiting');
  expect(await page.getByTestId('run-status').textContent()).toContain('Running');
  await app.screenshot('checkout-waits');
});

test('posting the event from the waiting node lets the order complete', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.getByTestId('post-event:wait-for-card').first().click();
  await page.getByTestId('event-content').fill('tok-good');
  await page.getByTestId('event-post').click();
  await expect
    .poll(() => page.getByTestId('run-status').textContent(), { timeout: 30_000 })
    .toContain('Completed');
  for (const node of ['reserve', 'charge', 'paid', 'send-receipt', 'ship', 'receipt-sent', 'done']) {
    expect(await status('entrypoint', node).getAttribute('data-status'), node).toBe('completed');
  }
  expect(await status('entrypoint', 'tell-sold-out').count(), 'not reached').toBe(0);
  await app.screenshot('checkout-completed');
  if (process.env.PADDOCK_UPDATE_PICTURES === '1') {
    copyFileSync(
      join(repository, 'test/output/screenshots/checkout-waits.png'),
      join(repository, 'templates/checkout/waiting.png'),
    );
  }
});

test(
  'a task node is added with the mouse, saved, found in the YAML, and undone',
  { timeout: 60_000 },
  async () => {
    const { page } = app;
    await page.getByTestId('run-leave').click();
    await page.getByTestId('rail:palette').click();
    const cards = page.locator('[data-testid^="node:entrypoint/"]');
    const before = await cards.count();
    const source = (await page.getByTestId('palette:task').boundingBox())!;
    const frame = (await page.getByTestId('thread:entrypoint').boundingBox())!;
    await page.mouse.move(source.x + 20, source.y + 10);
    await page.mouse.down();
    await page.mouse.move(frame.x + 60, frame.y + 40, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => cards.count()).toBe(before + 1);
    await page.getByTestId('save').click();
    const yaml = () => readFileSync(join(projectRoot(), 'checkout.workflow.yaml'), 'utf8');
    await expect.poll(yaml).toMatch(/^ {6}task:\n {8}task: /m);
    expect(yaml()).toContain('# LittleHorse skips this when a handler ran');
    await page.getByTestId('undo').click();
    // Undo may bring another part into view, and cards far from it are not in the page.
    await expect.poll(() => page.getByTestId('node:entrypoint/task').count()).toBe(0);
    await page.getByTestId('save').click();
    await expect
      .poll(yaml)
      .toBe(readFileSync(join(repository, 'templates/checkout/checkout.workflow.yaml'), 'utf8'));
  },
);

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});

/** Where the host put the template's copy. */
function projectRoot(): string {
  const recent = JSON.parse(readFileSync(join(app.folder, 'home/recent-projects.json'), 'utf8')) as {
    root: string;
  }[];
  return recent[0]!.root;
}
