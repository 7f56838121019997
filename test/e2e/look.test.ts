// How the app looks: pictures of every main screen, light and dark, in two sizes; axe finds nothing on any of
// them; and a big drawing opens and moves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../kit/axe.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowserApp(sizes[0]);
}, 120_000);
afterAll(() => app?.close());

/** Until sizes have been measured and what follows from them is on the screen. */
const painted = (): Promise<unknown> =>
  app.page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))),
      ),
  );

/** Pictures of what is on the screen now in both sizes and themes; axe judges each theme. */
async function look(name: string, options: { fit?: boolean } = {}): Promise<void> {
  const { page } = app;
  const found: Record<string, readonly string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    for (const size of [...sizes].reverse()) {
      await page.setViewportSize(size);
      await painted();
      if (options.fit === true) await page.getByTestId('canvas').press('1');
      await painted();
      await app.screenshot(`look-${name}-${colorScheme}-${size.width}`);
    }
    found[colorScheme] = await violations(app.page);
  }
  expect.soft(found, name).toEqual({ light: [], dark: [] });
}

test('the start screen', { timeout: 180_000 }, async () => {
  await app.page.getByTestId('template:checkout').waitFor();
  await look('start');
});

test('the canvas', { timeout: 180_000 }, async () => {
  await app.page.getByTestId('template:checkout').click();
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
  await look('canvas', { fit: true });
});

test('the inspector', { timeout: 180_000 }, async () => {
  await app.page.getByTestId('node:entrypoint/charge').click();
  await app.page.getByTestId('inspector').getByText('Failure handlers').waitFor();
  await look('inspector');
});

test('the run dialog', { timeout: 180_000 }, async () => {
  await app.page.getByTestId('run').click();
  await app.page.getByTestId('run-scenario').click();
  await app.page.getByRole('option', { name: 'card declined, then a new card' }).click();
  await look('run-dialog');
});

test('a run that waits', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('run-start').click();
  await page.getByTestId('post-event:wait-for-card').first().waitFor({ timeout: 30_000 });
  await look('run-waiting', { fit: true });
});

test('a run that completed', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('post-event:wait-for-card').first().click();
  await page.getByTestId('event-content').fill('tok-good');
  await page.getByTestId('event-post').click();
  await expect
    .poll(() => page.getByTestId('run-status').textContent(), { timeout: 30_000 })
    .toContain('Completed');
  await look('run-completed', { fit: true });
  await page.getByTestId('run-leave').click();
});

test('the text drawer', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('drawer:text').click();
  await page.getByTestId('text-editor').locator('.view-line').first().waitFor({ timeout: 30_000 });
  await look('text');
});

test('what changed since the last save', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('canvas').press('1');
  await page.getByTestId('node:entrypoint/charge').click();
  await page.getByTestId('inspector').getByLabel('Retries', { exact: true }).fill('5');
  await page.getByTestId('text-tab:changes').click();
  await page.getByTestId('text-diff').locator('.view-line').first().waitFor({ timeout: 30_000 });
  await look('changes');
  await page.getByTestId('undo').click();
  await page.getByTestId('text-tab:workflow').click();
});

test('the variables', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('rail:variables').click();
  await page.getByTestId('outline-variable:entrypoint/card-token').getByRole('button').first().click();
  await page.getByRole('list', { name: 'Readers of card-token' }).waitFor();
  await look('variables', { fit: true });
});

test('a definition', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('rail:definitions').click();
  await page.getByRole('button', { name: 'Add a definition' }).click();
  await page.getByRole('menuitem', { name: 'User task', exact: true }).click();
  const inspector = page.getByTestId('inspector');
  await inspector.getByRole('button', { name: 'Add to fields' }).click();
  await inspector.getByLabel('Shown as').fill('Do you agree?');
  await page.getByTestId('form-preview').scrollIntoViewIfNeeded();
  await look('definition');
  await page.getByTestId('undo').click();
  await page.getByTestId('rail:runs').click();
});

test('problems', { timeout: 180_000 }, async () => {
  const { page } = app;
  await page.getByTestId('canvas').press('1');
  await page.getByTestId('node:entrypoint/charge').click();
  await page.getByTestId('inspector').getByLabel('amount', { exact: true }).fill('cart.total +');
  await page.getByTestId('drawer:problems').click();
  await page.getByTestId('problem:0').waitFor();
  await look('problems');
});

/** A workflow of 200 nodes: lanes of tasks side by side between one start and one end. */
function bigWorkflow(lanes: number, length: number): string {
  const name = (lane: number, at: number): string => `step-${lane}-${at}`;
  const starts = Array.from({ length: lanes }, (_, lane) =>
    lane + 1 < lanes ? `{ to: ${name(lane, 0)}, when: 1 > 2 }` : `{ to: ${name(lane, 0)} }`,
  );
  const tasks = starts.flatMap((_, lane) =>
    Array.from({ length }, (_each, at) => {
      const next = at + 1 < length ? name(lane, at + 1) : 'done';
      return `      ${name(lane, at)}: { task: work, next: ${next} }\n`;
    }),
  );
  return `paddock: 1
workflow: big
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: [${starts.join(', ')}] }
${tasks.join('')}      done: { exit: {} }
`;
}

test('a drawing of 200 nodes opens and moves', { timeout: 180_000 }, async () => {
  const { page } = app;
  const root = join(app.folder, 'big');
  mkdirSync(root);
  writeFileSync(join(root, 'big.workflow.yaml'), bigWorkflow(18, 11));
  writeFileSync(join(root, 'definitions.yaml'), 'paddock: 1\ntasks:\n  work: {}\n');
  await page.setViewportSize(sizes[1]);
  await page.getByTestId('canvas').press('Control+o');
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(root);
  await page.keyboard.press('Enter');
  await page.getByText('has workflows').waitFor();
  await page.getByRole('button', { name: 'Open this folder' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('.project-button', { hasText: 'big' }).waitFor();
  await page.getByTestId('node:entrypoint/start').waitFor();
  await page.getByTestId('canvas').press('1');
  const cards = page.locator('[data-testid^="node:entrypoint/"]');
  await expect.poll(() => cards.count(), { timeout: 20_000 }).toBe(200);
  await page.getByText('None yet on the local engine.').waitFor();
  await painted();
  await app.screenshot('look-big');
  await page.getByTestId('canvas').press('0');
  await expect.poll(() => cards.count()).toBeLessThan(100);
  const viewport = page.locator('.react-flow__viewport');
  const before = await viewport.getAttribute('style');
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + 90];
  await page.mouse.move(x, y);
  await page.mouse.wheel(600, 0);
  await expect.poll(() => viewport.getAttribute('style')).not.toBe(before);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
