/** Lists folders for the folder chooser that the app shows where the system's own dialog can't be had. */
import { readdir } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { ServiceError } from '../bridge/service-error.ts';
import { onDisk } from './disk-error.ts';
import { looksLikeProject } from './project-scan.ts';

export interface FolderList {
  readonly path: string;
  /** Absent at the top of the file system. */
  readonly parent?: string;
  /** Names, hidden ones left out. */
  readonly folders: readonly string[];
  readonly isProject: boolean;
}

/** The folders in `path`. Rejects with `not-found`, `denied` or `bad-request`. */
export async function listFolders(path: string): Promise<FolderList> {
  if (!isAbsolute(path)) throw new ServiceError('bad-request', `${path} is not a full path of a folder.`);
  const here = resolve(path);
  const entries = await onDisk(here, () => readdir(here, { withFileTypes: true }));
  const parent = dirname(here);
  return {
    path: here,
    ...(parent === here ? {} : { parent }),
    folders: entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort(),
    isProject: looksLikeProject(entries.map((entry) => entry.name)),
  };
}
