// Drawing by hand: a workflow from nothing to a completed run, then every kind of field of the inspector. Each edit is
// in the YAML at once, and what is wrong is said under the field, on the node and in the list.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';

let app: BrowserApp;
/** Where the open project is. */
let root = '';
const soon = { timeout: 20_000 };
const long = { timeout: 120_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
}, 180_000);
afterAll(() => app?.close());

const inspector = (): Locator => app.page.getByTestId('inspector');
const field = (label: string): Locator =>
  inspector().locator(`:is(input, textarea)[aria-label="${label}"]`).first();
const node = (name: string, thread = 'entrypoint'): Locator => app.page.getByTestId(`node:${thread}/${name}`);
const edge = (from: string, index: number): Locator =>
  app.page.getByTestId(`edge:entrypoint/${from}/${index}`);
const port = (name: string, side: 'source' | 'target'): Locator =>
  node(name).locator(`.react-flow__handle.${side}`);
/** Selects a node. Nothing else is selected before, whose toolbar could be in the way. */
async function pick(name: string, thread?: string): Promise<void> {
  await app.page.keyboard.press('Escape');
  await press('Escape');
  await node(name, thread).click();
}
/** Keys for the canvas, whatever field has the focus. */
async function press(keys: string): Promise<void> {
  await app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await app.page.getByTestId('canvas').press(keys);
}

type Point = readonly [number, number];

