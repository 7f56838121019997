// Groups and notes in the outline, by keys alone: made, named, coloured, folded, gone to on the canvas and taken away, each
// one step of undo, with a spoken place; and axe has nothing against them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../renderer/services/inspect.ts';
import { expectNoViolations } from '../kit/axe.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };

let app: BrowserApp;
let keys: Keyboard;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  keys = keyboardOf(app.page);
  await keys.openCheckout();
  await keys.press('o');
  await keys.at({ role: 'treeitem' });
}, 120_000);
afterAll(() => app?.close());

const saying = (text: string | RegExp) => expect.poll(() => keys.said(), { timeout: 20_000 }).toMatch(text);
/** Level, place and number of siblings of the row with the focus. */
const placeNow = () =>
  app.page.evaluate(() =>
    ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => document.activeElement?.getAttribute(name)),
  );
/** Chooses of the list that is open by typing. */
async function choose(title: string | RegExp, text: string): Promise<void> {
  await keys.at({ role: 'combobox', name: title });
  await keys.type(text);
  await keys.press('Enter');
}
async function goTo(name: string, id: string): Promise<void> {
  await keys.press('Home');
  await keys.type(name);
  await keys.at({ id });
}
const selected = () =>
  app.page.evaluate(() =>
    (globalThis as unknown as { paddock: { state(): PageState } }).paddock
      .state()
      .selection.map((item) => item.kind === 'node' && item.node),
  );

test('a node is put into a new group, which is named, and others into it', long, async () => {
  await goTo('charg', 'outline-node:entrypoint/charge');
  const [, place, siblings] = await placeNow();
  await keys.press('Control+g');
  await choose('Put charge into which group', 'New');
  await keys.at({ role: 'textbox', name: 'New name of Group 1' });
  await keys.enter('Paying');
  await keys.press('Enter');
  await keys.at({ id: 'outline-group:group-1', name: 'Paying, 1 node, group', expanded: 'true' });
  await saying('Renamed group Group 1 to Paying. Undo with Ctrl+Z.');
  expect(await placeNow()).toEqual(['2', place, siblings]);
  await goTo('ship', 'outline-node:entrypoint/ship');
  await keys.press('Control+g');
  await choose('Put ship into which group', 'Pay');
  await keys.at({ id: 'outline-node:entrypoint/ship' });
  await saying('Put ship into group Paying.');
  expect(await placeNow()).toEqual(['3', '2', '2']);
  await keys.press('ArrowLeft');
  await keys.at({ id: 'outline-group:group-1', name: 'Paying, 2 nodes, group' });
  // Its nodes are what is selected with it.
  await expect.poll(selected, { timeout: 20_000 }).toEqual(['charge', 'ship']);
});

test('a group is coloured, folded on the canvas and gone to there', long, async () => {
  await keys.press('/');
  await choose('What to do with Paying', 'colour');
  await choose('Which colour', 'green');
  await keys.at({ id: 'outline-group:group-1' });
  await saying('Group Paying is green now.');
  await keys.press('/');
  await choose('What to do with Paying', 'fold it');
  await keys.at({ id: 'outline-group:group-1', name: /, folded on the canvas, group$/ });
  await app.page.locator('.group-card').waitFor();
  await keys.press('/');
  await choose('What to do with Paying', 'unfold');
  await app.page.locator('.group-card').waitFor({ state: 'detached' });
  await keys.at({ id: 'outline-group:group-1', name: 'Paying, 2 nodes, group' });
  await keys.press('Enter');
  await keys.at({ zone: 'canvas', name: 'Group Paying, 2 nodes' });
  await keys.press('o');
  await keys.at({ id: 'outline-group:group-1' });
});

test('a note is written, coloured, gone to on the canvas and deleted', long, async () => {
  for (const text of ['Ask Ann about refunds', 'Cards of guests']) {
    await keys.press('/');
    await choose(/^What to do with/, 'add a note');
    await keys.at({ zone: 'inspector', name: 'Text of the note' });
    await keys.type(text);
    await keys.press('Escape');
    await keys.at({ role: 'treeitem', name: `${text}, note, yellow` });
  }
  await keys.press('End');
  await keys.at({ id: 'outline-note:note-2' });
  expect(await placeNow()).toEqual(['2', '2', '2']);
  await keys.press('ArrowUp');
  await keys.at({ id: 'outline-note:note-1' });
  await keys.press('Shift+F10');
  await choose(/^What to do with Ask/, 'colour');
  await choose('Which colour', 'blue');
  await keys.at({ name: 'Ask Ann about refunds, note, blue' });
  await saying('The note Ask Ann about refunds is blue now.');
  await keys.press('F2');
  await keys.at({ zone: 'inspector', name: 'Text of the note', value: 'Ask Ann about refunds' });
  await keys.press('Escape');
  await keys.at({ id: 'outline-note:note-1' });
  await keys.press('Enter');
  await keys.at({ zone: 'canvas', id: 'canvas-note:note-1' });
  await keys.press('o');
  await keys.at({ id: 'outline-note:note-1' });
});

test('axe has nothing against them', long, async () => {
  await expectNoViolations(app.page, 'outline with groups and notes', {
    within: '[data-zone="side-panel"]',
  });
  await keys.press('o');
  await keys.at({ role: 'treeitem' });
});

test('Delete takes notes and groups away in one step each, and the focus stays near', long, async () => {
  await keys.press('End', 'Delete');
  await saying('Deleted note Cards of guests.');
  await keys.at({ id: 'outline-note:note-1' });
  await keys.press('Delete');
  await keys.at({ role: 'treeitem', name: /^failed/ });
  expect(await app.page.getByTestId('outline:notes').count()).toBe(0);
  // Folded here, what has the focus then is not to be seen after the undo.
  await goTo('payi', 'outline-group:group-1');
  await keys.press('ArrowLeft', 'Delete');
  await keys.at({ id: 'outline-node:entrypoint/charge' });
  await saying('Ungrouped Paying.');
  await keys.press('Control+z');
  await saying('Undone: Ungroup.');
  await keys.at({ id: 'outline-group:group-1' });
  expect(await app.page.getByTestId('outline:group:group-1').count()).toBe(1);
  await keys.press('Control+z');
  await saying('Undone: Delete note.');
  await expect.poll(() => app.page.getByTestId('outline:note:note-1').count()).toBe(1);
  await keys.at({ role: 'treeitem' });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
