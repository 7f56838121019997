/** Electron's binary is found, fetched within a time limit, or missed with a sentence: never waited for without end. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadLimitMs, findElectron, noDisplay } from '../../electron/find-electron.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A package folder as npm makes it, with a downloader of the test's own. */
async function packageWith(installer: string) {
  const packageFolder = await temporaryFolder();
  await writeFile(join(packageFolder, 'install.js'), installer);
  const said: string[] = [];
  const options = {
    packageFolder,
    failedRecord: join(packageFolder, 'dist', '.failed'),
    limitMs: 2_000,
    nowMs: Date.now(),
    log: (line: string) => said.push(line),
    env: {},
  };
  return { options, said };
}

const INSTALLS = `const fs = require('fs'), path = require('path');
fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');`;

test('a binary that is there is taken, and no download is tried', async () => {
  const { options, said } = await packageWith('throw new Error("must not run")');
  await mkdir(join(options.packageFolder, 'dist'));
  await writeFile(join(options.packageFolder, 'dist', 'electron'), '');
  await writeFile(join(options.packageFolder, 'path.txt'), 'electron');
  expect(await findElectron(options)).toEqual({ path: join(options.packageFolder, 'dist', 'electron') });
  expect(said).toEqual([]);
});

test('one that is missing is fetched', async () => {
  const { options, said } = await packageWith(INSTALLS);
  expect(await findElectron(options)).toEqual({ path: join(options.packageFolder, 'dist', 'electron') });
  expect(said).toHaveLength(1);
});

test('a download that hangs is ended at the limit, and not tried again the same day', async () => {
  const { options, said } = await packageWith('setInterval(() => {}, 1000)');
  const found = await findElectron({ ...options, limitMs: 300 });
  expect(found).toEqual({ missing: expect.stringContaining('could not be fetched') });
  expect(existsSync(options.failedRecord)).toBe(true);
  expect(await findElectron(options)).toEqual({ missing: expect.stringContaining('is not here') });
  expect(said).toHaveLength(1);
  await writeFile(join(options.packageFolder, 'install.js'), INSTALLS);
  expect(await findElectron({ ...options, nowMs: Date.now() + 90_000_000 })).toHaveProperty('path');
});

test('a downloader that fails, or lies, is a sentence; limit 0 tries nothing', async () => {
  const failing = await packageWith('process.exit(1)');
  expect(await findElectron(failing.options)).toHaveProperty('missing');
  const lying = await packageWith('');
  expect(await findElectron(lying.options)).toHaveProperty('missing');
  const none = await packageWith(INSTALLS);
  expect(await findElectron({ ...none.options, limitMs: 0 })).toHaveProperty('missing');
  expect(none.said).toEqual([]);
});

test("a path.txt whose binary is gone is not believed; ELECTRON_OVERRIDE_DIST_PATH is, as in Electron's own", async () => {
  const { options } = await packageWith('process.exit(1)');
  await writeFile(join(options.packageFolder, 'path.txt'), 'electron');
  expect(await findElectron({ ...options, limitMs: 0 })).toHaveProperty('missing');
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, 'electron'), '');
  await chmod(join(elsewhere, 'electron'), 0o755);
  const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere };
  expect(await findElectron({ ...options, env })).toEqual({ path: join(elsewhere, 'electron') });
});

test('the limit comes from the environment', () => {
  expect(downloadLimitMs({})).toBe(20_000);
  expect(downloadLimitMs({ PADDOCK_ELECTRON_DOWNLOAD_SECONDS: '0' })).toBe(0);
  expect(downloadLimitMs({ PADDOCK_ELECTRON_DOWNLOAD_SECONDS: '90' })).toBe(90_000);
  expect(downloadLimitMs({ PADDOCK_ELECTRON_DOWNLOAD_SECONDS: 'never' })).toBe(20_000);
});

test('a Linux without display has no window', () => {
  expect(noDisplay('linux', {})).toBe('There is no display for a window');
  expect(noDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeUndefined();
  expect(noDisplay('darwin', {})).toBeUndefined();
});
