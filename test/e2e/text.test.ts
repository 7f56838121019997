// The text view: both ways, live, comments kept; completion, hovers and folding; cursor and selection follow each other;
// the last good drawing stays while the text is broken; the compiled WfSpec and what changed since the last save.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

const FILE = 'greet.workflow.yaml';
const DEFS = 'definitions.yaml';
const workflow = `# Greets whoever comes.
paddock: 1
workflow: greet
variables:
  who: { type: STR, required: true }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: hello }
      # The first word.
      hello:
        task: greet
        args: [who] # to whom
        retries: 2
        next: bye
      bye:
        task: greet
        args: [who]
        next: done
      done: { exit: {} }
`;
const definitions = `paddock: 1
tasks:
  # Says it aloud.
  greet: { description: Greets somebody., inputs: { who: STR }, returns: STR }
  wave: {}
`;

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 60_000 };
const soon = { timeout: 20_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1200 });
  editor = await openFiles(app, 'greet', { [FILE]: workflow, [DEFS]: definitions });
  await app.page.getByTestId('drawer:text').click();
  await app.page.getByTestId('text-editor').locator('.view-line').first().waitFor(soon);
  // All lines in view, so that none hides behind the headings that stay.
  const height = app.page.getByRole('separator', { name: 'Height of the drawer' });
  for (let step = 0; step < 22; step += 1) await height.press('ArrowUp');
}, 180_000);
afterAll(() => app?.close());

const line = (words: string): Locator =>
  app.page.getByTestId('text-editor').locator('.view-line').filter({ hasText: words }).first();
const tab = (id: string): Promise<void> => app.page.getByTestId(`text-tab:${id}`).click();
const textSays = (words: string): Promise<void> => expect.poll(editor.text, soon).toContain(words);

/** Puts the cursor at the end of the first line that says this. */
async function endOf(words: string): Promise<void> {
  await line(words).click();
  await app.page.keyboard.press('End');
}

describe('both ways', () => {
  test('what is typed is drawn', long, async () => {
    await endOf('retries: 2');
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.type('5');
    await expect.poll(() => editor.field('Retries').inputValue(), soon).toBe('5');
    await expect.poll(() => editor.node('hello').textContent(), soon).toContain('5');
  });

  test('what is drawn is written, and comments stay', long, async () => {
    await editor.pick('hello');
    await editor.fill('Retries', '7');
    await textSays('retries: 7');
    await editor.field('Name').fill('welcome');
    await editor.field('Name').press('Enter');
    await editor.node('welcome').waitFor();
    const yaml = await editor.saved(FILE);
    expect(yaml).toBe(
      workflow
        .replace('retries: 2', 'retries: 7')
        .replace('next: hello', 'next: welcome')
        .replace('      hello:', '      welcome:'),
    );
  });
});

describe('cursor and selection', () => {
  test('the cursor selects on the canvas and opens the form', long, async () => {
    await line('bye:').click();
    await expect.poll(() => editor.field('Name').inputValue(), soon).toBe('bye');
    await line('who: {').click();
    await editor.row('variables/who').waitFor();
  });

  test('a selection is shown in the text, also of a definition', long, async () => {
    const { page } = app;
    await editor.pick('welcome');
    await expect.poll(() => page.locator('.text-selected').count(), soon).toBeGreaterThan(3);
    await page.getByTestId('rail:definitions').click();
    await page.locator('.list-row').filter({ hasText: 'wave' }).click();
    await textSays('Says it aloud');
    expect(await page.getByTestId('text-editor').getAttribute('data-path')).toBe(DEFS);
    await line('greet:').click();
    await expect.poll(() => editor.field('Name').inputValue(), soon).toBe('greet');
    await editor.pick('bye');
    await textSays('workflow: greet');
  });
});

