// Where the focus is after gestures by keys: never nowhere. Menus and dialogs that are closed leave the selection; what
// lies on the canvas and panels give the focus back to it; a new handler's first field takes it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../renderer/services/inspect.ts';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };
const canvas = { zone: 'canvas', role: 'application' } as const;

let app: BrowserApp;
let keys: Keyboard;

beforeAll(async () => {
  app = await openBrowserApp();
  keys = keyboardOf(app.page);
  await keys.openCheckout();
  await keys.toZone('canvas');
}, 120_000);
afterAll(() => app?.close());

const selected = (): Promise<readonly string[]> =>
  app.page.evaluate(() => {
    const { state } = (globalThis as unknown as { paddock: { state(): PageState } }).paddock;
    return state().selection.map((item) => (item.kind === 'node' ? item.node : item.kind));
  });

/** From the start of the flow to the third node. */
async function toCharge(): Promise<void> {
  await keys.at(canvas);
  await keys.press('Escape', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await selected()).toEqual(['charge']);
}

test('Escape closes a menu or a dialog, and what it was about stays selected', long, async () => {
  await toCharge();
  for (const [open, role] of [
    ['Shift+F10', 'menuitem'],
    ['Control+k', 'combobox'],
    ['Control+f', 'combobox'],
  ] as const) {
    await keys.press(open);
    await keys.at({ role });
    await keys.press('Escape');
    await keys.at(canvas);
    expect(await selected(), open).toEqual(['charge']);
  }
});

test('a panel that is hidden from inside leaves the focus to the canvas', long, async () => {
  for (const [zone, toggle] of [
    ['side-panel', 'Control+b'],
    ['inspector', 'Control+i'],
  ] as const) {
    await keys.toZone(zone);
    await keys.press(toggle);
    await keys.at(canvas);
    await keys.press(toggle);
    await keys.at(canvas);
  }
});

test(
  'a note: Escape leaves its text, then the note; removed, it leaves the focus to the canvas',
  long,
  async () => {
    await toCharge();
    await keys.press('Shift+S');
    await keys.at({ role: 'textbox', name: 'Text of the note' });
    await keys.type('Ask the bank');
    await keys.press('Escape');
    const note = { role: 'group', name: 'Note: Ask the bank' } as const;
    await keys.at(note);
    await keys.press('Escape');
    await keys.at(canvas);
    await keys.tabTo(note);
    await keys.press('Delete');
    await keys.at(canvas);
    await expect.poll(() => app.page.locator('.note').count()).toBe(0);
  },
);

test('a group: Escape leaves it, folding and undoing it leave the focus to the canvas', long, async () => {
  await toCharge();
  await keys.press('Shift+ArrowRight', 'Control+g');
  await keys.at({ role: 'textbox', name: 'Name of the group' });
  await keys.enter('Payment');
  await keys.press('Enter');
  const title = { role: 'group', name: /^Group Payment/ } as const;
  await keys.at(title);
  await keys.press('Escape');
  await keys.at(canvas);
  await keys.tabTo(title);
  await keys.press('Space');
  await keys.at(canvas);
  await app.page.getByTestId('node:entrypoint/charge').waitFor({ state: 'detached' });
  await keys.press('Shift+C');
  await app.page.getByTestId('node:entrypoint/charge').waitFor();
  await keys.tabTo(title);
  await keys.press('Control+Shift+G');
  await keys.at(canvas);
});

test('a failure to handle: which one is asked at once', long, async () => {
  await toCharge();
  await keys.press('h');
  await keys.at({ zone: 'inspector', field: 'onFailure/2/anyOf', name: 'Which failures' });
  await keys.press('Escape');
  await keys.at(canvas);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
