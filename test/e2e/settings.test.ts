// Settings by mouse and by keys: theme, keys with a conflict, what new nodes begin with, lints in paddock.yaml; and broken files.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const soon = { timeout: 20_000 };

const project = `paddock: 1
# Ours
connections:
  prod: { host: lh.example.com } # never on Fridays
lints:
  unused-variable: loud
later: 1 # by a newer Paddock
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  editor = await openFiles(app, 'project', {
    'shop.workflow.yaml': `paddock: 1
workflow: shop
variables: { total: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`,
    'paddock.yaml': project,
  });
}, 120_000);
afterAll(() => app?.close());

const settings = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(app.folder, 'home/settings.json'), 'utf8')) as Record<string, unknown>;
const section = (id: string) => app.page.getByTestId(`settings:${id}`);
const close = () => app.page.keyboard.press('Escape');

async function choose(testId: string, option: string): Promise<void> {
  await app.page.getByTestId(testId).click();
  await app.page.getByRole('option', { name: option, exact: true }).click();
}

test(
  'a bad value in paddock.yaml is a problem with its line, and keeps nothing shut',
  { timeout: 60_000 },
  async () => {
    const { page } = app;
    await expect.poll(() => editor.problems(), soon).toMatch(/2 problems, 1 warning/);
    await page.getByTestId('drawer:problems').click();
    await page.getByText('one of off, info, warning, error').first().waitFor();
    await page.getByText('paddock.yaml').first().waitFor();
    await page.getByTestId('drawer:problems').click();
  },
);

test('the theme is chosen and kept', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await page.getByText('Dark', { exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset.mantineColorScheme), soon)
    .toBe('dark');
  await app.screenshot('settings-dark');
  await page.getByText('Light', { exact: true }).click();
  await expect.poll(() => settings().theme, soon).toBe('light');
  await app.screenshot('settings');
  await close();
});

test('a key is changed, its conflict is shown, and it can be had back', { timeout: 60_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await section('keys').focus();
  await section('keys').press('Enter');
  await page.getByRole('textbox', { name: 'Find an action' }).fill('show all keys');
  await page.getByRole('button', { name: 'Change the keys of Show all keys' }).click();
  await page.getByTestId('recorder').waitFor();
  await page.keyboard.press('Control+b');
  await page.getByTestId('key-conflict').getByText('Show or hide the side panel').waitFor();
  await app.screenshot('settings-keys');
  await page.getByRole('button', { name: 'Use it here' }).click();
  await page.getByTestId('keys:shortcuts').getByText('B', { exact: true }).waitFor();
  await expect.poll(() => settings().keys, soon).toEqual({ shortcuts: ['mod+b'], 'toggle-side-panel': [] });
  await close();
  await page.keyboard.press('Control+b');
  await page.getByTestId('shortcuts').waitFor();
  await close();
  await page.keyboard.press('Control+,');
  await section('keys').click();
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await close();
  const panel = page.locator('.side-panel');
  await expect.poll(() => panel.count(), soon).toBe(1);
  await page.keyboard.press('Control+b');
  await expect.poll(() => panel.count(), soon).toBe(0);
  await page.keyboard.press('Control+b');
});

test(
  'lint levels go into paddock.yaml, its comments stay, and paddock check says the same',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await page.keyboard.press('Control+,');
    await section('lints').click();
    await app.screenshot('settings-lints');
    await choose('lint:unused-variable', 'off');
    await close();
    await expect.poll(() => editor.problems(), soon).toMatch(/^1 problem$/);
    const text = await editor.saved('paddock.yaml');
    expect(text).toBe(project.replace('loud', 'off'));
    writeFileSync(join(editor.root, 'paddock.yaml'), text.replace('later: 1 # by a newer Paddock\n', ''));
    await expect.poll(() => editor.problems(), soon).toMatch(/No problems/);
    const check = () =>
      execFileSync(process.execPath, ['engine/cli/bin.mjs', 'check', editor.root], {
        cwd: repository,
        encoding: 'utf8',
      });
    expect(check()).not.toContain('unused-variable');
  },
);

test('new nodes begin as the user and the project say', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await section('nodes').click();
  await page.getByLabel('Time-out of a task, for you').fill('30');
  await page.getByLabel('Retries of a task, for you').fill('1');
  await page.getByLabel('Retries of a task, for this project').fill('4');
  await page.getByLabel('Time-out of a wait for an event, for you').fill('60');
  await page.getByLabel('Time-out of a wait for an event, for this project').fill('172800');
  await app.screenshot('settings-nodes');
  await close();
  await expect
    .poll(() => settings().newNodes, soon)
    .toEqual({
      timeoutSeconds: 30,
      retries: 1,
      eventTimeoutSeconds: 60,
    });
  await editor.pick('start');
  await editor.press('a');
  await page.keyboard.type('task');
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.problems(), soon).toBeTruthy();
  await expect.poll(() => page.locator('[data-kind="task"]').count(), soon).toBe(1);
  const text = await editor.saved('shop.workflow.yaml');
  expect(text).toMatch(/timeout: 30 s/);
  expect(text).toMatch(/retries: 4/);
  expect(readFileSync(join(editor.root, 'paddock.yaml'), 'utf8')).toMatch(
    /new-nodes:\n {2}retries: 4\n {2}event-timeout: 2 days/,
  );
  await editor.pick('start');
  await editor.press('a');
  await page.keyboard.type('wait for event');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[data-kind="external-event"]').count(), soon).toBe(1);
  expect(await editor.saved('shop.workflow.yaml')).toMatch(/timeout: 2 days/);
});

test('broken settings of the user keep the app from nothing', { timeout: 90_000 }, async () => {
  const { page } = app;
  writeFileSync(join(app.folder, 'home/settings.json'), '{ "theme": ');
  await page.reload();
  await page.getByTestId('start').waitFor();
  await page.keyboard.press('Control+,');
  await section('appearance').waitFor();
  expect(readFileSync(join(app.folder, 'home/settings.json.broken'), 'utf8')).toBe('{ "theme": ');
  expect(app.complaints).toEqual([]);
});
