// Nothing is lost: changes on disk are merged, a window that dies leaves its edits behind, two windows keep theirs apart, and a
// full disk, a read-only folder and a folder that goes are told of with a way out.
import fsPromises from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';
import { type EditorPage, editorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const soon = { timeout: 20_000 };
const FILE = 'shop.workflow.yaml';

const shop = `paddock: 1
workflow: shop
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: sell }
      sell:
        task: sell
        retries: 3 # the till is slow
        next: pack
      pack: { task: pack, next: done }
      done: { exit: {} }
`;
const store = shop.replace('workflow: shop', 'workflow: store');

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  editor = await openFiles(app, 'project', {
    [FILE]: shop,
    'store.workflow.yaml': store,
    'definitions.yaml': 'paddock: 1\ntasks:\n  sell: {}\n  pack: {}\n',
  });
}, 120_000);
afterAll(() => app?.close());

const read = (path = FILE): string => readFileSync(join(editor.root, path), 'utf8');
const write = (change: (text: string) => string): void =>
  writeFileSync(join(editor.root, FILE), change(read()));
const kept = (): string =>
  readdirSync(join(app.folder, 'home/recovery'))
    .map((file) => readFileSync(join(app.folder, 'home/recovery', file), 'utf8'))
    .join('\n');
const notice = (text: string) => app.page.locator('.notice').filter({ hasText: text }).last();
const answer = (text: string, button: string) => notice(text).getByRole('button', { name: button }).click();

const screenshot = async (name: string): Promise<void> => {
  await app.page.screenshot({ path: join(repository, `test/output/screenshots/${name}.png`) });
};

/** Of the same host, as if the browser had been started again. */
const browser = () => app.page.context().browser()!;
const newWindow = async (): Promise<Page> =>
  (await browser().newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })).newPage();

/** Brings all of the drawing into view until the node is seen: what is far away is not drawn. */
async function see(name: string, on: EditorPage = editor): Promise<void> {
  const isSeen = async () => {
    await on.press('1');
    return on.node(name).isVisible();
  };
  await expect.poll(isSeen, soon).toBe(true);
}

async function expectRetries(count: string): Promise<void> {
  await see('sell');
  await editor.pick('sell');
  await expect.poll(() => editor.field('Retries').inputValue(), soon).toBe(count);
}

/** Renames a node by its form: an edit that is not saved. */
async function rename(from: string, to: string, on: EditorPage = editor): Promise<void> {
  await on.pick(from);
  await on.fill('Name', to);
  await see(to, on);
}

test('a change on disk is read at once when there are no edits', { timeout: 60_000 }, async () => {
  write((text) => text.replace('retries: 3', 'retries: 4'));
  await expectRetries('4');
  await notice('was read again').waitFor();
});

test(
  'with edits the change is merged, conflicts are chosen, and undo takes the merge back',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await editor.pick('sell');
    await editor.fill('Retries', '6');
    await rename('pack', 'wrap');
    write((text) =>
      text
        .replace('retries: 4', 'retries: 5')
        .replace('next: sell }', 'next: check }')
        .replace('      sell:\n', '      check: { nop: {}, next: sell }\n      sell:\n'),
    );
    await notice('and you have unsaved edits').waitFor(soon);
    await answer('and you have unsaved edits', 'Merge…');
    const dialog = page.getByTestId('disk-changes');
    await dialog.getByText('1 conflict to decide').waitFor();
    await dialog.getByText('node check').first().waitFor();
    await dialog.getByText('It was: 4').waitFor();
    await screenshot('files-merge');
    await page.getByRole('radio', { name: 'On disk 5' }).check();
    await page.getByTestId('merge').click();
    await see('check');
    await see('wrap');
    await expectRetries('5');
    await page.getByTestId('undo').click();
    await expect.poll(() => editor.node('check').count(), soon).toBe(0);
    await page.getByTestId('redo').click();
    await see('check');
    const text = await editor.saved(FILE);
    expect(text).toContain('retries: 5 # the till is slow');
    expect(text).toContain('wrap: {');
  },
);

test(
  'saving over a change on disk asks first, and can merge and save in one go',
  { timeout: 90_000 },
  async () => {
    const { page } = app;
    await rename('wrap', 'parcel');
    // Before the watcher says so, as if the watcher were blind.
    write((text) => `# By somebody else\n${text}`);
    await page.keyboard.press('Control+s');
    const merge = page.getByRole('button', { name: 'Merge and save' });
    const ask = notice('and you have unsaved edits');
    await expect.poll(async () => (await merge.count()) + (await ask.count()), soon).toBeGreaterThan(0);
    if ((await merge.count()) === 0) await page.keyboard.press('Control+s');
    await merge.click();
    await expect.poll(() => read(), soon).toContain('parcel: {');
    expect(read()).toContain('# By somebody else');
    await expect.poll(() => ask.count(), soon).toBe(0);
  },
);

