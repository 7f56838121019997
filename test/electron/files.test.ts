/** The files service on a real disk: projects, templates, changes by others, and nothing outside the folder. */
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { FilesService, HostEvent } from '#bridge/contract.ts';
import { openFiles } from '../../electron/host/files.ts';
import { OneAtATime } from '../../electron/host/one-at-a-time.ts';
import { RecentProjects } from '../../electron/host/recent-projects.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Setting {
  readonly folder: string;
  readonly files: FilesService;
  readonly events: HostEvent[];
  readonly another: () => { files: FilesService; events: HostEvent[] };
}

async function setting(): Promise<Setting> {
  const folder = await temporaryFolder();
  const options = {
    templatesFolder: 'templates',
    scratchFolder: join(folder, 'scratch'),
    homeFolder: folder,
    recent: new RecentProjects(join(folder, 'settings')),
    turns: new OneAtATime(),
    nowMs: () => Date.now(),
  };
  const another = () => {
    const events: HostEvent[] = [];
    const session = openFiles(options, (event) => events.push(event));
    onTestFinished(() => session.close());
    return { files: session.service, events };
  };
  return { folder, ...another(), another };
}

async function project(at: Setting): Promise<string> {
  const root = join(at.folder, 'shop');
  await at.files.newProject({ root, name: 'Shop' });
  return root;
}

