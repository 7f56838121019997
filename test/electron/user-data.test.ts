/** What belongs to the user and not to a project: settings, unsaved edits, and the folders that they are in. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Recovery } from '../../electron/host/recovery.ts';
import { settingsService } from '../../electron/host/settings.ts';
import { userFolders } from '../../electron/host/user-folders.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('settings start from the defaults, keep what is set and are merged key by key', async () => {
  const folder = await temporaryFolder();
  const settings = settingsService(folder);
  expect(await settings.get()).toEqual({ theme: 'system', view: {} });
  await settings.set({ settings: { view: { palette: 240, minimap: true } } });
  await Promise.all([
    settings.set({ settings: { theme: 'dark' } }),
    settings.set({ settings: { view: { palette: 300, minimap: null } } }),
  ]);
  expect(await settingsService(folder).get()).toEqual({ theme: 'dark', view: { palette: 300 } });
});

test('a broken settings file is set aside, not fatal', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'settings.json'), '{ "theme": ');
  expect(await settingsService(folder).get()).toEqual({ theme: 'system', view: {} });
  await settingsService(folder).set({ settings: { theme: 'light' } });
  expect(await readFile(join(folder, 'settings.json.broken'), 'utf8')).toBe('{ "theme": ');
  expect((await settingsService(folder).get()).theme).toBe('light');
});

test('what a newer Paddock has written in the settings stays', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'settings.json'), '{"theme":"sepia","view":{},"later":1}');
  expect(await settingsService(folder).set({ settings: { view: { a: 1 } } })).toEqual({
    theme: 'system',
    view: { a: 1 },
    later: 1,
  });
});

test('unsaved edits of a page that is gone are found again, replaced by newer ones, and dropped', async () => {
  const folder = join(await temporaryFolder(), 'recovery');
  let time = 0;
  const recovery = new Recovery(folder, () => `2026-01-02T03:04:0${time++}.000Z`);
  const page = recovery.forPage();
  const { service: other } = recovery.forPage();
  expect(await other.find({ root: '/shop' })).toEqual([]);
  const file = { path: 'a.workflow.yaml', text: 'old', base: 'saved' };
  await page.service.keep({ root: '/shop', session: 'one', files: [file] });
  await page.service.keep({ root: '/shop', session: 'one', files: [{ ...file, text: 'new' }] });
  await page.service.keep({ root: '/other', session: 'one', files: [] });
  // As long as the page is there, its edits are its own.
  expect(await other.find({ root: '/shop' })).toEqual([]);
  page.close();
  const keptAt = '2026-01-02T03:04:01.000Z';
  expect(await other.find({ root: '/shop' })).toEqual([{ ...file, text: 'new', keptAt, session: 'one' }]);
  const restarted = new Recovery(folder, () => '').forPage().service;
  expect(await restarted.list()).toEqual([
    { root: '/shop', name: 'shop', keptAt, paths: ['a.workflow.yaml'] },
  ]);
  await other.drop({ root: '/shop', sessions: ['one'] });
  await other.drop({ root: '/shop' });
  expect(await other.find({ root: '/shop' })).toEqual([]);
  expect(await readdir(folder)).toHaveLength(1);
});

test('two pages on one project keep their edits apart, and a broken file keeps nobody from the others', async () => {
  const folder = join(await temporaryFolder(), 'recovery');
  const recovery = new Recovery(folder, () => '2026-01-02T03:04:05.000Z');
  const pages = ['one', 'two'].map((session) => ({ session, page: recovery.forPage() }));
  for (const { session, page } of pages)
    await page.service.keep({ root: '/shop', session, files: [{ path: 'a.workflow.yaml', text: session }] });
  const [broken] = await readdir(folder);
  await writeFile(join(folder, `${broken!.slice(0, 32)}.three.json`), '{ "version": 1, "root": ');
  pages.forEach(({ page }) => page.close());
  const { service } = recovery.forPage();
  expect((await service.find({ root: '/shop' })).map(({ text }) => text).sort()).toEqual(['one', 'two']);
  // What an older Paddock kept had no session in its name.
  await writeFile(
    join(folder, `${broken!.slice(0, 32)}.json`),
    JSON.stringify({ version: 1, root: '/shop', keptAt: '2025', files: [{ path: 'b', text: 'older' }] }),
  );
  expect((await service.find({ root: '/shop' })).at(-1)).toMatchObject({ text: 'older' });
  await service.drop({ root: '/shop' });
  expect(await readdir(folder)).toEqual([]);
});

test('keys and what new nodes begin with are kept; a bad value costs itself alone', async () => {
  const folder = await temporaryFolder();
  const settings = settingsService(folder);
  await settings.set({ settings: { keys: { 'file.save': ['mod+e'] } } });
  await settings.set({ settings: { newNodes: { timeoutSeconds: 30 } } });
  expect(await settingsService(folder).get()).toEqual({
    theme: 'system',
    view: {},
    keys: { 'file.save': ['mod+e'] },
    newNodes: { timeoutSeconds: 30 },
  });
  await writeFile(
    join(folder, 'settings.json'),
    '{"theme":"dark","view":7,"keys":{"a":1},"newNodes":{"retries":"many","timeoutSeconds":5}}',
  );
  const read = await settingsService(folder).get();
  expect(read).toMatchObject({ theme: 'dark', view: {}, newNodes: { timeoutSeconds: 5 } });
  expect(read.keys).toBeUndefined();
});

test('the folders are those of the system', () => {
  expect(userFolders('linux', '/home/ada', {})).toEqual({
    settings: '/home/ada/.config/paddock',
    data: '/home/ada/.local/share/paddock',
  });
  expect(userFolders('linux', '/home/ada', { XDG_DATA_HOME: '/data' }).data).toBe('/data/paddock');
  expect(userFolders('darwin', '/Users/ada', {}).data).toBe('/Users/ada/Library/Application Support/Paddock');
  expect(userFolders('win32', 'C:', { APPDATA: 'C:/R', LOCALAPPDATA: 'C:/L' }).settings).toContain('Paddock');
  expect(userFolders('linux', '/home/ada', { PADDOCK_HOME: '/x' })).toEqual({ settings: '/x', data: '/x' });
});
