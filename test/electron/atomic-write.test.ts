/** Saving never leaves half a file: not when the process is killed, not when the disk refuses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepTemporaries, writeAtomically } from '../../electron/host/atomic-write.ts';
import { diskError } from '../../electron/host/disk-error.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('killed with SIGKILL in the middle of many writes, every file is whole', async () => {
  const folder = await temporaryFolder();
  const whole = /^(\d)\1{199999}\n$/;
  for (let round = 0; round < 12; round += 1) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'write-for-ever.ts'), folder]);
    await once(child.stdout, 'data');
    // A different instant each time, spread over several writes.
    await new Promise((resolve) => setTimeout(resolve, 5 + round * 7));
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const name of (await readdir(folder)).filter((file) => !file.endsWith('.paddock-tmp'))) {
      expect(whole.test(await readFile(join(folder, name), 'utf8')), `${name} in round ${round}`).toBe(true);
    }
  }
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['a.workflow.yaml', 'b.layout.json']));
});

test('when one of several files cannot be written, none is, and nothing is left lying about', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.yaml'), 'before');
  await writeFile(join(folder, 'not-a-folder'), '');
  const files = [
    { path: join(folder, 'a.yaml'), text: 'after' },
    { path: join(folder, 'not-a-folder', 'b.yaml'), text: 'after', name: 'not-a-folder/b.yaml' },
  ];
  await expect(writeAtomically(files)).rejects.toMatchObject({
    message: expect.stringContaining('not-a-folder/b.yaml'),
  });
  expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('before');
  expect((await readdir(folder)).sort()).toEqual(['a.yaml', 'not-a-folder']);
});

test('a full disk is a sentence and leaves the old file', async () => {
  // /dev/full says ENOSPC to every write; a link to it stands for the temporary file's disk.
  const folder = await temporaryFolder();
  await symlink('/dev/full', join(folder, 'full'));
  const error = await writeFile(join(folder, 'full'), 'x').catch((reason: unknown) => reason);
  expect(diskError(error, 'a.yaml')).toMatchObject({
    code: 'no-space',
    message: 'The disk is full: a.yaml was not written. Free some space and save again; your edits are kept.',
  });
});

test.each([
  ['EACCES', 'denied', 'permissions'],
  ['EROFS', 'denied', 'can only be read'],
  ['ENOSPC', 'no-space', 'disk is full'],
  ['ENOENT', 'not-found', 'not there'],
])('%s becomes %s', (code, ours, words) => {
  const error = diskError(Object.assign(new Error(code), { code }), 'x.yaml');
  expect(error).toMatchObject({ code: ours, message: expect.stringContaining(words) });
});

test('permissions of a file survive its saving', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a.yaml');
  await writeFile(path, 'before');
  await chmod(path, 0o640);
  await writeAtomically([{ path, text: 'after' }]);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  expect(await readFile(path, 'utf8')).toBe('after');
});

test('old temporary files are swept, young ones and files of others stay', async () => {
  const folder = await temporaryFolder();
  const old = '.a.yaml.0123456789ab.paddock-tmp';
  const young = '.b.yaml.0123456789ab.paddock-tmp';
  for (const name of [old, young, '.notes.tmp']) await writeFile(join(folder, name), '');
  await mkdir(join(folder, 'scenarios'));
  const now = Date.now();
  await utimes(join(folder, old), new Date(now - 3_600_000), new Date(now - 3_600_000));
  await sweepTemporaries(folder, now);
  expect((await readdir(folder)).sort()).toEqual([young, '.notes.tmp', 'scenarios'].sort());
});
