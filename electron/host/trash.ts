/**
 * The trash of systems where we can't ask the system itself (the app in a browser): freedesktop.org's on Linux, the user's
 * on macOS. A file that is on another disk than the trash can't be moved there; the caller then simply removes it.
 */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

export type Trash = (paths: readonly string[]) => Promise<void>;

/** As `name`, `name 2`, …: the first that is not there yet. */
async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name);
  for (let count = 1; ; count++) {
    const wanted = count === 1 ? name : `${name.slice(0, name.length - ending.length)} ${count}${ending}`;
    const isThere = await stat(join(folder, wanted)).then(
      () => true,
      () => false,
    );
    if (!isThere) return wanted;
  }
}

/** https://specifications.freedesktop.org/trash-spec/: the file, and beside it where it came from. */
function freedesktop(folder: string, nowMs: () => number): Trash {
  return async (paths) => {
    const [files, infos] = [join(folder, 'files'), join(folder, 'info')];
    await mkdir(files, { recursive: true, mode: 0o700 });
    await mkdir(infos, { recursive: true, mode: 0o700 });
    for (const path of paths) {
      const name = await freeName(files, basename(path));
      const date = new Date(nowMs()).toISOString().slice(0, 19);
      const from = path.split('/').map(encodeURIComponent).join('/');
      const info = join(infos, `${name}.trashinfo`);
      await writeFile(info, `[Trash Info]\nPath=${from}\nDeletionDate=${date}\n`, { flag: 'wx' });
      await rename(path, join(files, name)).catch(async (error: unknown) => {
        await rm(info, { force: true });
        throw error;
      });
    }
  };
}

function macOs(folder: string): Trash {
  return async (paths) => {
    for (const path of paths) await rename(path, join(folder, await freeName(folder, basename(path))));
  };
}

/** Undefined: this system has no trash that we can use. PADDOCK_HOME keeps it below that folder. */
export function systemTrash(
  platform: NodeJS.Platform,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
  nowMs: () => number,
): Trash | undefined {
  if (env.PADDOCK_HOME) return freedesktop(join(env.PADDOCK_HOME, 'Trash'), nowMs);
  if (platform === 'darwin') return macOs(join(home, '.Trash'));
  if (platform === 'win32') return undefined;
  return freedesktop(join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'Trash'), nowMs);
}
