/**
 * Writes files so that a reader, or a machine that stops in the middle, finds the old content or the new, never half:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onDisk } from './disk-error.ts';

export interface FileToWrite {
  /** Absolute, links resolved: the rename replaces exactly this. */
  readonly path: string;
  readonly text: string;
  /** How the file is called in messages. */
  readonly name?: string;
}

const TEMPORARY = /^\..+\.[0-9a-f]{12}\.paddock-tmp$/;
const OLD_MS = 10 * 60_000;

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder; its rename is durable by the file system's journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeTemporary(file: FileToWrite): Promise<string> {
  const folder = dirname(file.path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(file.path)}.${randomBytes(6).toString('hex')}.paddock-tmp`);
  // A file keeps its permissions; a new one gets the user's defaults.
  const mode = await stat(file.path).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const handle = await open(temporary, 'wx', mode ?? 0o666);
  try {
    if (mode !== undefined && process.platform !== 'win32') await handle.chmod(mode);
    await handle.writeFile(file.text, 'utf8');
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  return temporary;
}

/**
 * Writes all files, or none when one of them can't be written (a full disk, a folder that is read-only): the renames
 * start after every temporary file is safely on disk. Rejects with a ServiceError.
 */
export async function writeAtomically(files: readonly FileToWrite[]): Promise<void> {
  const written: { file: FileToWrite; temporary: string }[] = [];
  try {
    for (const file of files) {
      const temporary = await onDisk(file.name ?? file.path, () => writeTemporary(file));
      written.push({ file, temporary });
    }
    for (const { file, temporary } of written) {
      await onDisk(file.name ?? file.path, () => rename(temporary, file.path));
    }
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
  for (const folder of new Set(files.map((file) => dirname(file.path)))) {
    await onDisk(folder, () => syncFolder(folder));
  }
}

/** Removes temporary files that a killed process left behind; young ones may belong to somebody who is writing now. */
export async function sweepTemporaries(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && nowMs - found.mtimeMs > OLD_MS)
      await rm(path, { force: true }).catch(() => {});
  }
}
