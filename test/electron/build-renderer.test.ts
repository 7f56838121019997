/** The pages are built when they are missing or old, and only then; a failed build leaves the old ones. */
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { buildRenderer } from '../../electron/build-renderer.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A small app of the same form, built by the real Vite with the repository's vite.config.ts. */
async function app(): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'renderer'));
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  await writeFile(join(root, 'vite.config.ts'), await readFile('vite.config.ts'));
  const script = '<script type="module" src="./main.tsx"></script>';
  await writeFile(join(root, 'renderer', 'index.html'), `<!doctype html><div id="root"></div>${script}`);
  await writeFile(join(root, 'renderer', 'main.tsx'), 'document.title = "one";');
  return root;
}

const script = async (root: string): Promise<string> => {
  const folder = join(root, 'dist', 'renderer', 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
};

test('built when missing, kept when nothing has changed, built again when a source has', async () => {
  const root = await app();
  const said: string[] = [];
  await buildRenderer(root, (line) => said.push(line));
  expect(await script(root)).toContain('one');
  const { ino } = await stat(join(root, 'dist', 'renderer'));
  await buildRenderer(root, (line) => said.push(line));
  expect((await stat(join(root, 'dist', 'renderer'))).ino).toBe(ino);
  await writeFile(join(root, 'renderer', 'main.tsx'), 'document.title = "two";');
  await buildRenderer(root, (line) => said.push(line));
  expect(await script(root)).toContain('two');
  expect(said.map((line) => line.replace(/[\d.]+ s/, '…'))).toEqual([
    'Building the pages …',
    'Built in ….',
    'The pages are older than their sources: building them again …',
    'Built in ….',
  ]);
  expect(await readdir(join(root, 'dist'))).toEqual(['.build.json', 'renderer']);

  await writeFile(join(root, 'renderer', 'main.tsx'), 'import "./not-there";');
  await expect(buildRenderer(root, () => {})).rejects.toThrow(/could not be built[\s\S]*not-there/);
  expect(await script(root)).toContain('two');
});

test('two that start at once build once', async () => {
  const root = await app();
  await mkdir(join(root, 'dist'));
  // Left behind by a build that was killed: no process has this number.
  await writeFile(join(root, 'dist', '.building'), '99999999');
  const said: string[] = [];
  const log = (line: string) => said.push(line);
  await Promise.all([buildRenderer(root, log), buildRenderer(root, log)]);
  expect(said).toHaveLength(2);
  expect(await script(root)).toContain('one');
});

test('an installed package without sources is taken as it is', async () => {
  const root = await temporaryFolder();
  await buildRenderer(root, () => expect.unreachable());
});
