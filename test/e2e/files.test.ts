// Files of a project by mouse and by keys: the tree, tabs with edits of their own, new, copy, rename and delete with a way back.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const soon = { timeout: 20_000 };

const workflow = (name: string, task: string): string => `paddock: 1
workflow: ${name}
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: work }
      work: { task: ${task}, next: done }
      done: { exit: {} }
`;
const parent = `# The parent
paddock: 1
workflow: parent
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: call }
      call: { run-child-wf: shop, next: done }
      done: { exit: {} }
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  editor = await openFiles(app, 'project', {
    'shop.workflow.yaml': workflow('shop', 'sell'),
    'shop.layout.json':
      '{ "paddock": 1, "threads": { "entrypoint": { "x": 0, "y": 0, "nodes": { "start": { "x": 40, "y": 64 }, "work": { "x": 320, "y": 64 }, "done": { "x": 640, "y": 64 } } } } }\n',
    'parent.workflow.yaml': parent,
    'store.workflow.yaml': workflow('store', 'put'),
    'definitions.yaml': 'paddock: 1\ntasks:\n  sell: {}\n  put: {}\n',
    'scenarios/sold.scenario.yaml':
      'paddock: 1\nscenario: sold\nworkflow: shop # the shop\nexpect: { status: COMPLETED }\n',
    'README.md': '# Shop\n',
  });
  await app.page.getByTestId('rail:files').click();
}, 120_000);
afterAll(() => app?.close());

const file = (path: string): string => readFileSync(join(editor.root, path), 'utf8');
const row = (path: string) => app.page.getByTestId(`file:${path}`);
const tab = (path: string) => app.page.getByTestId(`tab:${path}`);
const focusedRow = () => app.page.evaluate(() => document.activeElement?.getAttribute('data-row'));
const isShown = (path: string) => tab(path).getAttribute('aria-selected');

test('the tree is walked by keys and opens what Enter is pressed on', { timeout: 90_000 }, async () => {
  const { page } = app;
  await page.getByRole('treeitem', { name: 'Workflows' }).focus();
  for (const [key, at] of [
    ['ArrowDown', 'parent.workflow.yaml'],
    ['ArrowDown', 'shop.workflow.yaml'],
    ['ArrowLeft', 'workflows'],
    ['ArrowRight', 'parent.workflow.yaml'],
    ['End', 'others'],
    ['ArrowRight', 'others'],
    ['ArrowDown', 'README.md'],
    ['Home', 'workflows'],
    ['s', 'shop.workflow.yaml'],
    ['s', 'store.workflow.yaml'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focusedRow(), key).toBe(at);
  }
  await page.keyboard.press('Enter');
  await tab('store.workflow.yaml').waitFor();
  await expect.poll(() => isShown('store.workflow.yaml'), soon).toBe('true');
  await page.getByText('task put').first().waitFor();
  await app.screenshot('files-tree');
});

test(
  'each tab keeps its edits, its undo and its mark; saving writes all of them',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await row('shop.workflow.yaml').click();
    await expect.poll(() => isShown('shop.workflow.yaml'), soon).toBe('true');
    await editor.pick('work');
    await editor.fill('Name', 'sale');
    await editor.node('sale').waitFor();
    await tab('store.workflow.yaml').click();
    await editor.node('work').waitFor();
    await editor.pick('work');
    await editor.fill('Name', 'keep');
    await editor.node('keep').waitFor();
    expect(await tab('shop.workflow.yaml').getAttribute('aria-label')).toContain('unsaved');
    await app.screenshot('files-tabs');
    // By keys: to the other tab and back.
    await page.keyboard.press('Alt+PageDown');
    await expect.poll(() => isShown('shop.workflow.yaml'), soon).toBe('true');
    await editor.node('sale').waitFor();
    await page.getByTestId('undo').click();
    await editor.node('work').waitFor();
    await page.getByTestId('redo').click();
    await editor.node('sale').waitFor();
    await page.keyboard.press('Alt+PageUp');
    await editor.node('keep').waitFor();
    await editor.saved('store.workflow.yaml');
    expect(file('shop.workflow.yaml')).toContain('sale:');
    expect(file('store.workflow.yaml')).toContain('keep:');
  },
);

test('tabs are moved, closed and opened again; the project remembers them', { timeout: 90_000 }, async () => {
  const { page } = app;
  await row('parent.workflow.yaml').click();
  await expect.poll(() => isShown('parent.workflow.yaml'), soon).toBe('true');
  const order = () =>
    page
      .getByTestId('tabs')
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((each) => each.textContent));
  expect(await order()).toEqual(['parent', 'store', 'shop']);
  await page.keyboard.press('Shift+Alt+PageDown');
  expect(await order()).toEqual(['store', 'parent', 'shop']);
  await tab('shop.workflow.yaml').dragTo(tab('store.workflow.yaml'));
  expect(await order()).toEqual(['shop', 'store', 'parent']);
  await tab('parent.workflow.yaml').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => isShown('store.workflow.yaml'), soon).toBe('true');
  await tab('store.workflow.yaml').click({ button: 'middle' });
  await expect.poll(() => tab('store.workflow.yaml').count(), soon).toBe(0);
  const kept = (): unknown => {
    const settings = JSON.parse(readFileSync(join(app.folder, 'home/settings.json'), 'utf8')) as {
      view?: { tabs?: Record<string, { open: unknown }> };
    };
    return Object.values(settings.view?.tabs ?? {}).at(-1)?.open;
  };
  await expect.poll(kept, soon).toEqual(['shop.workflow.yaml', 'parent.workflow.yaml']);
  await page.reload();
  await page.getByLabel('Recent projects').getByRole('button').first().click();
  await page.getByTestId('tabs').waitFor();
  expect(await order()).toEqual(['shop', 'parent']);
  // Unsaved edits are asked about before a tab goes.
  await tab('shop.workflow.yaml').click();
  await editor.node('sale').waitFor();
  await editor.pick('sale');
  await editor.fill('Name', 'selling');
  await editor.node('selling').waitFor();
  await page.keyboard.press('Alt+w');
  await page.getByRole('button', { name: 'Keep it open' }).click();
  await editor.node('selling').waitFor();
  await page.keyboard.press('Alt+w');
  await page.getByRole('button', { name: 'Close without saving' }).click();
  await expect.poll(() => editor.node('selling').count(), soon).toBe(0);
  await page.getByTestId('rail:files').waitFor();
  expect(file('shop.workflow.yaml')).toContain('sale:');
});

test('a new workflow, and a copy of it with its layout', { timeout: 90_000 }, async () => {
  const { page } = app;
  if ((await page.getByRole('tree').count()) === 0) await page.getByTestId('rail:files').click();
  await page.keyboard.press('Alt+n');
  await page.getByTestId('file-name').fill('shop');
  await page.getByText('shop.workflow.yaml is there already').waitFor();
  await app.screenshot('files-new');
  await page.getByTestId('file-name').fill('returns');
  await page.keyboard.press('Enter');
  await tab('returns.workflow.yaml').waitFor();
  expect(file('returns.workflow.yaml')).toContain('workflow: returns');
  await row('shop.workflow.yaml').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy…' }).click();
  await page.getByTestId('file-name').fill('shop-two');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await tab('shop-two.workflow.yaml').waitFor();
  expect(file('shop-two.workflow.yaml')).toContain('workflow: shop-two');
  expect(existsSync(join(editor.root, 'shop-two.layout.json'))).toBe(true);
});

test(
  'a rename takes layout, scenarios and callers along, and says so before',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await row('shop.workflow.yaml').focus();
    await page.keyboard.press('F2');
    await page.getByTestId('file-name').fill('market');
    const follows = page.getByTestId('follows');
    await follows.getByText('scenarios/sold.scenario.yaml').waitFor();
    await follows.getByText('parent.workflow.yaml').waitFor();
    await follows.getByText('becomes market.layout.json').waitFor();
    await app.screenshot('files-rename');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await row('market.workflow.yaml').waitFor();
    expect(existsSync(join(editor.root, 'shop.workflow.yaml'))).toBe(false);
    expect(existsSync(join(editor.root, 'shop.layout.json'))).toBe(false);
    expect(existsSync(join(editor.root, 'market.layout.json'))).toBe(true);
    expect(file('market.workflow.yaml')).toContain('workflow: market');
    expect(file('scenarios/sold.scenario.yaml')).toContain('workflow: market # the shop');
    expect(file('parent.workflow.yaml')).toBe(parent.replace('run-child-wf: shop', 'run-child-wf: market'));
  },
);

test('deleting asks, goes to the trash and can be undone', { timeout: 90_000 }, async () => {
  const { page } = app;
  const text = file('market.workflow.yaml');
  await row('market.workflow.yaml').focus();
  await page.keyboard.press('Delete');
  await page.getByTestId('named-by').getByText('parent.workflow.yaml').waitFor();
  await app.screenshot('files-delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => existsSync(join(editor.root, 'market.workflow.yaml')), soon).toBe(false);
  expect(readFileSync(join(app.folder, 'home/Trash/files/market.workflow.yaml'), 'utf8')).toBe(text);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => existsSync(join(editor.root, 'market.workflow.yaml')), soon).toBe(true);
  expect(file('market.workflow.yaml')).toBe(text);
  expect(existsSync(join(editor.root, 'market.layout.json'))).toBe(true);
});

test('any other file of the project is shown and edited as text', { timeout: 90_000 }, async () => {
  const { page } = app;
  await row('scenarios/sold.scenario.yaml').click();
  await page.getByTestId('text-tab:file').waitFor();
  await expect.poll(() => editor.text().catch(() => ''), soon).toContain('scenario: sold');
  await page.getByTestId('text-editor').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# mine');
  await page.keyboard.press('Control+s');
  await expect.poll(() => file('scenarios/sold.scenario.yaml'), soon).toContain('# mine');
  expect(app.complaints).toEqual([]);
});