async function centre(of: Locator): Promise<Point> {
  const box = (await of.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function drag([x, y]: Point, [toX, toY]: Point): Promise<void> {
  const { mouse } = app.page;
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move((x + toX) / 2, (y + toY) / 2, { steps: 4 });
  await mouse.move(toX, toY, { steps: 4 });
  await mouse.up();
}

/** Waits until nothing on the canvas moves: the layout comes from a worker. */
async function still(): Promise<void> {
  let before = '';
  let times = 0;
  const places = (): Promise<string> =>
    app.page
      .locator('.react-flow__viewport')
      .evaluate((view) =>
        [view, ...view.querySelectorAll('.react-flow__node')]
          .map((each) => (each as HTMLElement).style.transform)
          .join(),
      );
  await expect
    .poll(
      async () => {
        const now = await places();
        times = now === before ? times + 1 : 0;
        before = now;
        return times;
      },
      { ...soon, interval: 60 },
    )
    .toBeGreaterThan(3);
}

/** Draws an edge with the mouse, from the right port of a node to a place. */
async function wire(from: string, to: Locator): Promise<void> {
  await still();
  await node(from).hover();
  await drag(await centre(port(from, 'source')), await centre(to));
}

/** Types into a field and leaves it; a list of suggestions is closed. */
async function fill(label: string, text: string): Promise<void> {
  await field(label).fill(text);
  await field(label).blur();
}

async function rename(label: string, name: string): Promise<void> {
  await field(label).fill(name);
  await field(label).press('Enter');
}

/** The text of a file of the project, after saving. */
async function saved(path: string): Promise<string> {
  await app.page.getByTestId('save').click();
  await expect.poll(() => app.page.getByTestId('unsaved').count(), soon).toBe(0);
  return readFileSync(join(root, path), 'utf8');
}

/** The text view, which is open, says this of the record that is selected. */
const inText = (words: string): Promise<void> =>
  expect
    .poll(
      async () =>
        (await app.page.getByTestId('text-editor').locator('.view-lines').innerText()).replaceAll(
          '\u00a0',
          ' ',
        ),
      soon,
    )
    .toContain(words);

/** Sentences of the problems, from the list. */
async function problemList(): Promise<string[]> {
  await app.page.getByTestId('drawer:problems').click();
  return app.page.locator('.problem-message').allTextContents();
}

const problems = (): Promise<string | null> => app.page.getByTestId('problems').textContent();

/** Right-clicks the middle between two nodes in a row and inserts what is typed. */
async function insertBetween(from: string, to: string, kind: string): Promise<void> {
  await still();
  const [a, b] = [(await node(from).boundingBox())!, (await node(to).boundingBox())!];
  await app.page.mouse.click((a.x + a.width + b.x) / 2, a.y + a.height / 2, { button: 'right' });
  await app.page.getByTestId('context-menu').getByText('Insert a node here').click();
  await app.page.getByTestId('node-menu').waitFor();
  await app.page.keyboard.type(kind);
  await app.page.keyboard.press('Enter');
}

async function inFolder(folder: string, name?: string): Promise<void> {
  const { page } = app;
  if (name !== undefined) await page.getByTestId('project-name').fill(name);
  const path = page.getByRole('textbox', { name: 'Folder', exact: true });
  await path.fill(folder);
  await path.press('Enter');
  // The path's field is a new one when the folder's listing has come.
  await page.getByRole('list', { name: 'Folders' }).waitFor();
  await expect.poll(() => path.inputValue(), soon).toBe(folder);
}

async function projectMenu(item: string): Promise<void> {
  await app.page.locator('.project-button').click();
  await app.page.getByRole('menuitem', { name: item }).click();
}

describe('a workflow from nothing', () => {
  test('a new project has a start and an end', long, async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'New project' }).click();
    await inFolder(app.folder, 'greeting');
    await page.getByRole('button', { name: 'Create here' }).click();
    await node('start').waitFor();
    root = join(app.folder, 'greeting');
    expect(await problems()).toContain('No problems');
  });

  test('a task is defined with typed inputs', long, async () => {
    const { page } = app;
    await page.getByTestId('rail:definitions').click();
    await page.getByRole('button', { name: 'Add a definition' }).click();
    await page.getByRole('menuitem', { name: 'Task', exact: true }).click();
    await rename('Name', 'greet');
    await inspector().getByRole('button', { name: 'Add to inputs' }).click();
    await inspector().locator('[data-field="inputs/0"] input[aria-label="Name"]').fill('who');
    await inspector().getByText('a type').click();
    expect(await saved('definitions.yaml')).toMatch(/greet:\s+(\{ )?inputs: \{ who: STR \},?\s+returns: STR/);
  });

  test('a variable is declared', long, async () => {
    await app.page.getByTestId('thread:entrypoint').locator('header').click();
    await inspector().getByRole('button', { name: 'Add a variable' }).click();
    const name = inspector().locator('[data-field^="variables/"] input[aria-label="Name"]');
    await name.fill('who');
    await name.press('Enter');
    await inspector().getByRole('switch', { name: 'Required' }).check();
    expect(await saved('greeting.workflow.yaml')).toContain('who: { type: STR, required: true }');
  });

  test('two tasks and a branch are drawn, by menu, by key and by wire', long, async () => {
    await insertBetween('start', 'done', 'task');
    await node('task').waitFor();
    await fill('Task definition', 'greet');
    await field('who').press('w');
    await app.page.getByRole('listbox').getByText('who').first().waitFor();
    await field('who').press('Enter');
    expect(await field('who').inputValue()).toBe('who');
    await rename('Name', 'hello');
    await node('hello').waitFor();
    await insertBetween('hello', 'done', 'branch');
    await rename('Name', 'is-world');
    await node('is-world').waitFor();
    await press('a');
    await app.page.getByTestId('node-menu').waitFor();
    await app.page.keyboard.type('task');
    await app.page.keyboard.press('Enter');
    await node('task').waitFor();
    await fill('Task definition', 'greet');
    await fill('who', 'output(hello)');
    await rename('Name', 'again');
    await node('again').waitFor();
    await still();
    await press('1');
    await wire('is-world', node('done'));
    await edge('is-world', 1).waitFor({ state: 'attached' });
    await pick('is-world');
    await inspector().locator('[data-field="next/0"] button').first().click();
    await fill('Taken when', 'who == "world"');
    const yaml = await saved('greeting.workflow.yaml');
    expect(yaml).toContain(`- { to: again, when: who == "world" }`);
    expect(yaml).toMatch(/again:\n\s+task: '?greet'?\n\s+args: \[output\(hello\)\]/);
    expect(await problems()).toContain('No problems');
  });

  test('an edge that may not be says why', long, async () => {
    await wire('again', node('start'));
    await app.page.getByRole('alert').getByText('no edge can lead into it').waitFor();
    await wire('again', node('done'));
    await app.page.getByRole('alert').getByText('leads to “done” already').waitFor();
    expect(await edge('again', 1).count()).toBe(0);
  });

  test('a node is moved with the mouse, and undo puts it back', long, async () => {
    await still();
    const before = await centre(node('again'));
    await drag(before, [before[0] + 32, before[1] + 64]);
    await expect.poll(async () => (await centre(node('again')))[1], soon).toBeGreaterThan(before[1] + 20);
    expect(JSON.parse(await saved('greeting.layout.json'))).toHaveProperty('threads.entrypoint.nodes.again');
    await app.page.getByTestId('undo').click();
    await expect
      .poll(async () => Math.round((await centre(node('again')))[1]), soon)
      .toBe(Math.round(before[1]));
  });

  test('what is deleted comes back with undo, and goes again with redo', long, async () => {
    const before = await saved('greeting.workflow.yaml');
    await pick('again');
    await press('Delete');
    await expect.poll(() => node('again').count(), soon).toBe(0);
    expect(await saved('greeting.workflow.yaml')).not.toContain('again');
    await press('Control+z');
    await node('again').waitFor();
    expect(await saved('greeting.workflow.yaml')).toBe(before);
    await press('Control+y');
    await expect.poll(() => node('again').count(), soon).toBe(0);
    await press('Control+z');
    await node('again').waitFor();
  });

  test('it runs with mocks and completes', long, async () => {
    const { page } = app;
    expect(await problemList()).toEqual([]);
    await page.getByTestId('run').click();
    await page.getByTestId('input:who').fill('world');
    await page.getByTestId('run-start').click();
    await expect.poll(() => page.getByTestId('run-status').textContent(), soon).toContain('Completed');
    const status = page.getByTestId('run-status:entrypoint/again');
    expect(await status.getAttribute('data-status')).toBe('completed');
    await page.getByTestId('run-leave').click();
  });

  test('it is saved in another folder, opened again, and remembered', long, async () => {
    const { page } = app;
    const yaml = await saved('greeting.workflow.yaml');
    await projectMenu('Save as');
    await inFolder(app.folder, 'copied');
    await page.getByRole('button', { name: 'Save here' }).click();
    await page.locator('.project-button', { hasText: 'copied' }).waitFor();
    const copy = join(app.folder, 'copied');
    expect(readFileSync(join(copy, 'greeting.workflow.yaml'), 'utf8')).toBe(yaml);
    expect(readdirSync(copy).sort()).toEqual(readdirSync(root).sort());
    await projectMenu('Close the project');
    const recent = page.getByRole('region', { name: 'Recent projects' });
    await recent.getByText('copied', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Open folder' }).click();
    await inFolder(root);
    await page.getByText('has workflows').waitFor();
    await page.getByRole('button', { name: 'Open this folder' }).click();
    await node('again').waitFor();
    await projectMenu('Close the project');
    await recent.getByText('copied', { exact: true }).click();
    await page.locator('.project-button', { hasText: 'copied' }).waitFor();
    await node('again').waitFor();
    await projectMenu('Close the project');
  });
});

describe('the inspector', () => {
  beforeAll(async () => {
    const { page } = app;
    await page.getByTestId('template:checkout').click();
    await node('charge').waitFor();
    const recent = readFileSync(join(app.folder, 'home/recent-projects.json'), 'utf8');
    root = (JSON.parse(recent) as { root: string }[])[0]!.root;
    await press('1');
    await page.getByTestId('drawer:text').click();
    await page.getByTestId('text-editor').locator('.view-line').first().waitFor(soon);
    await press('1');
  }, 60_000);

  const workflow = (): Promise<string> => saved('checkout.workflow.yaml');

  test('edits a task node', long, async () => {
    await pick('charge');
    await fill('Retries', '7');
    await inText('retries: 7');
    await fill('Time-out of an attempt', '20');
    await fill('First wait', '700');
    await fill('Task definition', 'release-stock');
    const yaml = await workflow();
    expect(yaml).toContain('task: release-stock\n        args: [order-id, cart.total, card-token]');
    expect(yaml).toMatch(/timeout: 20/);
    expect(yaml).toContain('backoff: { base: 700 ms, factor: 2, max: 30 s }');
    expect(await problems()).not.toContain('No problems');
    await fill('Task definition', 'charge-card');
    await expect.poll(problems, soon).toContain('No problems');
  });

  test('hangs a failure handler on a node', long, async () => {
    await pick('ship');
    await inspector().getByRole('button', { name: 'Handle a failure' }).click();
    await press('1');
    const frame = app.page.getByTestId('thread:ship-failed');
    await frame.waitFor();
    expect(await frame.textContent()).toContain('of ship');
    expect((await frame.boundingBox())!.y).toBeGreaterThan((await node('ship').boundingBox())!.y);
    expect(await workflow()).toContain('run: ship-failed');
    await app.page.getByTestId('undo').click();
    await expect.poll(() => frame.count(), soon).toBe(0);
  });

  test('edits a wait for an event', long, async () => {
    await pick('wait-for-card', 'ask-for-card');
    await fill('Time-out', '2 days');
    await inText('timeout: 2 days');
    await fill('External event', 'order-cancelled');
    expect(await workflow()).toContain('external-event: order-cancelled\n        timeout: 2 days');
    await fill('External event', 'card-updated');
  });

  test('edits an exit that fails', long, async () => {
    await pick('sold-out');
    await fill('Exception', 'nothing-left');
    await fill('Message', 'All gone');
    await inText('fail: { exception: nothing-left, message: All gone }');
    await inspector().getByText('completes', { exact: true }).click();
    expect(await workflow()).not.toContain('nothing-left');
    await app.page.getByTestId('undo').click();
  });

  test('edits an edge: condition, mutations, order', long, async () => {
    await pick('paid');
    await inspector().locator('[data-field="next/1"] button').first().click();
    await fill('Taken when', 'gave-up && !charged');
    await inspector().getByRole('button', { name: 'Add to mutations' }).click();
    await fill('mutations 1', 'reservation = "none"');
    await inText(`set: { reservation: '"none"' }`);
    await inspector().getByRole('button', { name: 'Move this edge earlier' }).click();
    const yaml = await workflow();
    const at = yaml.indexOf('- { to: tell-unpaid, when: gave-up && !charged');
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(yaml.indexOf('- { to: send-receipt'));
  });

  test('edits variables and interrupts of a thread', long, async () => {
    await app.page.getByTestId('thread:receipt').locator('header').click();
    await inspector().getByRole('button', { name: 'Add a variable' }).click();
    const variable = inspector().locator('[data-field^="variables/"]').first();
    await variable.locator('input[aria-label="Name"]').fill('copies');
    await variable.locator('input[aria-label="Name"]').press('Enter');
    await variable.locator('input[aria-label="Type"]').fill('INT');
    await variable.locator('input[aria-label="Default"]').fill('2');
    await inspector().getByRole('button', { name: 'Let an event interrupt this thread' }).click();
    const yaml = await workflow();
    expect(yaml).toContain('copies: { type: INT, default: 2 }');
    expect(yaml).toContain('receipt:\n    variables:');
    expect(yaml).toContain('interrupts: { interrupted: on-interrupted }');
    await press('1');
    const handler = app.page.getByTestId('thread:on-interrupted');
    await handler.waitFor();
    expect(await handler.textContent()).toContain('interrupts receipt');
    await inspector().getByRole('button', { name: 'Remove interrupted' }).click();
    await inspector().getByRole('button', { name: 'Remove copies' }).click();
    await app.page.keyboard.press('Escape');
    expect(await workflow()).not.toContain('copies');
    await handler.locator('header').click();
    await press('Delete');
    await expect.poll(() => handler.count(), soon).toBe(0);
  });

  test('says what is wrong under the field, on the node and in the list', long, async () => {
    const { page } = app;
    await expect.poll(problems, soon).toContain('No problems');
    await pick('charge');
    await field('amount').fill('"much"');
    const words = 'is DOUBLE, and STR does not go into it';
    await inspector().locator('.expr-message', { hasText: words }).waitFor();
    await node('charge').locator(`[title*="${words}"]`).waitFor();
    await page.getByTestId('drawer:problems').click();
    await pick('done');
    await page.locator('[data-testid^="problem:"]', { hasText: words }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), soon)
      .toBe('amount');
    await field('amount').fill('cart.total');
    await expect.poll(problems, soon).toContain('No problems');
    expect(await node('charge').locator(`[title*="${words}"]`).count()).toBe(0);
  });

  test('leaves nothing to save when what was typed is deleted again', long, async () => {
    const before = await workflow();
    await pick('charge');
    await field('amount').press('End');
    await field('amount').pressSequentially(' + 1');
    await expect.poll(() => app.page.getByTestId('unsaved').count(), soon).toBe(1);
    for (let count = 0; count < 4; count += 1) await field('amount').press('Backspace');
    await expect.poll(() => app.page.getByTestId('unsaved').count(), soon).toBe(0);
    expect(await workflow()).toBe(before);
  });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
