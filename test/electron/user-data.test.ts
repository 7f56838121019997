/** What belongs to the user and not to a project: settings, unsaved edits, and the folders that they are in. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recoveryService } from '../../electron/host/recovery.ts';
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

test('unsaved edits are found again, replaced by newer ones, and dropped', async () => {
  const folder = join(await temporaryFolder(), 'recovery');
  const recovery = recoveryService(folder, () => '2026-01-02T03:04:05.000Z');
  expect(await recovery.find({ root: '/shop' })).toEqual([]);
  await recovery.keep({ root: '/shop', files: [{ path: 'a.workflow.yaml', text: 'old' }] });
  await recovery.keep({ root: '/shop', files: [{ path: 'a.workflow.yaml', text: 'new' }] });
  await recovery.keep({ root: '/other', files: [] });
  const found = await recoveryService(folder, () => '').find({ root: '/shop' });
  expect(found).toEqual([{ path: 'a.workflow.yaml', text: 'new', keptAt: '2026-01-02T03:04:05.000Z' }]);
  await recovery.drop({ root: '/shop' });
  await recovery.drop({ root: '/shop' });
  expect(await recovery.find({ root: '/shop' })).toEqual([]);
  expect(await readdir(folder)).toHaveLength(1);
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
