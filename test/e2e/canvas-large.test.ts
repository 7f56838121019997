// A drawing of 2,000 nodes in the browser: how much of it is in the page at each zoom, that no layout runs when places are
// saved, and that an edit draws what it changed and nothing else. What is counted is work, never time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../renderer/services/inspect.ts';
import { filesOf, placed, wideDrawing } from '../bench/canvas/wide-drawing.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { drawnAgain, watchDrawing } from '../kit/drawn-again.ts';
import { openFiles } from '../kit/editor-page.ts';
import { repository } from '../kit/engine.ts';

const NODES = 2_000;
const long = { timeout: 120_000 };
let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowserApp({
    width: 1440,
    height: 900,
    // Whatever asks for a worker (layout, the text view) is written down.
    beforeOpen: async (page) => {
      await watchDrawing(page);
      await page.addInitScript(() => {
        const started: string[] = [];
        Object.assign(globalThis, { paddockWorkers: started });
        const Original = globalThis.Worker;
        globalThis.Worker = class extends Original {
          constructor(url: string | URL, options?: WorkerOptions) {
            started.push(String(url));
            super(url, options);
          }
        };
      });
    },
  });
  await openFiles(app, 'wide', filesOf(placed(wideDrawing(NODES))));
}, 240_000);
afterAll(() => app?.close());

const cards = (): Promise<number> => app.page.locator('.react-flow__node-card').count();
const elements = (): Promise<number> =>
  app.page.evaluate(() => document.querySelectorAll('.canvas *').length);
const press = (name: string | RegExp) => app.page.getByRole('button', { name }).first().click();

/** A task's card, other than this one, far from the border, where a drag would move the view as well. */
async function cardInTheMiddle(but?: string) {
  const found = await app.page.evaluate((but) => {
    const box = document.querySelector('.canvas')!.getBoundingClientRect();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const cards = [...document.querySelectorAll<HTMLElement>('.card[data-kind="task"]')];
    const others = cards.filter(({ dataset }) => dataset.testid !== but);
    const places = others.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      const at = { x: x + width / 2, y: y + height / 2 };
      return { at, id: card.dataset.testid!, far: Math.hypot(at.x - middle.x, at.y - middle.y) };
    });
    return places.sort((a, b) => a.far - b.far)[0]!;
  }, but);
  return { ...found, node: found.id.replace('node:entrypoint/', '') };
}

/** Zooms out around the middle until the tools say no more than so many per cent. */
async function zoomOutTo(percent: number): Promise<void> {
  const shown = async () =>
    Number(/(\d+) %/.exec((await app.page.locator('.canvas-zoom').textContent()) ?? '')?.[1] ?? 100);
  while ((await shown()) > percent) {
    const before = await shown();
    await press('Zoom out');
    await expect.poll(shown).toBeLessThan(before);
  }
}

test('no layout runs when every node has its place', long, async () => {
  const { page } = app;
  expect(await page.getByTestId('layout-busy').count()).toBe(0);
  const workers = await page.evaluate(() => (globalThis as { paddockWorkers?: string[] }).paddockWorkers);
  expect(workers?.filter((url) => url.includes('layout'))).toEqual([]);
});

test('the page holds what can be read, whatever the zoom', long, async () => {
  const { page } = app;
  await press('Fit everything');
  await page.getByTestId('far-view').waitFor();
  await expect.poll(cards).toBe(0);
  expect(await elements()).toBeLessThan(150);
  await app.screenshot('large-far');
  await press(/zoom to 100 %/);
  await expect.poll(cards).toBeGreaterThan(3);
  expect(await cards()).toBeLessThan(40);
  expect(await elements()).toBeLessThan(1_200);
  await app.screenshot('large-near');
  await zoomOutTo(46);
  await expect.poll(cards).toBeGreaterThan(10);
  expect(await cards()).toBeLessThan(160);
  expect(await elements()).toBeLessThan(4_000);
  await app.screenshot('large-names');
});

