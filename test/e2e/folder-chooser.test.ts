// The dialog that makes a project in a folder, by keys: the path that was typed counts though its listing comes late, and
// the focus stays in the dialog when another folder is shown.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };

let app: BrowserApp;
let keys: Keyboard;
/** Messages to the host that wait; undefined: they go at once. */
let held: (() => void)[] | undefined;

beforeAll(async () => {
  app = await openBrowserApp({
    beforeOpen: (page) =>
      page.routeWebSocket(/.*/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((message) => (held ? held.push(() => server.send(message)) : server.send(message)));
      }),
  });
  keys = keyboardOf(app.page);
  mkdirSync(join(app.folder, 'outer', 'inner', 'innermost'), { recursive: true });
  await app.page.getByTestId('template:checkout').waitFor();
}, 120_000);
afterAll(() => app?.close());

const folder = { role: 'textbox', name: 'Folder' } as const;

async function open(): Promise<void> {
  await keys.tabTo({ role: 'button', name: /^New project/ });
  await keys.press('Enter');
  await keys.at({ role: 'textbox', name: /^Name/ });
}

test('going to another folder keeps the focus in the list', long, async () => {
  await open();
  await keys.tabTo(folder);
  await keys.enter(join(app.folder, 'outer'));
  await keys.press('Enter');
  await app.page.getByRole('button', { name: 'inner', exact: true }).waitFor();
  await keys.at(folder);
  await keys.press('Tab');
  await keys.at({ role: 'button', name: 'inner' });
  await keys.press('Enter');
  await keys.at({ role: 'button', name: 'innermost' });
  await keys.press('Enter');
  await keys.at({ ...folder, value: join(app.folder, 'outer', 'inner', 'innermost') });
  await keys.press('Escape');
});

test('a project is made where the path says, though no listing has come yet', long, async () => {
  held = [];
  await open();
  await keys.enter('greeting');
  await keys.tabTo(folder);
  await keys.enter(join(app.folder, 'outer'));
  await keys.tabTo({ role: 'button', name: 'Create here' });
  await keys.press('Enter');
  for (const send of held) send();
  held = undefined;
  await app.page.getByTestId('node:entrypoint/start').waitFor();
  expect(existsSync(join(app.folder, 'outer', 'greeting', 'greeting.workflow.yaml'))).toBe(true);
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
