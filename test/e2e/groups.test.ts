// Groups on the canvas: made and named by keys, moved as one, folded and unfolded, dropped into; all but folding undone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 90_000 };
const soon = { timeout: 20_000 };

const workflow = `paddock: 1
workflow: order
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: first }
      first: { sleep: 1, next: second }
      second: { sleep: 2, next: third }
      third: { sleep: 3, next: done }
      done: { exit: {} }
`;
const layout = `{
  "paddock": 1,
  "threads": {
    "entrypoint": {
      "x": 0,
      "y": 0,
      "nodes": {
        "done": { "x": 1200, "y": 80 },
        "first": { "x": 320, "y": 80 },
        "second": { "x": 624, "y": 80 },
        "start": { "x": 32, "y": 80 },
        "third": { "x": 912, "y": 80 }
      }
    }
  }
}
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1700, height: 1000 });
  editor = await openFiles(app, 'order', { 'order.workflow.yaml': workflow, 'order.layout.json': layout });
}, 240_000);
afterAll(() => app?.close());

const group = (): Locator => app.page.getByTestId('group:group-1');
const selected = () => app.page.locator('.card[data-selected="true"]').count();
const xOf = async (of: Locator): Promise<number> => Math.round((await of.boundingBox())!.x);

async function drag(from: Locator, by: { x: number; y: number }): Promise<void> {
  const box = (await from.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 14)];
  await app.page.mouse.move(x, y);
  await app.page.mouse.down();
  await app.page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
  await app.page.mouse.move(x + by.x, y + by.y, { steps: 4 });
  await app.page.mouse.up();
}

test('is made and named by keys, and is in the layout file alone', long, async () => {
  const { page } = app;
  await editor.pick('first');
  await editor.node('second').click({ modifiers: ['Shift'] });
  await expect.poll(selected, soon).toBe(2);
  await editor.press('Control+g');
  await group().waitFor();
  await page.keyboard.type('Waiting');
  await page.keyboard.press('Enter');
  await expect.poll(() => group().getByText('Waiting').count(), soon).toBe(1);
  expect(await editor.saved('order.layout.json')).toContain(
    '{ "id": "group-1", "name": "Waiting", "thread": "entrypoint", "nodes": ["first", "second"] }',
  );
  expect(await editor.saved('order.workflow.yaml')).toBe(workflow);
  await app.screenshot('group');
});

test('moves as one, with the mouse and by keys, each one step', long, async () => {
  const before = [await xOf(editor.node('first')), await xOf(editor.node('second'))];
  await drag(group().locator('.group-title'), { x: 0, y: 120 });
  await expect
    .poll(() => editor.saved('order.layout.json'), soon)
    .not.toContain('"first": { "x": 320, "y": 80 }');
  const moved = await editor.saved('order.layout.json');
  const y = (name: string) => Number(new RegExp(`"${name}": \\{ "x": \\d+, "y": (\\d+)`).exec(moved)![1]);
  expect(y('first')).toBeGreaterThan(80);
  expect(y('second')).toBe(y('first'));
  expect(y('third')).toBe(80);
  await editor.press('Control+z');
  expect(await editor.saved('order.layout.json')).toContain('"first": { "x": 320, "y": 80 }');
  await group().locator('.group-title').focus();
  await app.page.keyboard.press('ArrowRight');
  await app.page.keyboard.press('ArrowRight');
  expect(await editor.saved('order.layout.json')).toContain('"second": { "x": 640, "y": 80 }');
  await editor.press('Control+z');
  await expect
    .poll(async () => [await xOf(editor.node('first')), await xOf(editor.node('second'))], soon)
    .toEqual(before);
});

test('folds to one card that what follows comes nearer to, which is no edit', long, async () => {
  const { page } = app;
  const card = page.getByTestId('node:entrypoint/▣ group-1');
  await editor.saved('order.layout.json');
  await editor.pick('first');
  const third = await xOf(editor.node('third'));
  await editor.press('Shift+C');
  await card.waitFor();
  await expect.poll(() => editor.node('first').count(), soon).toBe(0);
  await expect.poll(() => xOf(editor.node('third')), soon).toBeLessThan(third);
  expect(await page.getByTestId('unsaved').count()).toBe(0);
  await app.screenshot('group-folded');
  await drag(card, { x: 0, y: 120 });
  const moved = await editor.saved('order.layout.json');
  expect(moved).toMatch(/"first": \{ "x": 320, "y": (?!80 )\d+ \}/);
  expect(moved).toMatch(/"second": \{ "x": 624, "y": (?!80 )\d+ \}/);
  await editor.press('Control+z');
  expect(await editor.saved('order.layout.json')).toContain('"second": { "x": 624, "y": 80 }');
  // Going to a node in it uncovers it.
  await editor.press('Control+f');
  await page.getByRole('combobox', { name: 'Find nodes' }).fill('second');
  await page.keyboard.press('Enter');
  await editor.node('second').waitFor();
});

test('takes in what is dragged into it, and what is dropped onto an edge in it', long, async () => {
  const { page } = app;
  await editor.press('Escape');
  await editor.press('1');
  const [first, second] = [
    (await editor.node('first').boundingBox())!,
    (await editor.node('second').boundingBox())!,
  ];
  const middle = { x: (first.x + first.width + second.x) / 2, y: first.y + first.height / 2 };
  const sleep = page.getByTestId('palette:sleep');
  await sleep.dragTo(page.getByTestId('canvas'), {
    targetPosition: await page
      .getByTestId('canvas')
      .boundingBox()
      .then((box) => ({ x: middle.x - box!.x, y: middle.y - box!.y })),
  });
  await editor.node('sleep').waitFor();
  expect(await editor.saved('order.layout.json')).toContain('"nodes": ["first", "second", "sleep"]');
  expect(await editor.saved('order.workflow.yaml')).toContain('first: { sleep: 1, next: sleep }');
  await editor.press('Control+z');
  expect(await editor.saved('order.layout.json')).toContain('"nodes": ["first", "second"]');
  // A card that is let go in the frame.
  await editor.press('1');
  const box = (await group().boundingBox())!;
  const third = (await editor.node('third').boundingBox())!;
  await drag(editor.node('third'), {
    x: box.x + box.width / 2 - third.x - third.width / 2,
    y: box.y + box.height - third.y - third.height / 2 - 4,
  });
  expect(await editor.saved('order.layout.json')).toContain('"nodes": ["first", "second", "third"]');
  await editor.press('Control+z');
  expect(await editor.saved('order.layout.json')).toContain('"nodes": ["first", "second"]');
});

test('is taken away by the menu', long, async () => {
  await editor.press('Escape');
  await group().locator('.group-title').click({ button: 'right' });
  await app.page.getByTestId('context-menu').getByText('Ungroup').click();
  await expect.poll(() => group().count(), soon).toBe(0);
  await editor.press('Control+z');
  await group().waitFor();
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
