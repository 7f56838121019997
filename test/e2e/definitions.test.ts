// Definitions: made by drawing and by hand, a form with its preview, a struct with the verdict on its changes, and where
// each is used.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

const FILE = 'shop.workflow.yaml';
const DEFS = 'definitions.yaml';
const workflow = `paddock: 1
workflow: shop
variables:
  where: Struct<address>
threads:
  entrypoint:
    interrupts: { cancelled: stop }
    nodes:
      start: { entrypoint: {}, next: ask }
      ask: { user-task: approve, user: '"anna"', next: done }
      done: { exit: {} }
  stop:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
definitions:
  tasks:
    carried: { inputs: { a: INT } }
`;
const definitions = `paddock: 1
# What comes from outside.
external-events:
  cancelled: { content: void }
user-tasks:
  approve: { fields: [{ name: ok, type: BOOL }] }
structs:
  address: { fields: { street: STR, zip: { type: INT, nullable: true } } }
`;

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 60_000 };
const soon = { timeout: 20_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
  editor = await openFiles(app, 'shop', { [FILE]: workflow, [DEFS]: definitions });
}, 180_000);
afterAll(() => app?.close());

const item = (name: string): Locator =>
  app.page.locator('.list-row', { has: app.page.getByTestId(`uses:${name}`) });

/** Opens a side panel; pressing the open one would close it. */
async function panel(id: string): Promise<void> {
  const button = app.page.getByTestId(`rail:${id}`);
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
}

async function open(name: string): Promise<void> {
  await panel('definitions');
  await item(name).click();
}

/** Adds a definition of a kind with its plus, by mouse. */
async function add(kind: string): Promise<void> {
  await panel('definitions');
  await app.page.getByRole('button', { name: 'Add a definition' }).click();
  await app.page.getByRole('menuitem', { name: kind, exact: true }).click();
}