describe('projects', () => {
  test('a new one has one workflow under a name that LittleHorse takes, and is remembered', async () => {
    const at = await setting();
    const root = join(at.folder, 'café');
    const info = await at.files.newProject({ root, name: 'Ça va, 2 Cafés!' });
    expect(info).toMatchObject({ root, name: 'café', files: [{ path: 'ca-va-2-cafes.workflow.yaml' }] });
    const { text } = await at.files.read({ root, path: 'ca-va-2-cafes.workflow.yaml' });
    expect(text).toContain('workflow: ca-va-2-cafes\n');
    expect(await at.files.recentProjects()).toEqual([{ root, name: 'café' }]);
    await expect(at.files.newProject({ root, name: 'again' })).rejects.toMatchObject({ code: 'bad-request' });
    await rm(root, { recursive: true });
    expect(await at.files.recentProjects()).toEqual([]);
  });

  test('the checkout template is copied whole into a folder of its own each time', async () => {
    const at = await setting();
    expect(await at.files.templates()).toContainEqual(expect.objectContaining({ id: 'checkout' }));
    const first = await at.files.openTemplate({ id: 'checkout' });
    const second = await at.files.openTemplate({ id: 'checkout' });
    expect(first.root).not.toBe(second.root);
    expect(first.files.map(({ path }) => path)).toContain('checkout.workflow.yaml');
    expect(first.files.some(({ path }) => path.startsWith('scenarios/'))).toBe(true);
    const copied = await readFile(join(first.root, 'checkout.workflow.yaml'), 'utf8');
    expect(copied).toBe(await readFile('templates/checkout/checkout.workflow.yaml', 'utf8'));
  });

  test('a template goes only into an empty folder, and only a template that is there', async () => {
    const at = await setting();
    const into = await project(at);
    await expect(at.files.openTemplate({ id: 'checkout', into })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(at.files.openTemplate({ id: '../test' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('only the files that Paddock knows are listed', async () => {
    const at = await setting();
    const root = await project(at);
    await mkdir(join(root, 'scenarios'));
    await mkdir(join(root, 'folder.workflow.yaml'));
    for (const name of [
      'paddock.yaml',
      'notes.txt',
      '.hidden.workflow.yaml',
      'scenarios/a.scenario.yaml',
      'scenarios/x.yaml',
    ])
      await writeFile(join(root, name), '');
    const { files } = await at.files.openProject({ root });
    expect(files.map(({ path }) => path)).toEqual([
      'paddock.yaml',
      'scenarios/a.scenario.yaml',
      'shop.workflow.yaml',
    ]);
  });

  test('folders can be walked, hidden ones are not shown, a missing one is refused', async () => {
    const at = await setting();
    const root = await project(at);
    await mkdir(join(at.folder, '.cache'));
    const home = await at.files.listFolders({});
    expect(home).toMatchObject({ path: at.folder, isProject: false });
    expect(home.folders).toContain('shop');
    expect(home.folders).not.toContain('.cache');
    expect(await at.files.listFolders({ path: root })).toMatchObject({ parent: at.folder, isProject: true });
    await expect(at.files.listFolders({ path: join(root, 'no') })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(at.files.openProject({ root: join(root, 'no') })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(at.files.chooseFolder({ title: 'Open' })).rejects.toMatchObject({ code: 'not-supported' });
  });
});

describe('writing', () => {
  test('a version is content: read, write with it, read again', async () => {
    const at = await setting();
    const root = await project(at);
    const path = 'shop.workflow.yaml';
    const { text, version } = await at.files.read({ root, path });
    const [entry] = await at.files.write({ root, files: [{ path, text: `${text}# more ✓\n`, version }] });
    expect(await at.files.read({ root, path })).toEqual({
      text: `${text}# more ✓\n`,
      version: entry!.version,
    });
    await at.files.write({ root, files: [{ path, text, version: entry!.version }] });
    expect((await at.files.read({ root, path })).version).toBe(version);
  });

  test("another's change is never overwritten, and then no file of the save is written", async () => {
    const at = await setting();
    const root = await project(at);
    const path = 'shop.workflow.yaml';
    const { version } = await at.files.read({ root, path });
    await writeFile(join(root, path), 'theirs');
    const layout = { path: 'shop.layout.json', text: '{}' };
    const save = at.files.write({ root, files: [layout, { path, text: 'mine', version }] });
    await expect(save).rejects.toMatchObject({
      code: 'changed-on-disk',
      message: expect.stringContaining(path),
    });
    expect(await readdir(root)).toEqual([path]);
    expect(await readFile(join(root, path), 'utf8')).toBe('theirs');
    await at.files.write({ root, files: [{ path, text: 'mine', version, force: true }] });
    expect(await readFile(join(root, path), 'utf8')).toBe('mine');
  });

  test('without a version the file must be new; with one it must still be there', async () => {
    const at = await setting();
    const root = await project(at);
    const file = { path: 'scenarios/happy.scenario.yaml', text: 'a' };
    const [entry] = await at.files.write({ root, files: [file] });
    await expect(at.files.write({ root, files: [file] })).rejects.toMatchObject({ code: 'changed-on-disk' });
    await at.files.remove({ root, path: file.path });
    const save = at.files.write({ root, files: [{ ...file, version: entry!.version }] });
    await expect(save).rejects.toMatchObject({
      code: 'changed-on-disk',
      message: expect.stringContaining('removed'),
    });
  });

  test('two windows that save at once: one wins, the other is told', async () => {
    const at = await setting();
    const root = await project(at);
    const path = 'shop.workflow.yaml';
    const { version } = await at.files.read({ root, path });
    const save = (files: FilesService, text: string) =>
      files.write({ root, files: [{ path, text, version }] });
    const saves = await Promise.allSettled([save(at.files, 'one'), save(at.another().files, 'two')]);
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readFile(join(root, path), 'utf8')).toBe(saves[0]!.status === 'fulfilled' ? 'one' : 'two');
  });

  test('what is not text, too large or a folder is refused with a sentence', async () => {
    const at = await setting();
    const root = await project(at);
    await writeFile(join(root, 'x.workflow.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    await mkdir(join(root, 'scenarios'));
    await expect(at.files.read({ root, path: 'x.workflow.yaml' })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(at.files.read({ root, path: 'scenarios' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(at.files.read({ root, path: 'no.yaml' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a folder in which the user may not write: a sentence, and nothing left behind', async () => {
    const at = await setting();
    const root = await project(at);
    await chmod(at.folder, 0o755);
    await chmod(root, 0o555);
    const asOrdinaryUser = process.getuid?.() === 0;
    // Root may write anywhere: for this moment we are nobody.
    if (asOrdinaryUser) process.seteuid?.(65_534);
    try {
      const save = at.files.write({ root, files: [{ path: 'new.workflow.yaml', text: 'a' }] });
      const wanted = { code: 'denied', message: expect.stringContaining('new.workflow.yaml') };
      await expect(save).rejects.toMatchObject(wanted);
    } finally {
      if (asOrdinaryUser) process.seteuid?.(0);
      await chmod(root, 0o755);
    }
    expect(await readdir(root)).toEqual(['shop.workflow.yaml']);
  });
});

describe('nothing leaves the folder', () => {
  test.each([
    '../x.yaml',
    'a/../../x.yaml',
    '/etc/passwd',
    'C:/x.yaml',
    '..\\x.yaml',
    'a//b.yaml',
    '.git/config',
    '',
    'nul',
    'a\0b',
  ])('%j is refused', async (path) => {
    const at = await setting();
    const root = await project(at);
    await writeFile(join(at.folder, 'x.yaml'), 'secret');
    await expect(at.files.read({ root, path })).rejects.toMatchObject({ code: 'denied' });
    await expect(at.files.write({ root, files: [{ path, text: 'a' }] })).rejects.toMatchObject({
      code: 'denied',
    });
    await expect(at.files.remove({ root, path })).rejects.toMatchObject({ code: 'denied' });
    expect(await readFile(join(at.folder, 'x.yaml'), 'utf8')).toBe('secret');
  });

  test('links that lead out are refused, a link within the folder is followed and kept', async () => {
    const at = await setting();
    const root = await project(at);
    await mkdir(join(at.folder, 'elsewhere'));
    await writeFile(join(at.folder, 'elsewhere', 'x.scenario.yaml'), 'secret');
    await symlink(join(at.folder, 'elsewhere'), join(root, 'scenarios'));
    await symlink(join(at.folder, 'elsewhere', 'x.scenario.yaml'), join(root, 'out.workflow.yaml'));
    await symlink('shop.workflow.yaml', join(root, 'in.workflow.yaml'));
    for (const path of ['scenarios/x.scenario.yaml', 'scenarios/new.scenario.yaml', 'out.workflow.yaml']) {
      await expect(at.files.read({ root, path })).rejects.toMatchObject({ code: 'denied' });
      const save = at.files.write({ root, files: [{ path, text: 'a', force: true }] });
      await expect(save).rejects.toMatchObject({ code: 'denied' });
    }
    expect(await readdir(join(at.folder, 'elsewhere'))).toEqual(['x.scenario.yaml']);
    const { version } = await at.files.read({ root, path: 'in.workflow.yaml' });
    await at.files.write({ root, files: [{ path: 'in.workflow.yaml', text: 'through', version }] });
    expect(await readFile(join(root, 'shop.workflow.yaml'), 'utf8')).toBe('through');
  });

  test('a root must be a full path', async () => {
    const at = await setting();
    await expect(at.files.openProject({ root: 'shop' })).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('changes by others', () => {
  test('the page hears of them: changed, new, in a folder made later, gone', async () => {
    const at = await setting();
    const root = await project(at);
    const heard = (path: string, isGone = false) =>
      vi.waitFor(() => {
        const last = at.events.findLast((event) => event.kind === 'file-changed' && event.path === path);
        expect(last).toMatchObject({ root, version: isGone ? null : expect.any(String) });
      }, 5_000);
    await writeFile(join(root, 'shop.workflow.yaml'), 'theirs');
    await heard('shop.workflow.yaml');
    await mkdir(join(root, 'scenarios'));
    await writeFile(join(root, 'scenarios', 'a.scenario.yaml'), 'a');
    await heard('scenarios/a.scenario.yaml');
    await rm(join(root, 'shop.workflow.yaml'));
    await heard('shop.workflow.yaml', true);
    const before = at.events.length;
    await writeFile(join(root, 'notes.txt'), 'not ours');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(at.events).toHaveLength(before);
  });

  test('a page does not hear of its own saving; another window with the project does', async () => {
    const at = await setting();
    const root = await project(at);
    const other = at.another();
    await other.files.openProject({ root });
    let { version } = await at.files.read({ root, path: 'shop.workflow.yaml' });
    for (let round = 0; round < 20; round += 1) {
      const file = { path: 'shop.workflow.yaml', text: `round ${round}`, version };
      version = (await at.files.write({ root, files: [file] }))[0]!.version;
    }
    await vi.waitFor(
      () => expect(other.events.at(-1)).toMatchObject({ kind: 'file-changed', version }),
      5_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(at.events).toEqual([]);
  });

  test('a whole checkout of another branch is noticed', async () => {
    const at = await setting();
    const { root } = await at.files.openTemplate({ id: 'checkout' });
    await cp(join(root, 'checkout.workflow.yaml'), join(root, 'copy.workflow.yaml'));
    await writeFile(join(root, 'definitions.yaml'), '');
    await vi.waitFor(() => {
      const paths = at.events.map((event) => (event.kind === 'file-changed' ? event.path : ''));
      expect(paths).toEqual(expect.arrayContaining(['copy.workflow.yaml', 'definitions.yaml']));
    }, 5_000);
  });
});
