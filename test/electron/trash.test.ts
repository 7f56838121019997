/** Removing files into the trash, folders that go and come back, and folders that can't be written. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FilesService, HostEvent } from '#bridge/contract.ts';
import { openFiles } from '../../electron/host/files.ts';
import { OneAtATime } from '../../electron/host/one-at-a-time.ts';
import { RecentProjects } from '../../electron/host/recent-projects.ts';
import { systemTrash, type Trash } from '../../electron/host/trash.ts';
import { projectInfo } from '../../electron/host/project-scan.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function shop(trash?: Trash): Promise<{ root: string; files: FilesService; events: HostEvent[] }> {
  const folder = await temporaryFolder();
  const events: HostEvent[] = [];
  const options = {
    templatesFolder: 'templates',
    scratchFolder: join(folder, 'scratch'),
    homeFolder: folder,
    recent: new RecentProjects(join(folder, 'settings')),
    turns: new OneAtATime(),
    nowMs: () => Date.now(),
    trash,
  };
  const session = openFiles(options, (event) => events.push(event));
  onTestFinished(() => session.close());
  const root = join(folder, 'shop');
  await session.service.newProject({ root, name: 'shop' });
  return { root, files: session.service, events };
}
const path = 'shop.workflow.yaml';

test('a removed file lies in the trash with where it came from; two of one name lie there both', async () => {
  const home = await temporaryFolder();
  const { root, files, events } = await shop(
    systemTrash('linux', home, { XDG_DATA_HOME: home }, () => Date.UTC(2026, 0, 2, 3, 4, 5)),
  );
  const { text } = await files.read({ root, path });
  expect(await files.trash({ root, paths: [path] })).toEqual({ trashed: true });
  await files.write({ root, files: [{ path, text: `${text}# again\n` }] });
  expect(await files.trash({ root, paths: [path] })).toEqual({ trashed: true });
  expect(await readdir(root)).toEqual([]);
  const trash = join(home, 'Trash');
  expect((await readdir(join(trash, 'files'))).sort()).toEqual(['shop.workflow 2.yaml', path]);
  expect(await readFile(join(trash, 'files', path), 'utf8')).toBe(text);
  expect(await readFile(join(trash, 'info', `${path}.trashinfo`), 'utf8')).toBe(
    `[Trash Info]\nPath=${root}/${path}\nDeletionDate=2026-01-02T03:04:05\n`,
  );
  // The page knows of what it has done itself.
  expect(events).toEqual([]);
});

test('without a trash, or with one that fails, the file is removed and the answer says so', async () => {
  for (const trash of [undefined, () => Promise.reject(new Error('EXDEV'))]) {
    const { root, files } = await shop(trash);
    expect(await files.trash({ root, paths: [path] })).toEqual({ trashed: false });
    expect(await readdir(root)).toEqual([]);
    await expect(files.trash({ root, paths: [path] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(files.trash({ root, paths: ['../x'] })).rejects.toMatchObject({ code: 'denied' });
  }
});

test('which trash a system has', async () => {
  expect(systemTrash('win32', 'C:', {}, () => 0)).toBeUndefined();
  const home = await temporaryFolder();
  await mkdir(join(home, '.Trash'));
  await writeFile(join(home, 'a.yaml'), '');
  await systemTrash('darwin', home, {}, () => 0)!([join(home, 'a.yaml')]);
  expect(await readdir(join(home, '.Trash'))).toEqual(['a.yaml']);
});

test('a project folder that goes is told of, not its files one by one; so is its return', async () => {
  const { root, files, events } = await shop();
  const away = `${root}-away`;
  await rename(root, away);
  await vi.waitFor(() => expect(events).toEqual([{ kind: 'project-folder', root, isThere: false }]), 20_000);
  await expect(
    files.write({ root, files: [{ path, text: 'paddock: 1\n', force: true }] }),
  ).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('in another folder') });
  await rename(away, root);
  await vi.waitFor(
    () => expect(events.at(-1)).toEqual({ kind: 'project-folder', root, isThere: true }),
    20_000,
  );
  await writeFile(join(root, path), 'paddock: 1\n');
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ kind: 'file-changed', path }), 20_000);
  await rm(root, { recursive: true });
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ isThere: false }), 20_000);
});

test('a folder that can not be written is told of when it is opened', async () => {
  const { root, files } = await shop();
  expect((await files.openProject({ root })).isReadOnly).toBeUndefined();
  const refuse = () => Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' }));
  expect((await projectInfo(root, refuse)).isReadOnly).toBe(true);
});

test('a project leaves the list of recent ones and stays on disk', async () => {
  const { root, files } = await shop();
  await files.forgetRecent({ root });
  expect(await files.recentProjects()).toEqual([]);
  expect(await readdir(root)).toEqual([path]);
});