describe('drawing defines', () => {
  test('a task dropped on the canvas makes its definition, and its name follows', long, async () => {
    const { page } = app;
    await editor.press('1');
    await panel('palette');
    const frame = (await page.getByTestId('thread:entrypoint').boundingBox())!;
    const canvas = (await page.getByTestId('canvas').boundingBox())!;
    await page.getByTestId('palette:task').dragTo(page.getByTestId('canvas'), {
      targetPosition: {
        x: frame.x - canvas.x + frame.width / 2,
        y: frame.y - canvas.y + frame.height - 14,
      },
    });
    await editor.node('task').waitFor();
    expect(await editor.field('Task definition').inputValue()).toBe('task');
    await editor.field('Name').fill('pack-it');
    await editor.field('Name').press('Enter');
    await editor.node('pack-it').waitFor();
    await expect.poll(() => editor.field('Task definition').inputValue(), soon).toBe('pack-it');
    expect(await editor.saved(DEFS)).toContain('pack-it: {}');
  });

  test('once it is saved, its name stays when the node gets another', long, async () => {
    await editor.field('Name').fill('pack');
    await editor.field('Name').press('Enter');
    await editor.node('pack').waitFor();
    expect(await editor.field('Task definition').inputValue()).toBe('pack-it');
    expect(await editor.saved(FILE)).toMatch(/pack:\s+task: pack-it|pack: \{ task: pack-it/);
  });

  test('by keyboard: a node of the menu is defined, and gone again when it is deleted', long, async () => {
    const { page } = app;
    await editor.pick('ask');
    await page.keyboard.press('a');
    await page.getByTestId('node-menu').waitFor();
    await page.keyboard.type('wait for event');
    await page.keyboard.press('Enter');
    await editor.node('wait').or(editor.node('wait-for-event')).or(editor.node('event')).first().waitFor();
    const event = await editor.field('External event').inputValue();
    expect(event).not.toBe('');
    await panel('definitions');
    await item(event).waitFor();
    await editor.press('Delete');
    await expect.poll(() => item(event).count(), soon).toBe(0);
  });
});

describe('editors', () => {
  test('a task with typed inputs and a typed output, by keyboard', long, async () => {
    const { page } = app;
    await open('pack-it');
    await editor.inspector().getByRole('button', { name: 'Add to inputs' }).focus();
    await page.keyboard.press('Enter');
    await editor.row('inputs/0/name').fill('parcel');
    await editor.row('inputs/0/type').locator('input').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Array<DOUBLE>');
    await page.keyboard.press('Escape');
    await editor.inspector().getByText('a type').click();
    await editor.row('returns/type').locator('input').fill('BOOL');
    expect(await editor.saved(DEFS)).toMatch(
      /pack-it: \{ inputs: \{ parcel: 'Array<DOUBLE>' \}, returns: BOOL \}|parcel: Array<DOUBLE>/,
    );
  });

  test('an event that is posted by a correlation key', long, async () => {
    await open('cancelled');
    await editor.row('correlated').getByRole('switch').press('Space');
    await editor.row('correlated/deleteAfterFirst').getByRole('switch').press('Space');
    await editor.fill('Waits for a run for', '2 h');
    await editor.inspector().getByText('a type').click();
    const yaml = await editor.saved(DEFS);
    expect(yaml).toContain('correlated: { delete-after-first: true, ttl: 2 h }');
    expect(yaml).toContain('content: STR');
    expect(yaml).toContain('# What comes from outside.');
  });

  test('a workflow event', long, async () => {
    await add('Workflow event');
    await editor.field('Name').fill('packed');
    await editor.field('Name').press('Enter');
    await editor.inspector().getByText('nothing', { exact: true }).click();
    expect(await editor.saved(DEFS)).toContain('packed: { content: void }');
  });

  test('a form is built beside its preview', long, async () => {
    const { page } = app;
    await open('approve');
    await editor.row('fields/0').locator('input[aria-label="Shown as"]').fill('Do you agree?');
    await editor.inspector().getByRole('button', { name: 'Add to fields' }).click();
    await editor.row('fields/1/name').fill('amount');
    await editor.row('fields/1/type').locator('input').fill('INT');
    await page.keyboard.press('Escape');
    const preview = page.getByTestId('form-preview');
    await preview.getByRole('group', { name: 'Do you agree?' }).waitFor();
    await preview.getByLabel('amount').fill('12');
    await editor.inspector().getByRole('button', { name: 'Move amount earlier' }).click();
    const labels = await preview.locator('.value-label').allTextContents();
    expect(labels[0]).toContain('amount');
    expect(await editor.saved(DEFS)).toMatch(/name: amount[\s\S]*label: Do you agree\?/);
  });

  test('a struct says whether its change is compatible with what was saved', long, async () => {
    const { page } = app;
    await open('address');
    const verdict = page.getByTestId('evolution');
    await editor.row('fields/1').getByRole('button', { name: 'Remove zip' }).click();
    // Fields may go without more ado, as on the real server.
    await expect.poll(() => verdict.getAttribute('data-what'), soon).toBe('allowed');
    expect(await verdict.textContent()).toContain('Field zip is gone.');
    await editor.inspector().getByRole('button', { name: 'Add to fields' }).click();
    await expect.poll(() => verdict.getAttribute('data-what'), soon).toBe('refused');
    expect(await verdict.textContent()).toContain('Its fields cannot be changed without allowing it.');
    await editor.field('A later version may').click();
    await page.getByRole('option', { name: 'add or drop fields that may be left out' }).click();
    await expect
      .poll(() => verdict.textContent(), soon)
      .toContain('The required field field cannot be added.');
    await editor.row('fields/1/type').locator('input').fill('Struct<address>');
    await page.keyboard.press('Escape');
    await editor.row('fields/1/nullable').getByRole('switch').press('Space');
    await expect.poll(() => verdict.getAttribute('data-what'), soon).toBe('allowed');
    expect(await editor.saved(DEFS)).toContain('allowed-updates: FULLY_COMPATIBLE_SCHEMA_UPDATES');
    await expect.poll(() => verdict.count(), soon).toBe(0);
  });

  test('a definition that the workflow file carries is edited there', long, async () => {
    await open('carried');
    await editor.row('inputs/0').locator('input[aria-label="Type"]').fill('STR');
    await app.page.keyboard.press('Escape');
    expect(await editor.saved(FILE)).toContain('carried: { inputs: { a: STR } }');
  });
});

describe('where used', () => {
  test('lists nodes, interrupts and types, and goes there', long, async () => {
    const { page } = app;
    await open('approve');
    const used = page.getByRole('list', { name: 'Where used' });
    await used.getByRole('button').filter({ hasText: 'entrypoint/ask' }).click();
    await expect.poll(() => editor.field('User task definition').inputValue(), soon).toBe('approve');
    await open('cancelled');
    await used.getByRole('button').filter({ hasText: 'interrupts' }).waitFor();
    await open('address');
    await used.getByRole('button').filter({ hasText: 'entrypoint.where' }).click();
    await editor.row('variables/where/type').waitFor();
  });

  test('the list says how often each is used', long, async () => {
    await open('approve');
    const uses = (name: string) => app.page.getByTestId(`uses:${name}`).textContent();
    expect(await uses('approve')).toBe('1');
    expect(await uses('packed')).toBe('unused');
    expect(await uses('carried')).toBe('unused · here');
  });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
