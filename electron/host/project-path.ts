/** Makes sure that a path inside a project stays inside it: no `..`, nothing absolute, no link that leads out. */
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ServiceError } from '../bridge/service-error.ts';
import { onDisk } from './disk-error.ts';

// What Windows reserves is refused everywhere: a project is made for git and travels between systems.
const BAD_PART = /[\\:*?"<>|\x00-\x1f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether `path` is `folder` or lies below it. Both absolute, links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The folder's path with links resolved; rejects with `not-found` or `bad-request`. */
export async function realRoot(root: string): Promise<string> {
  if (!isAbsolute(root)) throw new ServiceError('bad-request', `${root} is not a full path of a folder.`);
  return onDisk(root, () => realpath(root));
}

const refuse = (path: string): never => {
  throw new ServiceError(
    'denied',
    `${path} leads out of the project's folder, or is a name that Paddock does not use.`,
  );
};

/**
 * The absolute path, links resolved, of a file of the project, which need not exist yet.
 * Rejects with `denied` when it leaves the folder or names something hidden (`.git` among them).
 */
export async function projectPath(root: string, path: string): Promise<string> {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.') || BAD_PART.test(part))) refuse(path);
  const real = await realRoot(root);
  // Walk up to what exists: that part's links decide where the file would land.
  let existing = join(real, ...parts);
  const missing: string[] = [];
  for (;;) {
    const found = await realpath(existing).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      return onDisk(path, () => Promise.reject(error));
    });
    if (found !== undefined) {
      if (!isInside(real, found)) refuse(path);
      return join(found, ...missing);
    }
    missing.unshift(existing.slice(dirname(existing).length).replace(/^[\\/]/, ''));
    existing = dirname(existing);
  }
}