describe('help while typing', () => {
  test('keys of the schema and names of the project are offered', long, async () => {
    const { page } = app;
    await endOf('retries: 7');
    await page.keyboard.press('Enter');
    await page.keyboard.type('tim', { delay: 150 });
    const suggestions = page.locator('.suggest-widget');
    await suggestions.locator('.focused').getByText('timeout').first().waitFor(soon);
    await page.keyboard.press('Enter');
    await page.keyboard.type('20 s');
    await expect.poll(() => editor.field('Time-out of an attempt').inputValue(), soon).toBe('20 s');
    await endOf('task: greet');
    for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('wa');
    await suggestions.locator('.focused').getByText('wave').first().waitFor(soon);
    await page.keyboard.press('Enter');
    await expect.poll(() => editor.field('Task definition').inputValue(), soon).toBe('wave');
    await page.keyboard.press('Escape');
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('greet');
    await page.keyboard.press('Escape');
    await expect.poll(() => editor.field('Task definition').inputValue(), soon).toBe('greet');
  });

  test('a hover explains a key, by mouse; and a task, by keyboard', long, async () => {
    const { page } = app;
    const hover = page.locator('.monaco-hover').filter({ hasText: /\S/ });
    const word = (await line('retries: 7').getByText('retries').boundingBox())!;
    const explains = hover.filter({ hasText: 'How often it is tried again' });
    // The pointer rests on the word until the hover is there; a list of suggestions that closes late would hide it.
    await expect
      .poll(
        async () => {
          await page.mouse.move(word.x + 200, word.y + 60);
          await page.mouse.move(word.x + 8, word.y + 8, { steps: 3 });
          await page.waitForTimeout(700);
          return explains.isVisible();
        },
        { ...soon, interval: 100 },
      )
      .toBe(true);
    await endOf('task: greet');
    await page.keyboard.press('ArrowLeft');
    const signature = hover.filter({ hasText: 'greet(who: STR) → STR' });
    // Monaco shows nothing when it does not know the word yet, as right after typing.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Control+k');
          await page.keyboard.press('Control+i');
          return signature.waitFor({ timeout: 2_000 }).then(
            () => true,
            () => false,
          );
        },
        { ...soon, interval: 100 },
      )
      .toBe(true);
    await page.keyboard.press('Escape');
  });

  test('a node folds', long, async () => {
    const { page } = app;
    await line('welcome:').click();
    await page.keyboard.press('Control+Shift+[');
    await expect.poll(() => line('retries: 7').count(), soon).toBe(0);
    await page.keyboard.press('Control+Shift+]');
    await line('retries: 7').waitFor();
  });
});

describe('a text that does not parse', () => {
  test('leaves the last good drawing, says so, and goes when it is mended', long, async () => {
    const { page } = app;
    await endOf('next: bye');
    await page.keyboard.type(': [');
    const words = page.getByText('The drawing shows the last good state.');
    await words.waitFor(soon);
    await page.getByTestId('text-broken').waitFor();
    expect(await editor.node('welcome').count()).toBe(1);
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('e');
    await expect.poll(() => words.count(), soon).toBe(0);
  });

  test('can be put back to what parsed last', long, async () => {
    const { page } = app;
    await endOf('workflow: greet');
    await page.keyboard.type('\n<<<<<<< mine');
    await page.getByText('The drawing shows the last good state.').waitFor(soon);
    await page.getByRole('button', { name: 'Put last good text back' }).first().click();
    await expect.poll(editor.text, soon).not.toContain('<<<<<<<');
    expect(await page.getByText('The drawing shows the last good state.').count()).toBe(0);
  });
});

describe('beside it', () => {
  test('the compiled WfSpec follows the drawing', long, async () => {
    const { page } = app;
    await editor.saved(FILE);
    await editor.pick('bye');
    await editor.fill('Retries', '4');
    await tab('compiled');
    const viewer = page.getByTestId('text-viewer');
    await viewer.locator('.view-line').first().waitFor(soon);
    await expect
      .poll(async () => (await viewer.innerText()).replaceAll('\u00a0', ' '), soon)
      .toContain('"entrypointThreadName": "entrypoint"');
  });

  test('what changed since the last save, in the file and in the WfSpec', long, async () => {
    const { page } = app;
    const diff = page.getByTestId('text-diff');
    const added = (): Promise<string> =>
      diff
        .locator('.modified .view-line, .view-line')
        .allInnerTexts()
        .then((lines) => lines.join('\n').replaceAll('\u00a0', ' '));
    await tab('changes');
    await expect.poll(added, soon).toContain('retries: 4');
    await page.locator('.text-changes-head label').filter({ hasText: 'Compiled' }).click();
    await expect.poll(added, soon).toContain('"retries": 4');
    await page.getByTestId('undo').click();
    await page.getByText('Nothing changed since the last save.').waitFor();
    await tab('workflow');
  });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
