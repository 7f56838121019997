// Notes in the hand: selected alone and with cards, by mouse, lasso and keys, moved, copied, found, deleted; each one step
// of undo. And nodes of several threads, copied together.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 90_000 };
const soon = { timeout: 20_000 };

const workflow = `paddock: 1
workflow: order
variables:
  total: { type: INT }
threads:
  entrypoint:
    interrupts: { stopped: tidy-up }
    nodes:
      start: { entrypoint: {}, next: first }
      first: { sleep: 1, next: [{ to: second, when: total > 3, set: [total = 5] }, { to: done }] }
      second: { sleep: 2, next: done }
      done: { exit: {} }
  tidy-up:
    nodes:
      start: { entrypoint: {}, next: wipe }
      wipe: { sleep: 3, next: done }
      done: { exit: {} }
definitions:
  external-events:
    stopped: {}
`;
const layout = `{
  "paddock": 1,
  "threads": {
    "entrypoint": {
      "x": 0,
      "y": 0,
      "nodes": {
        "done": { "x": 912, "y": 80 },
        "first": { "x": 320, "y": 80 },
        "second": { "x": 624, "y": 80 },
        "start": { "x": 32, "y": 80 }
      }
    },
    "tidy-up": {
      "x": 0,
      "y": 320,
      "nodes": {
        "done": { "x": 624, "y": 80 },
        "start": { "x": 32, "y": 80 },
        "wipe": { "x": 320, "y": 80 }
      }
    }
  },
  "notes": [
    { "id": "note-1", "text": "Ask the shop", "x": 320, "y": -144 },
    { "id": "note-2", "text": "Who pays?", "x": 640, "y": -144 }
  ],
  "groups": [
    { "id": "group-1", "name": "Waiting", "thread": "entrypoint", "nodes": ["first", "second"] }
  ]
}
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1700, height: 1000 });
  editor = await openFiles(app, 'order', { 'order.workflow.yaml': workflow, 'order.layout.json': layout });
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
}, 240_000);
afterAll(() => app?.close());

const note = (id: string): Locator => app.page.getByTestId(`note:${id}`);
const selected = () => app.page.locator(':is(.card, .note)[data-selected="true"]').count();
const edge = { position: { x: 4, y: 4 } };
const layoutNow = () => editor.saved('order.layout.json');

async function backToTheStart(): Promise<void> {
  await expect
    .poll(async () => {
      await editor.press('Control+z');
      return layoutNow();
    }, soon)
    .toBe(layout);
  expect(await editor.saved('order.workflow.yaml')).toBe(workflow);
}

test('are selected by a press, more by Shift, with cards; a press on a card lets them go', long, async () => {
  await editor.press('1');
  await note('note-1').click(edge);
  await expect.poll(selected, soon).toBe(1);
  await editor.inspector().getByRole('textbox', { name: 'Text of the note' }).waitFor();
  await note('note-2').click({ ...edge, modifiers: ['Shift'] });
  await editor.node('wipe', 'tidy-up').click({ modifiers: ['Shift'] });
  await expect.poll(selected, soon).toBe(3);
  await editor.inspector().getByText('1 node, 2 notes').waitFor();
  await app.screenshot('notes-selected');
  await note('note-2').click({ modifiers: ['Shift'] });
  await expect.poll(selected, soon).toBe(2);
  await editor.node('first').click();
  await expect.poll(selected, soon).toBe(1);
  await editor.press('Escape');
  await expect.poll(selected, soon).toBe(0);
});

test('come with what is dragged, and take along what is selected with them', long, async () => {
  const { page } = app;
  const drag = async (from: Locator, at: { x: number; y: number }) => {
    const box = (await from.boundingBox())!;
    await page.mouse.move(box.x + at.x, box.y + at.y);
    await page.mouse.down();
    await page.mouse.move(box.x + at.x, box.y + at.y + 40, { steps: 4 });
    await page.mouse.move(box.x + at.x, box.y + at.y + 80, { steps: 4 });
    await page.mouse.up();
  };
  const ys = async () => {
    const text = await layoutNow();
    const yOf = (start: string) => Number(new RegExp(`${start}[^}]*"y": (-?\\d+)`).exec(text)![1]);
    return { note: yOf('"id": "note-1"'), wipe: yOf('"wipe"') };
  };
  await note('note-1').click(edge);
  await editor.node('wipe', 'tidy-up').click({ modifiers: ['Shift'] });
  await drag(note('note-1'), edge.position);
  const first = await ys();
  expect(first.note).toBeGreaterThan(-144);
  expect(first.wipe - 80).toBe(first.note + 144);
  await drag(editor.node('wipe', 'tidy-up'), { x: 60, y: 20 });
  const second = await ys();
  expect(second.wipe).toBeGreaterThan(first.wipe);
  expect(second.wipe - 80).toBe(second.note + 144);
  await editor.press('Control+z');
  expect(await ys()).toEqual(first);
  await backToTheStart();
});

test('are found by Ctrl+F, moved, written and deleted by keys, all undone', long, async () => {
  const { page } = app;
  await editor.press('Control+f');
  await page.getByRole('combobox', { name: 'Find nodes' }).fill('who pays');
  await page.getByTestId('find').getByText('Who pays?').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => note('note-2').getAttribute('data-selected'), soon).toBe('true');
  await editor.press('Control+ArrowDown');
  await editor.press('Control+ArrowDown');
  expect(await layoutNow()).toContain('{ "id": "note-2", "text": "Who pays?", "x": 640, "y": -128 }');
  await editor.press('F2');
  await page.keyboard.type('We do');
  await expect.poll(() => note('note-2').locator('textarea').inputValue(), soon).toContain('We do');
  await editor.press('Delete');
  await expect.poll(() => note('note-2').count(), soon).toBe(0);
  await editor.press('Control+z');
  await expect.poll(() => note('note-2').getAttribute('data-selected'), soon).toBe('true');
  await backToTheStart();
});

test(
  'with nodes of several threads and a group: duplicated by keys, each where it belongs',
  long,
  async () => {
    const { page } = app;
    await editor.press('Escape');
    await editor.press('Control+a');
    await editor.press('Control+a');
    await expect.poll(selected, soon).toBe(9);
    await editor.press('Control+d');
    await page.getByText('The entrypoint stays behind').waitFor();
    await editor.node('wipe-2', 'tidy-up').waitFor();
    await expect.poll(selected, soon).toBe(7);
    await app.screenshot('several-threads-duplicated');
    const text = await editor.saved('order.workflow.yaml');
    expect(text).toContain('- { to: second-2, when: total > 3, set: { total: 5 } }');
    expect(text).toMatch(/wipe-2:\s+sleep: 3\s+next: done-2/);
    const now = await layoutNow();
    expect(now).toContain(
      '{ "id": "group-2", "name": "Waiting", "thread": "entrypoint", "nodes": ["first-2", "second-2"] }',
    );
    expect(now).toMatch(/"id": "note-4", "text": "Who pays\?"/);
    await editor.press('Control+z');
    await backToTheStart();
  },
);

test('cut by keys from several threads and pasted again by the menu', long, async () => {
  const { page } = app;
  await editor.press('Escape');
  await editor.press('1');
  await editor.node('second').click();
  await editor.node('wipe', 'tidy-up').click({ modifiers: ['Shift'] });
  await note('note-1').click({ ...edge, modifiers: ['Shift'] });
  await editor.press('Control+x');
  await expect.poll(() => note('note-1').count(), soon).toBe(0);
  await expect.poll(() => editor.node('wipe', 'tidy-up').count(), soon).toBe(0);
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height - 40, { button: 'right' });
  await page.getByTestId('context-menu').getByText('Paste').click();
  await editor.node('wipe', 'tidy-up').waitFor();
  await editor.node('second').waitFor();
  await note('note-1').waitFor();
  await backToTheStart();
});

test('what stays behind is said: interrupts of a thread, edges without their nodes', long, async () => {
  const { page } = app;
  await page.getByTestId('thread:entrypoint').click({ position: { x: 24, y: 16 } });
  await editor.press('Control+c');
  await page.getByText('The interrupts of thread entrypoint stay behind: stopped.').waitFor();
  await page.getByTestId('edge:entrypoint/second/0').dispatchEvent('click');
  await editor.press('Control+c');
  await page.getByText('An edge is copied with the nodes at both of its ends').waitFor();
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
