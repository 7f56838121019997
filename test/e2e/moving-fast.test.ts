// What an expert's hands do: replace, insert before, make room, extract, tidy, reorder, select along; by mouse and by keys,
// each one step of undo, which shows what it changed.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 90_000 };
const soon = { timeout: 20_000 };
const FILE = 'order.workflow.yaml';
const LAYOUT = 'order.layout.json';

const workflow = `paddock: 1
workflow: order
variables:
  total: { type: INT }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: first }
      first: { sleep: 1, next: ask }
      ask:
        nop: {}
        next:
          - { to: big, when: total > 3 }
          - { to: small }
      big: { sleep: 2, next: last }
      small: { sleep: 3, next: last }
      last: { sleep: 4, next: done }
      done: { exit: {} }
`;
const layout = `{
  "paddock": 1,
  "threads": {
    "entrypoint": {
      "x": 0,
      "y": 0,
      "nodes": {
        "ask": { "x": 624, "y": 80 },
        "big": { "x": 1008, "y": 80 },
        "done": { "x": 1600, "y": 80 },
        "first": { "x": 320, "y": 80 },
        "last": { "x": 1304, "y": 80 },
        "small": { "x": 1008, "y": 200 },
        "start": { "x": 32, "y": 80 }
      }
    }
  }
}
`;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1800, height: 1000 });
  editor = await openFiles(app, 'order', { [FILE]: workflow, [LAYOUT]: layout });
}, 240_000);
afterAll(() => app?.close());

// Each test begins with the drawing as it was opened.
beforeEach(async () => {
  await app.page.keyboard.press('Escape');
  await editor.press('Escape');
  const undo = app.page.getByTestId('undo');
  while (await undo.isEnabled()) await undo.click();
}, 60_000);

const selected = (): Promise<string[]> =>
  app.page
    .locator('.card[data-selected="true"] .card-name')
    .allTextContents()
    .then((names) => names.sort());
