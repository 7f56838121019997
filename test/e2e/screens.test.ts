// The main screens of the designer, light and dark, as pictures in test/output/screens/ to be looked at; on the way each is
// checked for what it is there to show. Axe judges here what a11y.test.ts does not show it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoViolations } from '../kit/axe.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { settled, useColors } from '../kit/display.ts';
import { repository } from '../kit/engine.ts';

const folder = join(repository, 'test/output/screens');
const small = { width: 1280, height: 720 };
const large = { width: 1920, height: 1080 };
const long = { timeout: 180_000 };

let app: BrowserApp;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  app = await openBrowserApp(small);
  await app.page.getByTestId('template:checkout').waitFor();
}, 240_000);
afterAll(() => app?.close());

/** Pictures in both themes. */
async function look(name: string, size: { width: number; height: number }, again?: () => Promise<void>) {
  const { page } = app;
  await page.setViewportSize(size);
  await again?.();
  for (const colorScheme of ['light', 'dark'] as const) {
    await useColors(page, colorScheme);
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
}

const judge = (name: string): Promise<void> => expectNoViolations(app.page, name);
const canvas = () => app.page.getByTestId('canvas');
const press = (keys: string): Promise<void> => canvas().press(keys);
const fit = (): Promise<void> => press('1');

async function openFolder(root: string): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Control+o');
  const leave = page.getByRole('button', { name: 'Leave without saving' });
  await page.getByRole('textbox', { name: 'Folder' }).or(leave).first().waitFor();
  if (await leave.isVisible()) await leave.click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(root);
  await page.keyboard.press('Enter');
  await page.getByText('has workflows').waitFor();
  await page.getByRole('button', { name: 'Open this folder' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('.project-button', { hasText: root.split('/').pop() as string }).waitFor();
  await page.locator('[data-testid^="thread:"]').or(page.getByTestId('far-view')).first().waitFor();
}

const template = (name: string): string => join(repository, 'templates', name);

test('1 the start screen', long, async () => {
  await app.page.getByTestId('template:checkout').waitFor();
  await look('01-start', small);
});

test('2 a whole workflow: every thread tied to what starts it', long, async () => {
  await openFolder(template('checkout'));
  await look('02-canvas', large, fit);
  await expect.poll(() => app.page.locator('[data-testid^="thread:"]').count()).toBe(6);
});

test('3 a node, near, with its form', long, async () => {
  await app.page.getByTestId('node:entrypoint/charge').click();
  await press('0');
  await look('03-node', small, () => press('0'));
});

test('4 one thread alone, with the way that leads to it', long, async () => {
  const { page } = app;
  await page.getByTestId('thread-menu').click();
  await page.getByRole('menuitem', { name: 'ask-for-card' }).click();
  await expect(page.getByTestId('thread-switch').textContent()).resolves.toContain('entrypoint');
  await look('04-one-thread', small, fit);
  await judge('one thread');
  await expect.poll(() => page.locator('[data-testid^="thread:"]').count()).toBe(1);
  await press(']');
  await expect.poll(() => page.getByTestId('node:ask-for-card/wait-for-card').count()).toBe(0);
  await press('f');
});

test('5 folded threads', long, async () => {
  const { page } = app;
  await page.getByTestId('thread-menu').click();
  await page.getByRole('menuitem', { name: 'Fold all but the entrypoint' }).click();
  await look('05-folded', large, fit);
  await judge('folded threads');
  await expect(page.locator('.frame[data-folded="true"]').count()).resolves.toBe(5);
  await page.getByTestId('thread-menu').click();
  await page.getByRole('menuitem', { name: 'Unfold all' }).click();
  expect(await page.getByTestId('unsaved').count()).toBe(0);
});

test('6 user tasks with reminders, and branches', long, async () => {
  await openFolder(template('approval'));
  await app.page.locator('.stub[data-kind="trigger"]').first().waitFor();
  await look('06-user-tasks', large, fit);
});

test('7 the menu of what can come next', long, async () => {
  const { page } = app;
  await press('0');
  await page.locator('[data-kind="user-task"]').first().click();
  await press('a');
  await page.getByTestId('node-menu').waitFor();
  await look('07-append', small);
  await page.keyboard.press('Escape');
});

test('8 the legend', long, async () => {
  await press('Shift+L');
  const legend = app.page.getByTestId('legend');
  await legend.waitFor();
  for (const name of [
    'Task',
    'Wait for threads',
    'Branch',
    'Loop',
    'Failure handler',
    'Interrupt',
    'Reminder',
  ])
    await legend.getByText(name, { exact: true }).first().waitFor();
  await look('08-legend', large);
  await app.page.keyboard.press('Escape');
});

test('9 a run: what it begins with, where it waits, how it ended', long, async () => {
  const { page } = app;
  await openFolder(template('checkout'));
  await page.getByTestId('run').click();
  await page.getByTestId('run-scenario').click();
  await page.getByRole('option', { name: 'card declined, then a new card' }).click();
  await look('09-run-dialog', small);
  await judge('the run dialog');
  await page.getByTestId('run-start').click();
  const post = page.getByTestId('post-event:wait-for-card').first();
  await post.waitFor({ timeout: 30_000 });
  await look('09-run', large, fit);
  await judge('a run that waits');
  await post.click();
  await page.getByTestId('event-content').fill('tok-good');
  await page.getByTestId('event-post').click();
  await expect
    .poll(() => page.getByTestId('run-status').textContent(), { timeout: 30_000 })
    .toContain('Completed');
  await look('09-run-completed', large, fit);
  await judge('a run that completed');
  await page.getByTestId('run-leave').click();
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

test('10 200 nodes: names, then one picture from far away', long, async () => {
  const { page } = app;
  const root = join(app.folder, 'big');
  mkdirSync(root);
  writeFileSync(join(root, 'big.workflow.yaml'), bigWorkflow(18, 11));
  writeFileSync(join(root, 'definitions.yaml'), 'paddock: 1\ntasks:\n  work: {}\n');
  await openFolder(root);
  await look('10-big', large, fit);
  await page.setViewportSize(small);
  await fit();
  await page.getByTestId('far-view').waitFor();
  expect(await page.locator('[data-testid^="node:"]').count()).toBe(0);
  // A double click in the picture goes near enough to read.
  const box = (await canvas().boundingBox())!;
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => page.locator('[data-testid^="node:"]').count()).toBeGreaterThan(3);
});

test('11 what changed since the last save, beside the drawing', long, async () => {
  const { page } = app;
  await openFolder(template('checkout'));
  await fit();
  await page.getByTestId('node:entrypoint/charge').click();
  await page.getByTestId('inspector').getByLabel('Retries', { exact: true }).fill('5');
  await page.getByTestId('drawer:text').click();
  await page.getByTestId('text-editor').locator('.view-line').first().waitFor({ timeout: 30_000 });
  await look('11-text', large);
  await page.getByTestId('text-tab:changes').click();
  await page.getByTestId('text-diff').locator('.view-line').first().waitFor({ timeout: 30_000 });
  await look('11-changes', small);
  await page.getByTestId('text-tab:workflow').click();
});

test('12 problems, at the field and in their list', long, async () => {
  const { page } = app;
  await page.getByTestId('inspector').getByLabel('amount', { exact: true }).fill('cart.total +');
  await page.getByTestId('drawer:problems').click();
  await page.getByTestId('problem:0').waitFor();
  await look('12-problems', small);
  await page.getByTestId('undo').click();
});

test('13 who reads a variable, and a definition with its form as users see it', long, async () => {
  const { page } = app;
  await page.getByTestId('rail:variables').click();
  await page.getByTestId('outline-variable:entrypoint/card-token').getByRole('button').first().click();
  await page.getByRole('list', { name: 'Readers of card-token' }).waitFor();
  await look('13-variables', large, fit);
  await page.getByTestId('rail:definitions').click();
  await page.getByRole('button', { name: 'Add a definition' }).click();
  await page.getByRole('menuitem', { name: 'User task', exact: true }).click();
  const inspector = page.getByTestId('inspector');
  await inspector.getByRole('button', { name: 'Add to fields' }).click();
  await inspector.getByLabel('Shown as').fill('Do you agree?');
  await page.getByTestId('form-preview').scrollIntoViewIfNeeded();
  await look('13-definition', small);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
