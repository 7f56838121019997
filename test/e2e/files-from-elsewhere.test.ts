// Files that come from elsewhere: one that changed on disk is merged by keys, and axe finds nothing there; others are dragged in.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoViolations } from '../kit/axe.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

const soon = { timeout: 20_000 };

const workflow = (name: string): string => `paddock: 1
workflow: ${name}
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: work }
      work: { task: work, retries: 1, next: done }
      done: { exit: {} }
`;

let app: BrowserApp;
let editor: EditorPage;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  editor = await openFiles(app, 'project', {
    'shop.workflow.yaml': workflow('shop'),
    'store.workflow.yaml': workflow('store'),
    'definitions.yaml': 'paddock: 1\ntasks:\n  work: {}\n',
  });
}, 120_000);
afterAll(() => app?.close());

test('merging by keys alone', { timeout: 300_000 }, async () => {
  const { page } = app;
  await page.getByTestId('rail:files').click();
  await page.getByTestId('file:store.workflow.yaml').click();
  await page.getByTestId('tab:store.workflow.yaml').waitFor();
  await editor.pick('work');
  await editor.fill('Retries', '6');
  const file = join(editor.root, 'store.workflow.yaml');
  writeFileSync(file, workflow('store').replace('retries: 1', 'retries: 9'));
  await page.getByText('and you have unsaved edits').waitFor();
  await page.keyboard.press('Control+s');
  const merge = page.getByTestId('merge');
  await merge.waitFor();
  await expectNoViolations(app.page, 'merge');
  const theirs = page.getByRole('radio', { name: 'On disk 9' });
  await page.getByRole('radio', { name: 'Mine 6' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await theirs.isChecked()).toBe(true);
  await merge.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('unsaved').count(), soon).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('retries: 9');
});

/** Lets files fall onto the window. */
const drop = (files: Readonly<Record<string, string>>): Promise<void> =>
  app.page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(given)) dataTransfer.items.add(new File([text], name));
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, files);

test(
  'workflows that are dragged in become files of the project, under a free name',
  { timeout: 300_000 },
  async () => {
    const { page } = app;
    await drop({ 'returns.workflow.yaml': workflow('returns') });
    await page.getByTestId('tab:returns.workflow.yaml').waitFor();
    expect(readFileSync(join(editor.root, 'returns.workflow.yaml'), 'utf8')).toBe(workflow('returns'));
    await drop({ 'shop.workflow.yaml': workflow('shop') });
    await page.getByTestId('tab:shop-2.workflow.yaml').waitFor();
    await drop({ 'sold.scenario.yaml': 'paddock: 1\nscenario: sold\nworkflow: shop\n' });
    await expect.poll(() => existsSync(join(editor.root, 'scenarios/sold.scenario.yaml')), soon).toBe(true);
    await drop({ 'anything.yaml': 'a: 1\n' });
    await page.getByText('no part of a project').waitFor();
    await drop({ 'definitions.yaml': 'paddock: 1\n' });
    await page.getByText('definitions.yaml is there already').waitFor();
    expect(readFileSync(join(editor.root, 'definitions.yaml'), 'utf8')).toContain('work: {}');
    expect(app.complaints).toEqual([]);
  },
);