const flashes = () => app.page.locator('.canvas-flash').count();
const centreOf = async (of: Locator) => {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Fits everything into the view, and waits until nothing moves any more. */
async function fitted(): Promise<void> {
  await editor.press('1');
  const view = (): Promise<string | null> => app.page.locator('.react-flow__viewport').getAttribute('style');
  let before: string | null = '';
  let same = 0;
  await expect
    .poll(
      async () => {
        const now = await view();
        same = now === before ? same + 1 : 0;
        before = now;
        return same;
      },
      { ...soon, interval: 60 },
    )
    .toBeGreaterThan(3);
}

async function choose(text: string): Promise<void> {
  const menu = app.page.getByTestId('node-menu');
  await menu.waitFor();
  await menu.getByRole('combobox').fill(text);
  await app.page.keyboard.press('Enter');
  await menu.waitFor({ state: 'detached' });
}

async function byMenu(of: Locator, item: string): Promise<void> {
  await of.click({ button: 'right' });
  await app.page.getByTestId('context-menu').getByText(item, { exact: true }).click();
}

/** Everything is as the files had it, and redo brings the step again; then it is taken back once more. */
async function oneStep(file: string, before: string): Promise<void> {
  const after = await editor.saved(file);
  expect(after).not.toBe(before);
  await editor.press('Control+z');
  expect(await editor.saved(file)).toBe(before);
  await editor.press('Control+Shift+Z');
  expect(await editor.saved(file)).toBe(after);
  await editor.press('Control+z');
  expect(await editor.saved(file)).toBe(before);
}

test('a node is replaced by another kind, by key and by menu; name and edges stay', long, async () => {
  await editor.pick('first');
  await editor.press('r');
  await choose('wait for condition');
  expect(await editor.saved(FILE)).toMatch(/first:\s+(\{ )?wait-for-condition: .*next: ask/);
  await oneStep(FILE, workflow);
  await byMenu(editor.node('first'), 'Replace by another kind');
  await choose('branch');
  expect(await editor.saved(FILE)).toMatch(/first:\s+(\{ )?nop: \{\},?\s+next: ask/);
  await oneStep(FILE, workflow);
});

test('a node is inserted before another, which steps aside', long, async () => {
  await editor.pick('ask');
  await editor.press('Shift+A');
  await choose('sleep');
  expect(await editor.saved(FILE)).toContain('first: { sleep: 1, next: sleep }');
  const moved = await editor.saved(LAYOUT);
  expect(moved).toContain('"sleep": { "x": 624, "y": 80 }');
  expect(moved).not.toContain('"ask": { "x": 624, "y": 80 }');
  await editor.press('Control+z');
  expect(await editor.saved(LAYOUT)).toBe(layout);
  expect(await editor.saved(FILE)).toBe(workflow);
});

test('Shift+arrows select all that comes after and before', long, async () => {
  await editor.pick('ask');
  await editor.press('Shift+ArrowRight');
  await expect.poll(selected, soon).toEqual(['ask', 'big', 'done', 'last', 'small']);
  await editor.pick('ask');
  await editor.press('Shift+ArrowLeft');
  await expect.poll(selected, soon).toEqual(['ask', 'first', 'start']);
});

test('Alt+arrows change when an edge of a branch is tried', long, async () => {
  await editor.pick('small');
  await editor.press('Alt+ArrowUp');
  expect(await editor.saved(FILE)).toMatch(/- \{ to: small \}\s+- \{ to: big, when: total > 3 \}/);
  await oneStep(FILE, workflow);
  await editor.pick('small');
  await byMenu(editor.node('small'), 'Try this edge earlier');
  await oneStep(FILE, workflow);
});

test('a selection becomes a thread, and nodes again', long, async () => {
  const { page } = app;
  const choice = async (): Promise<void> => {
    await editor.pick('ask');
    await editor.node('big').click({ modifiers: ['Shift'] });
    await editor.node('small').click({ modifiers: ['Shift'] });
    await expect.poll(selected, soon).toEqual(['ask', 'big', 'small']);
  };
  await choice();
  await editor.press('Alt+x');
  await page.getByTestId('thread:ask-thread').waitFor();
  const text = await editor.saved(FILE);
  expect(text).toContain('start-thread: ask-thread');
  expect(text).toContain('wait-for-threads: [output(start-ask-thread)]');
  expect(await editor.problems()).toContain('No problems');
  await app.screenshot('extracted-thread');
  await editor.press('Shift+Alt+x');
  await expect.poll(() => page.getByTestId('thread:ask-thread').count(), soon).toBe(0);
  await expect.poll(selected, soon).toEqual(['ask', 'big', 'small']);
  await editor.press('Control+z');
  await editor.press('Control+z');
  expect(await editor.saved(FILE)).toBe(workflow);
  expect(await editor.saved(LAYOUT)).toBe(layout);
  // What can't be says why.
  await editor.pick('big');
  await editor.node('small').click({ modifiers: ['Shift'] });
  await byMenu(editor.node('small'), 'Extract into a child thread');
  await page.getByText('Edges lead into the selection at “big” and “small”').waitFor();
});

test('room is made by dragging from a line on, and by keys', long, async () => {
  const { page } = app;
  await fitted();
  const [ask, big] = [await centreOf(editor.node('ask')), await centreOf(editor.node('big'))];
  await editor.press('s');
  await page.getByTestId('room-tool').waitFor();
  await page.mouse.move((ask.x + big.x) / 2, ask.y - 30);
  await page.mouse.down();
  await page.mouse.move((ask.x + big.x) / 2 + 60, ask.y - 30, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId('room-tool').waitFor({ state: 'detached' });
  const x = (text: string, name: string) => Number(new RegExp(`"${name}": \\{ "x": (\\d+)`).exec(text)![1]);
  const moved = await editor.saved(LAYOUT);
  const by = x(moved, 'big') - 1008;
  expect(by).toBeGreaterThan(40);
  expect([x(moved, 'small'), x(moved, 'last'), x(moved, 'done')]).toEqual([1008 + by, 1304 + by, 1600 + by]);
  expect(x(moved, 'ask')).toBe(624);
  await oneStep(LAYOUT, layout);
  await editor.press('s');
  await page.getByTestId('room-tool').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('room-tool').waitFor({ state: 'detached' });
  await editor.pick('last');
  await editor.press('Control+Shift+ArrowRight');
  await editor.press('Control+Shift+ArrowRight');
  expect(await editor.saved(LAYOUT)).toContain('"last": { "x": 1384, "y": 80 }');
  await oneStep(LAYOUT, layout);
});

test('moves by keys are kept and undone as one step', long, async () => {
  await editor.pick('small');
  for (let i = 0; i < 3; i++) await editor.press('Control+ArrowDown');
  expect(await editor.saved(LAYOUT)).toContain('"small": { "x": 1008, "y": 224 }');
  await oneStep(LAYOUT, layout);
});

test('a selection is tidied alone', long, async () => {
  await editor.pick('small');
  for (let i = 0; i < 3; i++) await editor.press('Control+ArrowLeft');
  const messy = await editor.saved(LAYOUT);
  await editor.pick('ask');
  await editor.node('big').click({ modifiers: ['Shift'] });
  await editor.node('small').click({ modifiers: ['Shift'] });
  await editor.node('small').click({ button: 'right' });
  await app.page.getByTestId('context-menu').getByText('Arrange').hover();
  await app.page.getByRole('menuitem', { name: 'Tidy up the selection' }).click();
  const tidy = await editor.saved(LAYOUT);
  for (const name of ['first', 'last', 'done'])
    expect(tidy).toContain(new RegExp(`"${name}": .*`).exec(layout)![0]);
  await oneStep(LAYOUT, messy);
  await editor.press('Control+z');
  expect(await editor.saved(LAYOUT)).toBe(layout);
});

test('dragged cards show what they are in line with', long, async () => {
  const { page } = app;
  await fitted();
  const small = await centreOf(editor.node('small'));
  const last = await centreOf(editor.node('last'));
  await page.mouse.move(small.x, small.y);
  await page.mouse.down();
  // A drag begins with the first small step.
  await page.mouse.move(small.x + 1, small.y + 1);
  await page.mouse.move(last.x - 20, small.y, { steps: 4 });
  await page.mouse.move(last.x, small.y, { steps: 4 });
  await page.getByTestId('guide:x').waitFor();
  await page.mouse.up();
  await expect.poll(() => page.getByTestId('guide:x').count(), soon).toBe(0);
  await editor.press('Control+z');
  expect(await editor.saved(LAYOUT)).toBe(layout);
});

test('a loose node that is dragged onto an edge is put into it', long, async () => {
  const { page } = app;
  await fitted();
  const start = await centreOf(editor.node('start'));
  await page.mouse.move(start.x, start.y + 90);
  await editor.press('n');
  await choose('sleep');
  await editor.node('sleep').waitFor();
  const withLoose = await editor.saved(FILE);
  await editor.press('Escape');
  await fitted();
  const from = await centreOf(editor.node('sleep'));
  const [big, last] = [await centreOf(editor.node('big')), await centreOf(editor.node('last'))];
  const to = { x: (big.x + last.x) / 2, y: big.y };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 1, from.y + 1);
  await page.mouse.move(to.x - 10, to.y + 10, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  expect(await editor.saved(FILE)).toContain('big: { sleep: 2, next: sleep }');
  await editor.press('Control+z');
  expect(await editor.saved(FILE)).toBe(withLoose);
});

test('a note has a menu, and moves by keys in one step', long, async () => {
  const { page } = app;
  await fitted();
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  await page.mouse.move(canvas.x + 300, canvas.y + 200);
  await editor.press('Shift+S');
  const note = page.getByTestId('note:note-1');
  await note.waitFor();
  await page.keyboard.type('Look');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const placed = await editor.saved(LAYOUT);
  await note.click({ button: 'right', position: { x: 4, y: 4 } });
  await page.getByTestId('context-menu').getByText('Next colour of this note').click();
  expect(await editor.saved(LAYOUT)).toContain('"color": "blue"');
  await oneStep(LAYOUT, placed);
  await editor.press('Control+z');
  const x = (text: string) => Number(/"note-1", "text": "Look", "x": (-?\d+)/.exec(text)![1]);
  expect(x(placed) - x(await editor.saved(LAYOUT))).toBe(16);
  await note.click({ button: 'right', position: { x: 4, y: 4 } });
  await page.getByTestId('context-menu').getByText('Delete', { exact: true }).click();
  await expect.poll(() => note.count(), soon).toBe(0);
});

test('undo goes where it changed something and lights it up', long, async () => {
  const { page } = app;
  await editor.pick('done');
  await page.getByTestId('inspector').waitFor();
  await editor.press('Control+ArrowDown');
  await editor.press('Escape');
  // Far away from it.
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height - 60);
  for (let i = 0; i < 12; i++) await page.mouse.wheel(-600, 0);
  await expect.poll(() => editor.node('done').count(), soon).toBe(0);
  await editor.press('Control+z');
  await editor.node('done').waitFor();
  await page.getByTestId('flash:node:entrypoint/done').waitFor();
  await expect.poll(flashes, soon).toBe(0);
  expect(await editor.saved(LAYOUT)).toBe(layout);
});

test('in a field Ctrl+Z means the text that was typed, before that the drawing', long, async () => {
  const { page } = app;
  await editor.pick('last');
  await editor.press('Control+ArrowDown');
  const field = editor.inspector().locator('input').first();
  await field.focus();
  await page.keyboard.press('Control+z');
  expect(await editor.saved(LAYOUT)).toBe(layout);
  await editor.pick('last');
  await editor.press('Control+ArrowDown');
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('xy');
  expect(await field.inputValue()).toBe('lastxy');
  await page.keyboard.press('Control+z');
  await expect.poll(() => field.inputValue(), soon).not.toBe('lastxy');
  await page.keyboard.press('Escape');
  expect(await editor.saved(LAYOUT)).not.toBe(layout);
  await editor.press('Control+z');
  expect(await editor.saved(LAYOUT)).toBe(layout);
  expect(await editor.saved(FILE)).toBe(workflow);
});

/** Where the layout file has a node, or undefined. */
const placeIn = (text: string, name: string): { readonly x: number; readonly y: number } | undefined => {
  const found = new RegExp(`"${name}": { "x": (-?\\d+), "y": (-?\\d+) }`).exec(text);
  return found ? { x: Number(found[1]), y: Number(found[2]) } : undefined;
};

test(
  'a node is doubled beside itself, by key and by menu, with its fields but not its edges',
  long,
  async () => {
    const before = await editor.saved(FILE);
    for (const duplicate of [
      () => editor.press('Control+d'),
      () => byMenu(editor.node('big'), 'Duplicate'),
    ]) {
      await editor.pick('big');
      await duplicate();
      await editor.node('big-2').waitFor();
      const after = await editor.saved(FILE);
      expect(after).toMatch(/ big-2:\s+sleep: 2\n$/);
      const [from, to] = [placeIn(layout, 'big')!, placeIn(await editor.saved(LAYOUT), 'big-2')!];
      expect(Math.abs(to.x - from.x) + Math.abs(to.y - from.y)).toBeGreaterThan(0);
      expect(await selected()).toEqual(['big-2']);
      await oneStep(FILE, before);
      await editor.node('big-2').waitFor({ state: 'detached' });
    }
  },
);

test('three cards are put at even distances, by key and by the palette', long, async () => {
  const { page } = app;
  for (const distribute of [
    () => editor.press('Shift+Alt+h'),
    async () => {
      await editor.press('Control+k');
      await page.getByTestId('command-palette').getByRole('combobox').fill('distribute from left to right');
      await page.keyboard.press('Enter');
    },
  ]) {
    await editor.pick('first');
    await editor.node('ask').click({ modifiers: ['Shift'] });
    await editor.node('last').click({ modifiers: ['Shift'] });
    await distribute();
    await expect
      .poll(async () => {
        const text = await editor.saved(LAYOUT);
        const [first, ask, last] = ['first', 'ask', 'last'].map((name) => placeIn(text, name)!.x);
        return Math.abs(ask! - first! - (last! - ask!));
      }, soon)
      .toBeLessThanOrEqual(8);
    await oneStep(LAYOUT, layout);
  }
});

test('a wire reaches a card whatever it is called', long, async () => {
  const { page } = app;
  await editor.pick('small');
  await editor.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('total > 3 && "50%" \\ more');
  await page.keyboard.press('Enter');
  await fitted();
  const named = page.locator('.card', { hasText: '"50%" \\ more' });
  await editor.node('last').hover();
  const from = await centreOf(
    page.locator('.react-flow__node', { has: editor.node('last') }).locator('.react-flow__handle.source'),
  );
  const to = await centreOf(named);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  expect(await editor.saved(FILE)).toMatch(/last: \{ sleep: 4, next: \[.*50%/);
  await named.click();
  await expect.poll(selected).toEqual(['total > 3 && "50%" \\ more']);
});

test('a card that is dragged comes to stand on the grid', long, async () => {
  const { page } = app;
  await fitted();
  const at = await centreOf(editor.node('small'));
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 1, at.y + 1);
  await page.mouse.move(at.x + 43, at.y + 61, { steps: 5 });
  await page.mouse.up();
  const to = placeIn(await editor.saved(LAYOUT), 'small')!;
  expect([to.x % 8, to.y % 8]).toEqual([0, 0]);
  expect(to).not.toEqual(placeIn(layout, 'small'));
  await oneStep(LAYOUT, layout);
});

test('one goes to a node by its name, and by a press on the overview', long, async () => {
  const { page } = app;
  await editor.press('0');
  const isSeen = async (name: string): Promise<boolean> => {
    const [canvas, card] = [
      (await page.getByTestId('canvas').boundingBox())!,
      await editor
        .node(name)
        .boundingBox({ timeout: 1_000 })
        .catch(() => null),
    ];
    return card !== null && card.x >= canvas.x && card.x + card.width <= canvas.x + canvas.width;
  };
  await editor.press('Control+k');
  await page.getByTestId('command-palette').getByRole('combobox').fill('done');
  await page.getByRole('option', { name: /done/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(selected, soon).toEqual(['done']);
  await expect.poll(() => isSeen('done'), soon).toBe(true);
  for (let i = 0; i < 8; i++) await page.keyboard.press('Control+=');
  await page.getByTestId('overview-map').click({ position: { x: 14, y: 52 } });
  await expect.poll(() => isSeen('done'), soon).toBe(false);
  await expect.poll(() => isSeen('start'), soon).toBe(true);
  expect(await editor.saved(LAYOUT)).toBe(layout);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
