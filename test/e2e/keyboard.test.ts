// The editor without a mouse: from zone to zone, along the graph on the canvas, into the inspector and back, menus, the
// outline's keys, splitters and tabs; the focus is always somewhere and always seen.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };

let app: BrowserApp;
let keys: Keyboard;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  keys = keyboardOf(app.page);
  await keys.openCheckout();
}, 120_000);
afterAll(() => app?.close());

const outlineOf = () =>
  app.page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement as Element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });

test('F6 goes round all zones, Shift+F6 back, and the focus is seen in each', long, async () => {
  await keys.toZone('top-bar');
  const seen: string[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const now = await keys.focused();
    seen.push(now.zone);
    // A text field shows its focus by its border.
    if (now.role !== 'textbox') expect(await outlineOf(), `${now.role} ${now.name}`).toBe(true);
    await keys.press('F6');
  }
  expect(seen).toEqual(['top-bar', 'rail', 'side-panel', 'canvas', 'drawer', 'inspector', 'status-bar']);
  expect((await keys.focused()).zone).toBe('top-bar');
  await keys.press('Shift+F6');
  expect((await keys.focused()).zone).toBe('status-bar');
});

test('arrows follow the graph, and what is come to is named and told', long, async () => {
  const { page } = app;
  await keys.toZone('canvas');
  await keys.press('Escape', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const active = page.locator('.react-flow');
  await expect.poll(() => active.getAttribute('aria-activedescendant')).toBe('canvas-node:entrypoint/charge');
  const card = page.locator('[id="canvas-node:entrypoint/charge"]');
  expect(await card.getAttribute('role')).toBe('graphics-object');
  expect(await card.getAttribute('aria-roledescription')).toBe('Task node');
  expect(await card.getAttribute('aria-label')).toBe('charge, task charge-card · 3 retries');
  await expect
    .poll(() => keys.said())
    .toMatch(/^charge: after reserve, branch .*, 1 of 2; .*card-declined → ask-for-card/);
});

test(
  'Delete leaves the place: the node before is selected and told, and undo brings both back',
  long,
  async () => {
    const active = app.page.locator('.react-flow');
    const isAt = (id: string) =>
      expect
        .poll(() => active.getAttribute('aria-activedescendant'), { timeout: 20_000 })
        .toBe(`canvas-${id}`);
    await keys.press('Delete');
    await isAt('node:entrypoint/reserve');
    await expect
      .poll(() => keys.said())
      .toMatch(/^Deleted charge\. .*Undo with Ctrl\+Z\. reserve: after start/);
    await keys.press('Control+z');
    await isAt('node:entrypoint/charge');
    await expect.poll(() => keys.said()).toMatch(/^Undone: Delete charge\. charge: after reserve/);
  },
);

test('Enter goes into the form, Escape back to where one was: canvas or outline', long, async () => {
  await keys.press('Enter');
  await keys.at({ zone: 'inspector' });
  await keys.press('Escape');
  await keys.at({ zone: 'canvas', role: 'application' });
  await keys.press('o');
  await keys.at({ role: 'treeitem', id: 'outline-node:entrypoint/charge' });
  await keys.press('Enter');
  await keys.at({ zone: 'inspector' });
  await keys.press('Escape');
  await keys.at({ role: 'treeitem', id: 'outline-node:entrypoint/charge' });
});

test('the tree: fold, unfold, Home, End, type-ahead, branches in another order', long, async () => {
  await keys.press('Home', 'ArrowLeft');
  expect((await keys.focused()).expanded).toBe('false');
  await keys.press('ArrowDown');
  await keys.at({ id: 'outline-thread:ask-for-card' });
  await keys.press('ArrowUp', 'ArrowRight', 'End');
  await keys.at({ id: 'outline-node:tell-trouble/failed' });
  await keys.press('Home');
  await keys.type('pai');
  await keys.at({ id: 'outline-node:entrypoint/paid' });
  await keys.press('ArrowRight', 'ArrowRight', 'Alt+ArrowDown');
  await keys.at({ id: 'outline-edge:entrypoint/paid/1', name: /^send-receipt, charged; .* branch 2 of 3/ });
  await expect.poll(() => keys.said()).toContain('Undo with Ctrl+Z.');
  await keys.press('Control+z');
  await expect.poll(() => keys.said()).toBe('Undone: Reorder edges of paid.');
});

test('a node is appended, renamed, replaced, and deleted with its neighbours connected', long, async () => {
  await keys.press('Home');
  await keys.type('ship');
  await keys.at({ id: 'outline-node:entrypoint/ship' });
  await keys.press('+');
  await keys.at({ role: 'combobox', name: 'After ship' });
  await keys.type('sleep');
  await keys.press('Enter');
  await keys.at({ role: 'treeitem', name: /^sleep/ });
  await expect.poll(() => keys.said()).toBe('Added sleep sleep after ship. Undo with Ctrl+Z.');
  await keys.press('F2');
  await keys.at({ role: 'textbox', name: 'New name of sleep' });
  await keys.enter('rest');
  await keys.press('Enter');
  await keys.at({ id: 'outline-node:entrypoint/rest' });
  await keys.press('=');
  await keys.at({ role: 'combobox', name: 'Replace rest by' });
  await keys.type('branch');
  await keys.press('Enter');
  await keys.at({ id: 'outline-node:entrypoint/rest', name: /Branch or join/ });
  await keys.press('Control+Delete');
  await keys.at({ role: 'treeitem' });
  expect(await app.page.getByTestId('outline:node:entrypoint/rest').count()).toBe(0);
  await keys.press('Home');
  await keys.type('receipt-s');
  await keys.at({ id: 'outline-node:entrypoint/receipt-sent', name: /after ship/ });
  await keys.press('F2');
  await keys.at({ role: 'textbox', name: 'New name of receipt-sent' });
  await keys.enter('told');
  // Going elsewhere keeps what was typed.
  await keys.press('Tab');
  await expect.poll(() => app.page.getByTestId('outline:node:entrypoint/told').count()).toBe(1);
  await keys.press('o');
  await keys.at({ role: 'treeitem' });
});

test('splitters move by arrows, tabs and menus answer keys', long, async () => {
  const { page } = app;
  const splitter = page.getByRole('separator', { name: 'Width of the side panel' });
  const width = async () => Number(await splitter.getAttribute('aria-valuenow'));
  const before = await width();
  await keys.tabTo({ role: 'separator', name: 'Width of the side panel' });
  await keys.press('ArrowRight');
  expect(await width()).toBeGreaterThan(before);
  await keys.toZone('drawer');
  await keys.press('Enter');
  await page.getByRole('tabpanel').waitFor();
  await keys.press('ArrowRight', 'ArrowRight');
  await keys.at({ role: 'tab', name: 'History' });
  await keys.press('Enter');
  expect(await page.getByTestId('drawer:history').getAttribute('aria-selected')).toBe('true');
  await keys.press('Control+j');
  await keys.toZone('canvas');
  await keys.press('Escape', 'ArrowRight', 'ArrowRight', 'Shift+F10');
  await keys.at({ role: 'menuitem' });
  await keys.press('Escape');
  await keys.at({ zone: 'canvas' });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
