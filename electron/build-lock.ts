/** One build at a time, also between processes: whoever comes second waits, and then mostly finds the work done. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LOOK_EVERY_MS = 100;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Not permitted means that it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `work` while `path` (a file with our process's id) is ours. A file of a process that is gone counts for nothing. */
export async function withBuildLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    const isOurs = await writeFile(path, String(process.pid), { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isOurs) break;
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    // An empty file is one that is just being written.
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