test('a window that dies leaves its edits of all files behind', { timeout: 120_000 }, async () => {
  const { page } = app;
  await rename('parcel', 'crate');
  await page.getByTestId('rail:files').click();
  await page.getByTestId('file:store.workflow.yaml').click();
  await page.getByText('store').first().waitFor();
  await see('pack');
  await rename('pack', 'shelve');
  await expect.poll(kept, soon).toContain('shelve');
  expect(kept()).toContain('crate');
  await page.goto('chrome://crash').catch(() => undefined);
  const again = await newWindow();
  await again.goto(app.server.newUrl());
  (app as { page: Page }).page = again;
  editor = editorPage(app, editor.root);
  await again.getByTestId('unsaved-projects').getByText('project').first().waitFor();
  await screenshot('files-start-unsaved');
  await again.getByTestId('unsaved-projects').getByRole('button').first().click();
  await again.getByTestId('recovered-files').getByText(FILE).waitFor();
  await screenshot('files-recovered');
  await again.getByRole('button', { name: 'Restore' }).click();
  await see('shelve');
  await again.getByTestId(`tab:${FILE}`).click();
  await see('crate');
  expect(read()).not.toContain('crate');
  await editor.saved(FILE);
  expect(read()).toContain('crate');
  expect(read('store.workflow.yaml')).toContain('shelve');
  await expect.poll(kept, soon).not.toContain('shelve');
});

test('edits that are restored over a newer file are merged with it', { timeout: 120_000 }, async () => {
  const { page } = app;
  await rename('crate', 'carton');
  await expect.poll(kept, soon).toContain('carton');
  await page.goto('chrome://crash').catch(() => undefined);
  write((text) => text.replace('retries: 5', 'retries: 9'));
  const again = await newWindow();
  await again.goto(app.server.newUrl());
  (app as { page: Page }).page = again;
  editor = editorPage(app, editor.root);
  await again.getByTestId('unsaved-projects').getByRole('button').first().click();
  await again.getByRole('button', { name: 'Restore' }).click();
  await again.getByTestId('disk-changes').getByText('merges without conflicts').waitFor();
  await again.getByTestId('merge').click();
  await see('carton');
  await expectRetries('9');
  await editor.saved(FILE);
  expect(read()).toContain('retries: 9');
  expect(read()).toContain('carton');
});

test('two windows on one project never overwrite each other', { timeout: 120_000 }, async () => {
  const other = await newWindow();
  await other.goto(app.server.newUrl());
  await other.getByLabel('Recent projects').getByRole('button').first().click();
  const second = editorPage({ ...app, page: other }, editor.root);
  await see('carton', second);
  await second.pick('sell');
  await second.fill('Retries', '2');
  await rename('carton', 'bag');
  await editor.saved(FILE);
  const told = other.locator('.notice').filter({ hasText: 'and you have unsaved edits' });
  await told.getByRole('button', { name: 'Merge…' }).click();
  await other.getByTestId('merge').click();
  await see('bag', second);
  await second.saved(FILE);
  expect(read()).toContain('bag: {');
  expect(read()).toContain('retries: 2');
  await expectRetries('2');
  await other.close();
});

/** Writing anything of the project fails with this code of the system. */
async function whileWritesFail(code: string, work: () => Promise<void>): Promise<void> {
  const { open } = fsPromises;
  fsPromises.open = ((path: string, ...rest: []) =>
    path.startsWith(editor.root) && path.endsWith('.paddock-tmp')
      ? Promise.reject(Object.assign(new Error(code), { code }))
      : open(path, ...rest)) as typeof open;
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    fsPromises.open = open;
    syncBuiltinESMExports();
  }
}

test(
  'a full disk and a read-only folder are told of with a way out, and nothing is lost',
  { timeout: 120_000 },
  async () => {
    const { page } = app;
    await rename('bag', 'sack');
    for (const [code, sentence] of [
      ['ENOSPC', 'The disk is full'],
      ['EROFS', 'on a disk that can only be read'],
      ['EACCES', 'may not be read or written by you'],
    ] as const) {
      await whileWritesFail(code, async () => {
        await page.keyboard.press('Control+s');
        await notice(sentence).waitFor();
        expect(read()).not.toContain('sack');
        await notice(sentence).getByRole('button', { name: 'Save as…' }).waitFor();
        if (code === 'EROFS') await screenshot('files-read-only');
        await notice(sentence).getByRole('button', { name: 'Dismiss' }).click();
      });
    }
    await expect.poll(kept, soon).toContain('sack');
    await editor.saved(FILE);
    expect(read()).toContain('sack');
  },
);

test(
  'a deleted file stays here, and a folder that goes and comes back costs nothing',
  { timeout: 120_000 },
  async () => {
    const { page } = app;
    rmSync(join(editor.root, FILE));
    await answer('was deleted on disk', 'Save it again');
    await expect.poll(() => existsSync(join(editor.root, FILE)), soon).toBe(true);
    expect(read()).toContain('sack');
    await rename('sack', 'pouch');
    renameSync(editor.root, `${editor.root}-away`);
    await notice('is gone').waitFor(soon);
    await page.keyboard.press('Control+s');
    await notice('nothing was saved').waitFor();
    await screenshot('files-gone');
    expect(existsSync(editor.root)).toBe(false);
    renameSync(`${editor.root}-away`, editor.root);
    await notice('is there again').waitFor(soon);
    await editor.saved(FILE);
    expect(read()).toContain('pouch');
    const complaints = app.complaints.filter((each) => !each.includes('crash'));
    expect(complaints).toEqual([]);
  },
);
