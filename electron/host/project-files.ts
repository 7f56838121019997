/** Reads, writes and removes single files of a project: never outside it, never half, never over another's change. */
import { readFile, rm, stat } from 'node:fs/promises';
import type { FileEntry, FilesService } from '../bridge/contract.ts';
import { ServiceError } from '../bridge/service-error.ts';
import { writeAtomically } from './atomic-write.ts';
import { onDisk } from './disk-error.ts';
import { projectPath } from './project-path.ts';
import { versionOf } from './project-scan.ts';

/** A drawing of 5,000 nodes has 1 MB; what is larger is not ours. */
const LARGEST_BYTES = 32 * 1024 * 1024;

type WriteArgs = Parameters<FilesService['write']>[0];
type FileToWrite = WriteArgs['files'][number];

/** The file's text and version. Rejects with `not-found`, `denied`, `too-large` or `bad-request` (not text). */
export async function readProjectFile(
  root: string,
  path: string,
): Promise<{ text: string; version: string }> {
  const real = await projectPath(root, path);
  const { size } = await onDisk(path, () => stat(real));
  if (size > LARGEST_BYTES) {
    throw new ServiceError(
      'too-large',
      `${path} has ${Math.round(size / 1e6)} MB; Paddock reads up to 32 MB.`,
    );
  }
  const bytes = await onDisk(path, () => readFile(real));
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      version: versionOf(bytes),
    };
  } catch {
    throw new ServiceError('bad-request', `${path} is not UTF-8 text.`);
  }
}

async function versionOnDisk(real: string, path: string): Promise<string | undefined> {
  try {
    return versionOf(await readFile(real));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return onDisk(path, () => Promise.reject<string>(error as Error));
  }
}

async function refuseChanged(real: string, file: FileToWrite): Promise<void> {
  if (file.force === true) return;
  const present = await versionOnDisk(real, file.path);
  if (present === file.version) return;
  const what =
    file.version === undefined
      ? `${file.path} is there already`
      : present === undefined
        ? `${file.path} was removed on disk`
        : `${file.path} was changed on disk since it was read`;
  throw new ServiceError(
    'changed-on-disk',
    `${what}; nothing was saved. Compare, then keep yours or theirs.`,
  );
}

/** See `FilesService.write`. */
export async function writeProjectFiles({ root, files }: WriteArgs): Promise<readonly FileEntry[]> {
  const reals = await Promise.all(files.map((file) => projectPath(root, file.path)));
  if (new Set(reals).size < reals.length) {
    throw new ServiceError('bad-request', 'The same file is given twice; nothing was saved.');
  }
  for (const [index, file] of files.entries()) await refuseChanged(reals[index]!, file);
  const entries = files.map(({ path, text }) => ({ path, version: versionOf(text) }));
  await writeAtomically(files.map(({ path, text }, index) => ({ path: reals[index]!, text, name: path })));
  return entries;
}

/** Removes one file. Rejects with `not-found` when it is not there. */
export async function removeProjectFile(root: string, path: string): Promise<void> {
  const real = await projectPath(root, path);
  await onDisk(path, () => rm(real));
}

/** Removes files, into the trash if they can be put there; answers whether they are in it. */
export async function trashProjectFiles(
  root: string,
  paths: readonly string[],
  trash: ((paths: readonly string[]) => Promise<void>) | undefined,
): Promise<boolean> {
  const reals = await Promise.all(paths.map((path) => projectPath(root, path)));
  for (const [index, real] of reals.entries()) await onDisk(paths[index]!, () => stat(real));
  try {
    await trash?.(reals);
  } catch {
    // The trash is on another disk, or full: what is left is removed below.
    trash = undefined;
  }
  if (trash === undefined)
    for (const [index, real] of reals.entries()) await onDisk(paths[index]!, () => rm(real, { force: true }));
  return trash !== undefined;
}
