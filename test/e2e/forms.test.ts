// Forms for what a workflow can say: user tasks with their triggers, variables of every kind, times, handlers of a wait,
// settings of the workflow. Each by mouse and by keyboard, and each edit is in the file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

const FILE = 'hire.workflow.yaml';
const workflow = `paddock: 1
workflow: hire
variables:
  notes: { type: JSON_OBJ }
  reminders: { type: INT, default: 0 }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: ask }
      ask:
        user-task: interview
        user: '"anna"'
        next: begin
      begin: { start-thread: check, next: join }
      join: { wait-for-threads: [output(begin)], next: call }
      call: { task: remind, args: ['"x"'], next: [{ to: done, when: reminders > 2, legacy: true }, done] }
      done: { exit: {} }
  check:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`;
const definitions = `paddock: 1
tasks:
  remind: { inputs: { who: STR } }
user-tasks:
  interview: { fields: [{ name: ok, type: BOOL }] }
`;

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 60_000 };
const soon = { timeout: 20_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
  editor = await openFiles(app, 'hire', { [FILE]: workflow, 'definitions.yaml': definitions });
}, 180_000);
afterAll(() => app?.close());

const file = (): Promise<string> => editor.saved(FILE);

describe('a user task', () => {
  test('reminds, with mutations, counted from its assignment', long, async () => {
    const { page } = app;
    await editor.pick('ask');
    await editor.inspector().getByRole('button', { name: 'Add something that happens' }).click();
    await page.getByRole('menuitem', { name: 'Run a task, e.g. a reminder' }).click();
    const action = editor.row('actions/0');
    await action.locator('input[aria-label="When"]').fill('2 days');
    await action.locator('input[aria-label="Counted from"]').click();
    await page.getByRole('option', { name: 'after it was assigned' }).click();
    await action.locator('input[aria-label="Task definition"]').fill('remind');
    await action.locator('input[aria-label="who"]').fill('reminders as STR');
    await action.locator('input[aria-label="Retries"]').fill('2');
    await action.getByRole('button', { name: 'Add to sets variables' }).click();
    await action.locator('input[aria-label="sets variables 1"]').fill('reminders += 1');
    await action.locator('input[aria-label="sets variables 1"]').blur();
    const yaml = await file();
    expect(yaml).toContain('hook: ON_TASK_ASSIGNED');
    expect(yaml).toContain('after: 2 days');
    expect(yaml).toContain('retries: 2');
    expect(yaml).toContain('set: [reminders += 1]');
    // A change of the call leaves the mutations where they are.
    await action.locator('input[aria-label="Retries"]').fill('3');
    await action.locator('input[aria-label="Retries"]').blur();
    expect(await file()).toMatch(/retries: 3[\s\S]*reminders \+= 1/);
  });

  test('is given on and cancelled, by the keyboard alone', long, async () => {
    const { page } = app;
    const add = editor.inspector().getByRole('button', { name: 'Add something that happens' });
    const item = page.getByRole('menuitem');
    for (const [steps, row] of [
      [1, 'actions/1'],
      [2, 'actions/2'],
    ] as const) {
      await add.focus();
      await page.keyboard.press('Enter');
      await item.first().waitFor();
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      // The menu goes away slowly, and would take the keys of the next round.
      await editor.row(row).waitFor();
      await item.first().waitFor({ state: 'hidden' });
    }
    const reassign = editor.row('actions/1');
    await reassign.locator('input[aria-label="Group"]').focus();
    await page.keyboard.type('"leads"');
    await page.keyboard.press('Tab');
    const yaml = await file();
    expect(yaml).toMatch(/reassign: \{ group: '"leads"' \}/);
    expect(yaml).toMatch(/cancel:/);
    expect(await editor.problems()).not.toMatch(/error/);
  });
});

describe('variables', () => {
  test('get a type of parts, a path to search by and an access level', long, async () => {
    const { page } = app;
    await editor.press('Escape');
    await page.getByTestId('thread:entrypoint').locator('header').click();
    const notes = editor.row('variables/notes');
    await notes.getByRole('button', { name: /notes/ }).first().click();
    await notes.getByRole('button', { name: 'Add a searchable path' }).click();
    await notes.locator('input[aria-label="Path"]').fill('$.city');
    await notes.locator('input[aria-label="Who can see it"]').click();
    await page.getByRole('option', { name: 'child workflows too' }).click();
    await notes.getByRole('switch', { name: 'Masked' }).focus();
    await page.keyboard.press('Space');
    const yaml = await file();
    expect(yaml).toContain('access: PUBLIC');
    expect(yaml).toContain('json-indexes: [{ path: $.city, type: STR }]');
    expect(yaml).toContain('masked: true');
  });

  test('a map of numbers is chosen, not typed', long, async () => {
    const { page } = app;
    await editor.inspector().getByRole('button', { name: 'Add a variable' }).click();
    await page.keyboard.type('scores');
    await page.keyboard.press('Enter');
    const scores = editor.row('variables/scores');
    const type = scores.locator('input[aria-label="Type"]');
    await type.click();
    await page.getByRole('option', { name: 'keys with values' }).click();
    const values = scores.locator('input[aria-label="Values"]');
    await values.click();
    await page.getByRole('option', { name: 'whole number' }).last().click();
    expect(await type.inputValue()).toBe('Map<STR, INT>');
    expect(await file()).toContain("scores: { type: 'Map<STR, INT>' }");
  });
});

describe('threads, edges and the workflow', () => {
  test('a wait handles the failure of the threads that it waits for', long, async () => {
    await editor.pick('join');
    const section = editor.inspector().getByRole('group', { name: 'When a thread fails' });
    await section.getByRole('button', { name: 'Handle a failure' }).click();
    await section.locator('input[aria-label="Which failures"]').click();
    await app.page.getByRole('option', { name: 'Any exception (business)' }).click();
    expect(await file()).toContain('on-thread-failure: [{ any: EXCEPTION, run: join-failed }]');
  });

  test('a condition of an old client is brought into the new form', long, async () => {
    await editor.pick('call');
    await editor.row('next/0').getByRole('button').first().click();
    await editor.row('legacy').getByRole('switch').press('Space');
    expect(await file()).not.toContain('legacy');
  });

  test('times are written as people write them', long, async () => {
    await editor.press('Escape');
    await editor.field('Keep ended runs for').fill('soon');
    await editor.inspector().getByText('Write a time like').waitFor();
    await editor.fill('Keep ended runs for', '2 weeks');
    expect(await editor.field('Keep ended runs for').inputValue()).toBe('14 days');
    expect(await file()).toContain('retention: 14 days');
  });

  test('parent, entrypoint and what a later push may do', long, async () => {
    await editor.fill('Runs as a child of', 'company');
    await editor.fill('Its major version', '3');
    await editor.field('A later push may').focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.getByRole('option').first().waitFor();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
    const yaml = await file();
    expect(yaml).toContain('parent: { workflow: company, major-version: 3 }');
    expect(yaml).toContain('allowed-updates: MINOR_REVISION_UPDATES');
  });

  test('all of it is taken back step by step', long, async () => {
    await editor.press('Escape');
    const undo = app.page.getByTestId('undo');
    for (let step = 0; step < 60 && (await undo.isEnabled()); step += 1) await undo.click();
    await expect.poll(() => undo.isEnabled(), soon).toBe(false);
    expect(await file()).toBe(workflow);
  });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
