// Axe, with every rule and every impact, finds nothing on any screen of the app, light and dark: what a user can open is
// opened here once, one after the other. (Runs: screens.test.ts; merging: files-from-elsewhere.test.ts.)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoViolations } from '../kit/axe.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';
import { repository } from '../kit/engine.ts';

const long = { timeout: 300_000 };
const every = join(repository, 'test/renderer/panels/every-field');
const fixture = (name: string): string => readFileSync(join(every, name), 'utf8');

let app: BrowserApp;
let editor: EditorPage;
const it = (testId: string) => app.page.getByTestId(testId);
const press = (key: string): Promise<void> => app.page.keyboard.press(key);
const judge = (name: string, within?: string): Promise<void> =>
  expectNoViolations(app.page, name, { within });
/** Forms are all of the same fields: that these are readable in the dark theme is judged once. */
const judgeForm = (name: string): Promise<void> =>
  expectNoViolations(app.page, name, { within: '.inspector', isDarkToo: false });
const testIds = (start: string): Promise<string[]> =>
  app.page
    .locator(`[data-testid^="${start}"]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-testid') ?? ''));

/** Until it is closed: the first Escape may be for a list that is open in it. */
async function close(locator: string): Promise<void> {
  await expect
    .poll(
      async () => {
        if ((await app.page.locator(locator).count()) > 0) await press('Escape');
        return app.page.locator(locator).count();
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe(0);
}

const DIALOG = '[role="dialog"]';
const MENU = '[role="menu"]';

/** A dialog lies over what was judged before: only it is judged. */
async function dialog(name: string, open: () => Promise<void>, fill?: () => Promise<void>): Promise<void> {
  await open();
  await app.page.locator(DIALOG).first().waitFor();
  await fill?.();
  await judge(name, DIALOG);
  await close(DIALOG);
}

async function menu(name: string, open: () => Promise<void>): Promise<void> {
  await open();
  await app.page.locator(MENU).first().waitFor();
  await judge(name, MENU);
  await close(MENU);
}

/** An action of the command palette, by its words. */
async function command(words: string): Promise<void> {
  await press('Control+k');
  await app.page.locator(DIALOG).getByRole('combobox').fill(words);
  await press('Enter');
}

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  app.page.setDefaultTimeout(60_000);
  await it('template:checkout').waitFor();
}, 120_000);
afterAll(() => app?.close());

test('the start screen and its dialogs', long, async () => {
  await judge('start');
  await dialog('open folder', () => app.page.getByRole('button', { name: 'Open folder' }).click());
});

test('the canvas and every panel of the rail', long, async () => {
  editor = await openFiles(app, 'every', {
    'every.workflow.yaml': fixture('every.workflow.yaml'),
    'every.layout.json': JSON.stringify({
      paddock: 1,
      notes: [{ id: 'n1', x: -300, y: 0, text: 'A note' }],
      groups: [{ id: 'g1', name: 'Together', thread: 'main', nodes: ['call', 'named'] }],
    }),
    'definitions.yaml': fixture('definitions.yaml'),
    'other.workflow.yaml': fixture('every.workflow.yaml').replace('workflow: every', 'workflow: other'),
  });
  await it('rail:files').click();
  await it('file:other.workflow.yaml').click();
  await it('tab:other.workflow.yaml').waitFor();
  await it('tab:every.workflow.yaml').click();
  await editor.press('0');
  await judge('the canvas, near');
  await editor.press('1');
  await judge('the canvas, all of it', '.stage');
  for (const id of await testIds('rail:')) {
    if ((await it(id).getAttribute('aria-pressed')) !== 'true') await it(id).click();
    await app.page.locator('.side-panel').waitFor();
    await judge(id, '.side-panel');
  }
});

test('every form of the inspector', long, async () => {
  await it('rail:outline').click();
  await it('outline').waitFor();
  await press('Escape');
  await it('outline:thread:main').focus();
  const nodes = (await testIds('outline:node:')).filter((id) => id.includes(':main/'));
  expect(nodes.length).toBe(19);
  for (const id of nodes) {
    await it(id).click();
    await it('inspector')
      .getByText(id.split('/')[1] ?? '', { exact: false })
      .first()
      .waitFor();
    await judgeForm(id);
  }
  await it('outline:node:main/call').click();
  await press('ArrowRight');
  for (const id of ['edge:main/call/0', 'node:child/fails', 'thread:main']) {
    await it(`outline:${id}`).click();
    await it('inspector').locator('.inspector-body').waitFor();
    await judgeForm(id);
  }
  await judge('the outline, unfolded', '.side-panel');
  await editor.press('Escape');
  await judge('the workflow', '.inspector');
  await editor.press('Control+a');
  await judgeForm('several nodes');
  await it('rail:definitions').click();
  for (const name of ['pack', 'changed', 'packed', 'sign', 'box']) {
    await app.page
      .locator('.side-panel')
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
      .first()
      .click();
    await it('inspector').locator('.inspector-body').waitFor();
    await judgeForm(`definition ${name}`);
  }
});

test('every tab of the drawer', long, async () => {
  for (const id of await testIds('drawer:')) {
    await it(id).click();
    if (id === 'drawer:text') {
      for (const tab of await testIds('text-tab:')) {
        await it(tab).click();
        if (tab === 'text-tab:workflow')
          await it('text-editor').locator('.view-line').first().waitFor({ timeout: 60_000 });
        await judge(`text, ${tab}`, '.drawer');
      }
    } else await judge(id, '.drawer');
  }
  await it('drawer:problems').click();
  await it('problem-help:0').click();
  await judge('what a problem means', '.drawer');
  await it('problem-fix:0').or(it('problem-fix:1')).first().click();
  await judge('quick fixes', '[data-testid="fix-menu"]');
  await press('Escape');
  await press('Control+j');
});

test('menus', long, async () => {
  const { page } = app;
  await it('rail:outline').click();
  await it('outline:node:main/call').click();
  await editor.press('0');
  const right = { button: 'right' } as const;
  await menu('of a node', () => editor.node('call', 'main').click(right));
  await menu('of a thread', () => page.getByTestId('thread:main').locator('.frame-header').click(right));
  await menu('of threads', () => it('thread-menu').click());
  await menu('of the project', () => page.locator('.project-button').click());
  await it('rail:files').click();
  await menu('of a file', () => it('file:other.workflow.yaml').click(right));
  await editor.node('call', 'main').click();
  await press('a');
  await it('node-menu').waitFor();
  await judge('what to append', '[data-testid="node-menu"]');
  await press('Escape');
  await it('rail:outline').click();
  await it('outline:node:main/call').click();
  await press('/');
  await it('chooser').waitFor();
  await judge('what can be done with a row', '[data-testid="chooser"]');
  await press('Escape');
  await press('F2');
  await judge('a row renamed', '.side-panel');
  await press('Escape');
});

test('dialogs', long, async () => {
  const { page } = app;
  await editor.press('Escape');
  const keys = {
    'command palette': 'Control+k',
    'all keys': '?',
    legend: 'Shift+L',
  };
  for (const [name, key] of Object.entries(keys)) {
    await page.locator('.react-flow').focus();
    await dialog(name, () => press(key));
  }
  await dialog(
    'export',
    () => press('Control+Shift+x'),
    () => page.getByRole('img', { name: 'The picture' }).waitFor(),
  );
  await dialog(
    'find',
    () => press('Control+f'),
    () => page.locator(DIALOG).getByRole('combobox').fill('sleep'),
  );
  await press('Control+,');
  for (const section of await testIds('settings:')) {
    await it(section).click();
    await judge(section, DIALOG);
  }
  await close(DIALOG);
  await dialog('templates', () => command('New from a template'));
  await dialog('open folder', () => press('Control+o'));
  await dialog('import a file', () => press('Control+Shift+o'));
  await dialog('push', () => press('Control+Shift+Enter'));
  await it('rail:files').click();
  await it('file:other.workflow.yaml').focus();
  await dialog('rename a file', () => press('F2'));
  await it('file:other.workflow.yaml').focus();
  await dialog('delete a file', () => press('Delete'));
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
