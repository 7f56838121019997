// Files without a mouse: a folder is opened, the tree, tabs, copies, other names and the trash, leaving and saving, a change
// on disk and the export. After each step the focus is where one goes on from, and it is seen.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };
const soon = { timeout: 20_000 };
const canvas = { zone: 'canvas', role: 'application' } as const;

let app: BrowserApp;
let keys: Keyboard;
let root: string;

const workflow = (name: string): string => `paddock: 1
workflow: ${name}
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: work }
      work: { task: work, retries: 1, next: done }
      done: { exit: {} }
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  keys = keyboardOf(app.page);
  root = join(app.folder, 'project');
  mkdirSync(root);
  const files = {
    'shop.workflow.yaml': workflow('shop'),
    'store.workflow.yaml': workflow('store'),
    'definitions.yaml': 'paddock: 1\ntasks:\n  work: {}\n',
    'README.md': '# Shop\n',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  await app.page.getByTestId('template:checkout').waitFor();
}, 120_000);
afterAll(() => app?.close());

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isThere = (path: string): boolean => existsSync(join(root, path));

/** The focus is there, and whoever looks sees it: a ring of its own, or of what stands for a hidden radio. */
async function at(fits: Parameters<Keyboard['at']>[0]): Promise<void> {
  const { role, name } = await keys.at(fits);
  const isSeen = await app.page.evaluate(() => {
    const focused = document.activeElement;
    return [focused, focused?.nextElementSibling].some((each) => {
      if (!each) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
  });
  expect(isSeen, `${role} ${name} shows that it has the focus`).toBe(true);
}

/** An edit that is not saved. */
async function setRetries(count: string): Promise<void> {
  await keys.toZone('canvas');
  await keys.at(canvas);
  await keys.press('Escape', 'ArrowRight', 'ArrowRight', 'Enter');
  await keys.at({ zone: 'inspector' });
  if ((await keys.focused()).name !== 'Retries') await keys.tabTo({ zone: 'inspector', name: 'Retries' });
  await keys.enter(count);
  await keys.press('Tab', 'Escape');
  await keys.at(canvas);
  await app.page.getByTestId('unsaved').waitFor();
}

test('a folder is opened by its path, closed, and opened from the recent ones', long, async () => {
  const { page } = app;
  await keys.press('Control+o');
  await at({ role: 'textbox', name: 'Folder' });
  await keys.enter(root);
  await keys.press('Enter');
  await page.getByText('has workflows').waitFor();
  await keys.press('Enter');
  await at(canvas);
  await keys.command('Close the project');
  await page.getByTestId('start').waitFor();
  await keys.tabTo({ role: 'button', name: new RegExp(`^project.*${app.folder}`) });
  await keys.press('Enter');
  await at(canvas);
});

test(
  'the tree: other names and copies are where one goes on, and what is deleted comes back',
  long,
  async () => {
    await keys.command('Go to the files');
    await at({ role: 'treeitem', name: /^Workflows/ });
    await keys.press('s', 's', 'F2');
    await at({ role: 'textbox', name: 'Name', value: 'store' });
    await keys.enter('depot');
    await keys.press('Enter');
    await at({ role: 'treeitem', name: 'depot' });
    expect(read('depot.workflow.yaml')).toContain('workflow: depot');
    expect(isThere('store.workflow.yaml')).toBe(false);

    await keys.press('Shift+F10');
    await at({ role: 'menuitem', name: /^Open/ });
    await keys.press('Escape');
    await at({ role: 'treeitem', name: 'depot' });
    await keys.press('Shift+F10');
    await keys.at({ role: 'menuitem' });
    await keys.press('ArrowDown', 'Enter');
    await at({ role: 'textbox', name: 'Name', value: 'depot-copy' });
    await keys.press('Enter');
    await at({ role: 'treeitem', name: 'depot-copy' });

    // Enter alone deletes nothing.
    await keys.press('Delete');
    await at({ role: 'button', name: 'Cancel' });
    await keys.press('Enter');
    await at({ role: 'treeitem', name: 'depot-copy' });
    await keys.press('Delete');
    await keys.at({ role: 'button', name: 'Cancel' });
    await keys.press('Tab', 'Enter');
    await at({ role: 'treeitem', name: 'shop' });
    expect(isThere('depot-copy.workflow.yaml')).toBe(false);
    await keys.toZone('notices');
    await at({ role: 'button', name: 'Undo' });
    await keys.press('Enter');
    await expect.poll(() => isThere('depot-copy.workflow.yaml'), soon).toBe(true);
    await keys.command('Go to the files');
    await at({ role: 'treeitem', name: 'depot-copy' });

    await keys.press('Delete');
    await keys.at({ role: 'button', name: 'Cancel' });
    await keys.press('Tab', 'Enter');
    await keys.at({ role: 'treeitem', name: 'shop' });
    await keys.command('Bring back the deleted file');
    await expect.poll(() => isThere('depot-copy.workflow.yaml'), soon).toBe(true);
  },
);

test('a new workflow, and any other file as text', long, async () => {
  await keys.toZone('side-panel');
  await keys.press('Alt+n');
  await at({ role: 'textbox', name: 'Name' });
  await keys.enter('returns');
  await keys.press('Enter');
  await at({ role: 'treeitem', name: 'returns' });
  expect(read('returns.workflow.yaml')).toContain('workflow: returns');
  await keys.press('End', 'ArrowRight', 'ArrowDown', 'Enter');
  await at({ role: 'treeitem', name: 'README.md' });
  await app.page.getByTestId('text-tab:file').waitFor();
  await keys.press('Control+j');
});

test('tabs are walked, moved and closed, the last one too', long, async () => {
  const { page } = app;
  const titles = () =>
    page
      .getByTestId('tabs')
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((each) => each.textContent));
  await keys.command('Close the other tabs');
  await keys.command('Go to the files');
  await keys.at({ zone: 'side-panel', role: 'treeitem' });
  await keys.press('Home', 's', 'Enter');
  await page.getByTestId('tab:shop.workflow.yaml').waitFor();
  await keys.toZone('canvas');
  await keys.tabTo({ role: 'tab' }, { back: true });
  await at({ role: 'tab', name: 'shop' });
  expect(await titles()).toEqual(['returns', 'shop']);
  await keys.press('Shift+Alt+PageUp');
  expect(await titles()).toEqual(['shop', 'returns']);
  await at({ role: 'tab', name: 'shop' });
  await keys.press('ArrowRight', 'Delete');
  // One is left, and no tab for it.
  await at(canvas);
  await setRetries('2');
  await keys.press('Alt+w');
  await at({ role: 'button', name: 'Save and close' });
  await keys.press('Escape');
  await at(canvas);
  await keys.press('Alt+w');
  await keys.at({ role: 'button', name: 'Save and close' });
  await keys.press('Enter');
  await at({ zone: 'canvas', role: 'button' });
  expect(read('shop.workflow.yaml')).toContain('retries: 2');
  await keys.tabTo({ zone: 'canvas', name: 'shop' });
  await keys.press('Enter');
  await at(canvas);
});

test('a change on disk: merged with a choice, kept, or taken', long, async () => {
  const { page } = app;
  const FILE = 'shop.workflow.yaml';
  const onDisk = (count: number): void =>
    writeFileSync(join(root, FILE), read(FILE).replace(/retries: \d+/, `retries: ${count}`));
  const answer = async (name: string): Promise<void> => {
    await page.getByText('and you have unsaved edits').waitFor();
    await keys.toZone('notices');
    if ((await keys.focused()).name !== name) await keys.tabTo({ zone: 'notices', name });
    await at({ zone: 'notices', name });
    await keys.press('Enter');
  };
  const saved = async (): Promise<string> => {
    await keys.press('Control+s');
    await expect.poll(() => page.getByTestId('unsaved').count(), soon).toBe(0);
    return read(FILE);
  };

  await setRetries('3');
  onDisk(9);
  await answer('Merge…');
  await at({ role: 'radio', name: /^Mine/, checked: 'true' });
  await keys.press('ArrowDown');
  await at({ role: 'radio', name: /^On disk/, checked: 'true' });
  await keys.tabTo({ role: 'button', name: 'Merge' });
  await keys.press('Enter');
  await at(canvas);
  expect(await saved()).toContain('retries: 9');

  await setRetries('4');
  onDisk(10);
  await answer('Keep mine');
  await at(canvas);
  await expect.poll(() => page.getByText('and you have unsaved edits').count(), soon).toBe(0);
  expect(await saved()).toContain('retries: 4');

  await setRetries('5');
  onDisk(11);
  await answer('Take what is on disk');
  await at(canvas);
  await expect.poll(() => page.getByTestId('unsaved').count(), soon).toBe(0);
  expect(read(FILE)).toContain('retries: 11');
});

test('export, and the project saved in another folder', long, async () => {
  const { page } = app;
  await keys.press('Control+Shift+x');
  await at({ role: 'radio', name: 'PNG' });
  await keys.press('ArrowRight', 'ArrowRight');
  await at({ role: 'radio', name: 'WfSpec (JSON)' });
  const download = page.waitForEvent('download');
  await keys.press('Enter');
  expect((await download).suggestedFilename()).toBe('shop.wfspec.json');
  await at(canvas);

  await keys.tabTo({ role: 'button', name: /^project/ }, { back: true });
  await keys.press('Enter');
  await at({ role: 'menuitem', name: /^Save/ });
  await keys.press('Escape');
  await at({ role: 'button', name: /^project/ });
  await keys.press('Enter');
  await keys.at({ role: 'menuitem' });
  await keys.press('ArrowDown', 'Enter');
  await at({ role: 'textbox', name: /^Name/ });
  await keys.enter('elsewhere');
  await keys.tabTo({ role: 'textbox', name: 'Folder' });
  await keys.enter(app.folder);
  await keys.tabTo({ role: 'button', name: 'Save here' });
  await keys.press('Enter');
  await expect.poll(() => existsSync(join(app.folder, 'elsewhere', 'shop.workflow.yaml')), soon).toBe(true);
  // Where one came from: the project's button, or the place among the files before it.
  await at({ role: /^(button|treeitem)$/, name: /^(elsewhere|shop)/ });
  expect(app.complaints).toEqual([]);
});
