// Nodes as text in the clipboard: by keys and by menu, within a workflow, into another window, and what happens to a text
// that is something else.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, editorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
/** A second window of the same browser, with another project. */
let other: { page: Page; editor: EditorPage };
const long = { timeout: 90_000 };
const soon = { timeout: 20_000 };

const bare = `paddock: 1
workflow: other
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
  await app.page.getByTestId('template:checkout').click();
  editor = editorPage(app, '');
  await editor.node('charge').waitFor();
  const browser = app.page.context().browser()!;
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    reducedMotion: 'reduce',
    // The address with the key works once; the cookie that came of it is the same window's or another's.
    storageState: await app.page.context().storageState(),
  });
  page.on('pageerror', (error) => app.complaints.push(error.message));
  await page.goto(new URL('/', app.server.url).href);
  other = { page, editor: await openFiles({ ...app, page }, 'other', { 'other.workflow.yaml': bare }) };
}, 240_000);
afterAll(() => app?.close());

const selected = (page: Page) => page.locator('.card[data-selected="true"]');

/** Puts a text into the clipboard as another program would. */
async function hold(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await page.evaluate((held) => navigator.clipboard.writeText(held), text);
}

test(
  'copied by keys, pasted into another window with all that they need, undone in one step',
  long,
  async () => {
    await app.page.bringToFront();
    await editor.pick('charge');
    await editor.press('Control+c');
    const { page, editor: there } = other;
    await page.bringToFront();
    await there.press('Control+v');
    await there.node('charge').waitFor();
    await expect.poll(() => selected(page).count(), soon).toBe(1);
    await page.getByText('What they need came along').waitFor();
    const text = await there.saved('other.workflow.yaml');
    expect(text).toContain('task: charge-card');
    expect(text).toContain('card-token: { type: STR, masked: true, required: true }');
    expect(text).toContain('ask-for-card:');
    expect(await there.saved('definitions.yaml')).toContain('charge-card:');
    // It covers nothing.
    const boxes = await page.locator('.card').evaluateAll((cards) =>
      cards.map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    );
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b)
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    await there.press('Control+z');
    await expect.poll(() => there.node('charge').count(), soon).toBe(0);
    expect(await there.saved('other.workflow.yaml')).toBe(bare);
  },
);

test('by the menu, at the pointer, under a name that is free', long, async () => {
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await editor.pick('ship');
  await editor.node('ship').click({ button: 'right' });
  await page.getByTestId('context-menu').getByText('Copy', { exact: true }).click();
  const frame = (await page.getByTestId('thread:entrypoint').boundingBox())!;
  await page.mouse.click(frame.x + 60, frame.y + frame.height - 12, { button: 'right' });
  await page.getByTestId('context-menu').getByText('Paste').click();
  await editor.node('ship-2').waitFor();
  await editor.press('Control+z');
  await expect.poll(() => editor.node('ship-2').count(), soon).toBe(0);
});

test('cut takes them away, and the palette pastes them', long, async () => {
  const { page } = app;
  await editor.pick('ship');
  await editor.press('Control+x');
  await expect.poll(() => editor.node('ship').count(), soon).toBe(0);
  await editor.press('Control+k');
  await page.getByTestId('command-palette').getByRole('combobox').fill('paste');
  await page.keyboard.press('Enter');
  await editor.node('ship').waitFor();
  await editor.press('Control+z');
  await editor.press('Control+z');
  await editor.node('ship').waitFor();
});

test(
  'a clipboard that answers late: what goes is what was copied, and nothing when the drawing has changed',
  long,
  async () => {
    const { page } = app;
    await page.bringToFront();
    await page.evaluate(() => {
      const clipboard = navigator.clipboard as { writeText: (text: string) => Promise<void> };
      clipboard.writeText = () => new Promise((answer) => Object.assign(globalThis, { answer }));
    });
    const cutByMenu = async (name: string) => {
      await editor.pick(name);
      await editor.node(name).click({ button: 'right' });
      await page.getByTestId('context-menu').getByText('Cut', { exact: true }).click();
    };
    const answer = () => page.evaluate(() => (globalThis as unknown as { answer(): void }).answer());
    await cutByMenu('ship');
    await editor.node('charge').click();
    await answer();
    await expect.poll(() => editor.node('ship').count(), soon).toBe(0);
    await editor.press('Control+z');
    await editor.node('ship').waitFor();
    await cutByMenu('ship');
    await editor.node('tell-sold-out').click();
    await editor.press('Delete');
    await answer();
    await page.getByText('It was copied but not cut, because the drawing has changed meanwhile.').waitFor();
    expect(await editor.node('ship').count()).toBe(1);
    await editor.press('Control+z');
    await editor.node('tell-sold-out').waitFor();
    await page.evaluate(() => delete (navigator.clipboard as { writeText?: unknown }).writeText);
  },
);

test('a text of something else gets a sentence, a workflow an import', long, async () => {
  const { page } = app;
  await hold(page, 'Dear Sir or Madam');
  await editor.press('Control+v');
  await page
    .getByText('The clipboard holds “Dear Sir or Madam”, which is neither nodes nor a workflow')
    .waitFor();
  await hold(page, bare);
  await editor.press('Control+v');
  await page.getByTestId('import-dialog').waitFor();
  await page.getByTestId('import-dialog').getByText('other', { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await hold(
    page,
    '# Nodes of a Paddock workflow.\npaddock: 1\nnodes-of: { workflow: a, thread: b }\nthreads:\n  b:\n    nods: {}\n',
  );
  await editor.press('Control+v');
  await page.getByText("The nodes in the clipboard can't be read in line 6").waitFor();
});

test('a selected text keeps Ctrl+C, a field keeps Ctrl+V', long, async () => {
  const { page } = app;
  await page.bringToFront();
  await hold(page, 'kept');
  await editor.pick('charge');
  await page.evaluate(() => {
    const words = document.querySelector(
      '[data-testid="inspector"] label, [data-testid="inspector"] h2, [data-testid="inspector"] div',
    )!;
    getSelection()!.selectAllChildren(words);
  });
  await page.keyboard.press('Control+c');
  const held = await page.evaluate(() => navigator.clipboard.readText());
  expect(held).not.toContain('nodes-of');
  expect(held).not.toBe('');
  await page.evaluate(() => getSelection()!.removeAllRanges());
  await hold(page, 'kept');
  const before = await page.locator('.react-flow__node').count();
  await editor.inspector().locator('input').first().focus();
  await page.keyboard.press('Control+v');
  expect(await page.locator('.react-flow__node').count()).toBe(before);
  await page.keyboard.press('Escape');
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
