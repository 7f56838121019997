/**
 * Unsaved edits, kept outside the project: the page sends them within 2 s of the last keystroke and drops them when it
 * saves. One file a project, named by the hash of its folder.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { RecoveryService } from '../bridge/contract.ts';
import { writeAtomically } from './atomic-write.ts';
import { onDisk } from './disk-error.ts';
import { OneAtATime } from './one-at-a-time.ts';

const schema = v.object({
  version: v.literal(1),
  root: v.string(),
  keptAt: v.string(),
  files: v.array(v.object({ path: v.string(), text: v.string() })),
});

/** `now` gives the wall clock as ISO text. */
export function recoveryService(folder: string, now: () => string): RecoveryService {
  const turns = new OneAtATime();
  const place = (root: string): string =>
    join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`);
  return {
    keep: ({ root, files }) =>
      turns.run(root, async () => {
        await onDisk(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
        const text = JSON.stringify({ version: 1, root, keptAt: now(), files });
        await writeAtomically([{ path: place(root), text }]);
      }),
    find: ({ root }) =>
      turns.run(root, async () => {
        const text = await readFile(place(root), 'utf8').catch(() => undefined);
        if (text === undefined) return [];
        const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
        // A broken file has nothing to recover; the next `keep` replaces it.
        if (!read.success || read.output.root !== root) return [];
        return read.output.files.map((file) => ({ ...file, keptAt: read.output.keptAt }));
      }),
    drop: ({ root }) => turns.run(root, () => onDisk(place(root), () => rm(place(root), { force: true }))),
  };
}