test('the picture from far away goes along with the hand', long, async () => {
  const { page } = app;
  await press('Fit everything');
  const far = page.getByTestId('far-view');
  await far.waitFor();
  const before = (await far.boundingBox())!;
  const box = (await page.getByTestId('canvas').boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + 30 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 40, at.y + 24, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(async () => {
      const now = (await far.boundingBox())!;
      return [Math.round(now.x - before.x), Math.round(now.y - before.y)];
    })
    .toEqual([40, 24]);
});

test('a letter in a form changes one card and no other', long, async () => {
  const { page } = app;
  await press('Fit everything');
  await page.getByTestId('far-view').waitFor();
  await press(/zoom to 100 %/);
  await expect.poll(cards).toBeGreaterThan(3);
  const card = page.locator('.card[data-kind="task"]').first();
  const id = await card.getAttribute('data-testid');
  await card.click();
  const field = page.getByTestId('inspector').locator('input[aria-label="Task definition"]');
  await field.click();
  await page.evaluate(() => {
    const changed = new Set<string>();
    Object.assign(globalThis, { paddockChanged: changed });
    new MutationObserver((all) => {
      for (const { target } of all) {
        const element = target instanceof Element ? target : target.parentElement;
        const name = element?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id');
        if (name) changed.add(name);
      }
    }).observe(document.querySelector('.react-flow__viewport')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await expect.poll(() => page.getByTestId('problems').textContent()).not.toContain('No problems');
  await expect.poll(() => page.getByTestId(id!).textContent()).toContain('works');
  const changed = await page.evaluate(() => [
    ...(globalThis as unknown as { paddockChanged: Set<string> }).paddockChanged,
  ]);
  expect(changed).toEqual([id]);
  await page.keyboard.press('Backspace');
});

test(
  'letters in a form draw their card and its edges again and no other, and so does a drag',
  long,
  async () => {
    const { page } = app;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const { id, node, at } = await cardInTheMiddle();
    await page.mouse.click(at.x, at.y);
    const field = page.getByTestId('inspector').locator('input[aria-label="Task definition"]');
    await field.click();
    await page.keyboard.press('End');
    await page.keyboard.type('s');
    await expect.poll(() => page.getByTestId(id).textContent()).toContain('works');
    await expect.poll(() => page.getByTestId('problems').textContent()).not.toContain('No problems');
    const typed = await drawnAgain(page, async () => {
      await page.keyboard.type('t');
      await expect.poll(() => page.getByTestId(id).textContent()).toContain('workst');
      await expect.poll(() => page.getByTestId('problems').getAttribute('title')).toContain('workst');
    });
    expect(typed).toContain(id);
    // The frame says how many problems there are in it, and what leaves the card belongs to it.
    const others = typed.filter((each) => each !== id && each !== 'thread:entrypoint');
    expect(others.filter((each) => !each.startsWith(`edge:entrypoint/${node}/`))).toEqual([]);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect.poll(() => page.getByTestId(id).textContent()).not.toContain('works');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 16, at.y + 16, { steps: 4 });
    const dragged = await drawnAgain(page, async () => {
      await page.mouse.move(at.x + 32, at.y + 48, { steps: 8 });
    });
    await page.mouse.up();
    const drawing = wideDrawing(NODES).workflow.threads[0]!.nodes;
    const ends = (edge: string): boolean => {
      const [, from, index] = /^edge:entrypoint\/(.+)\/(\d+)$/.exec(edge)!;
      return from === node || drawing.find(({ name }) => name === from)!.next[Number(index)]!.to === node;
    };
    expect(dragged).toContain(id);
    for (const each of dragged)
      expect(each === id || each === 'thread:entrypoint' || ends(each), each).toBe(true);
  },
);

test('a drag moves one card and the edges that it has', long, async () => {
  const { page } = app;
  await page.keyboard.press('Escape');
  const { id } = await cardInTheMiddle();
  const from = (await page.getByTestId(id).boundingBox())!;
  await page.mouse.move(from.x + 120, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 140, from.y + 30, { steps: 4 });
  const handled = await page.evaluate(() => {
    const changed = new Set<Element>();
    new MutationObserver((all) => {
      for (const { target } of all) {
        const element = target instanceof Element ? target : target.parentElement;
        const node = element?.closest('.react-flow__node-card');
        if (node) changed.add(node);
      }
    }).observe(document.querySelector('.react-flow__viewport')!, { subtree: true, attributes: true });
    Object.assign(globalThis, { paddockDragged: changed });
    return true;
  });
  expect(handled).toBe(true);
  await page.mouse.move(from.x + 180, from.y + 62, { steps: 6 });
  await page.mouse.up();
  await expect
    .poll(async () => Math.round((await page.getByTestId(id).boundingBox())!.x - from.x))
    .toBeGreaterThan(30);
  const dragged = await page.evaluate(() =>
    [...(globalThis as unknown as { paddockDragged: Set<Element> }).paddockDragged].map((each) =>
      each.getAttribute('data-id'),
    ),
  );
  expect(dragged).toEqual([id]);
  expect(await page.getByTestId('undo').isEnabled()).toBe(true);
  expect(app.complaints).toEqual([]);
});

/** Names of the nodes, as the page has them. */
const nodeNames = (): Promise<readonly string[]> =>
  app.page.evaluate(() => {
    const { paddock } = globalThis as unknown as { paddock: { state: () => PageState } };
    return paddock.state().drawing!.workflow.threads[0]!.nodes.map(({ name }) => name);
  });

test('the form of a card comes when a drag of it ends, and keys pressed then are for it', long, async () => {
  const { page } = app;
  const inspector = page.getByTestId('inspector');
  const title = () => inspector.locator('.inspector-title b').textContent();
  const fields = () => inspector.locator('[data-field]').count();
  await page.keyboard.press('Escape');
  const other = await cardInTheMiddle();
  await page.mouse.click(other.at.x, other.at.y);
  await expect.poll(title).toBe(other.node);
  const form = await fields();
  expect(form).toBeGreaterThan(3);
  const card = await cardInTheMiddle(other.id);
  await page.mouse.move(card.at.x, card.at.y);
  await page.mouse.down();
  await page.mouse.move(card.at.x + 16, card.at.y + 16, { steps: 4 });
  await expect.poll(title).toBe(card.node);
  expect(await fields()).toBe(0);
  await page.mouse.move(card.at.x + 32, card.at.y + 32, { steps: 4 });
  expect(await fields()).toBe(0);
  await page.mouse.up();
  await page.keyboard.press('F2');
  await page.keyboard.type('taken');
  await page.keyboard.press('Enter');
  await expect.poll(title).toBe('taken');
  await expect.poll(fields).toBe(form);
  const names = await nodeNames();
  expect(names).toContain(other.node);
  expect(names).toContain('taken');
  expect(names).not.toContain(card.node);
  // What is selected already keeps its form while it is dragged.
  const { x, y, width, height } = (await page.getByTestId('node:entrypoint/taken').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 16, y + height / 2 - 16, { steps: 4 });
  expect(await fields()).toBe(form);
  await page.mouse.up();
});

/** The row of the outline that has the focus, when it is in view. */
const focusedRow = () =>
  app.page.evaluate(() => {
    const row = document.activeElement;
    const panel = row?.closest('.panel-body')?.getBoundingClientRect();
    const box = row?.getBoundingClientRect();
    if (!row || !panel || !box || box.top < panel.top - 1 || box.bottom > panel.bottom + 1) return undefined;
    return `${row.id} ${row.getAttribute('aria-posinset')}/${row.getAttribute('aria-setsize')}`;
  });

test('the outline holds the rows in view, and its keys reach all of them', long, async () => {
  const { page } = app;
  await page.getByTestId('rail:outline').click();
  const rows = page.getByTestId('outline').getByRole('treeitem');
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  await page.getByTestId('outline').locator('[tabindex="0"]').focus();
  const siblings = await page.locator('.outline-row[data-kind="node"]').first().getAttribute('aria-setsize');
  expect(Number(siblings)).toBeGreaterThan(1_900);

  await page.keyboard.press('End');
  await expect.poll(focusedRow).toContain(` ${siblings}/${siblings}`);
  await page.keyboard.press('PageUp');
  await expect.poll(focusedRow).toMatch(/ 19\d\d\//);
  await page.keyboard.press('PageDown');
  await expect.poll(focusedRow).toContain(` ${siblings}/${siblings}`);
  await page.keyboard.press('Home');
  await expect.poll(focusedRow).toBe('outline-thread:entrypoint 1/1');
  // Letters that come too late after one another begin a new word.
  await expect
    .poll(async () => {
      await page.keyboard.press('Home');
      await page.keyboard.type('r30-2');
      return focusedRow();
    })
    .toMatch(/^outline-node:entrypoint\/r30-2 /);

  await page.locator('.panel-body').evaluate((panel) => (panel.scrollTop = 0));
  await page.getByTestId('outline:node:entrypoint/start').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('outline-node:entrypoint/r30-2');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focusedRow).toMatch(/^outline-node:entrypoint\/r30-3 /);
  expect(await rows.count()).toBeLessThan(120);
  await app.screenshot('large-outline');
});

test('Monaco and the text view are no part of the first load', () => {
  const pages = join(repository, 'dist/renderer');
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  expect(html).not.toMatch(/monaco|text-editor/);
  // Nor does what is loaded at first import them by itself.
  const first = [...html.matchAll(/assets\/([\w-]+\.js)/g)].map(([, name]) => name!);
  const chunks = readdirSync(join(pages, 'assets')).filter((name) => /^monaco-.*\.js$/.test(name));
  expect(chunks.length).toBeGreaterThan(0);
  for (const name of first) {
    const script = readFileSync(join(pages, 'assets', name), 'utf8');
    const imported = [...script.matchAll(/from\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, path]) => path!);
    expect(imported.filter((path) => chunks.includes(path))).toEqual([]);
  }
});
