/**
 * Unsaved edits, kept outside the project: each page sends them within 2 s of the last keystroke and drops them when it
 * saves. One file a project and page, so that two windows don't overwrite each other's; a page that is gone leaves its file.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { RecoveryService } from '../bridge/contract.ts';
import { writeAtomically } from './atomic-write.ts';
import { onDisk } from './disk-error.ts';
import { OneAtATime } from './one-at-a-time.ts';

const schema = v.object({
  version: v.literal(1),
  root: v.string(),
  session: v.optional(v.string(), 'page'),
  keptAt: v.string(),
  files: v.array(v.object({ path: v.string(), text: v.string(), base: v.optional(v.string()) })),
});
type Kept = v.InferOutput<typeof schema>;

const hashOf = (root: string): string => createHash('sha256').update(root).digest('hex').slice(0, 32);
const newestFirst = (a: Kept, b: Kept): number => (a.keptAt < b.keptAt ? 1 : a.keptAt > b.keptAt ? -1 : 0);

export interface RecoveryOfPage {
  readonly service: RecoveryService;
  /** The page is gone: what it has kept can be found by others. */
  close(): void;
}

export class Recovery {
  readonly #folder: string;
  readonly #now: () => string;
  readonly #turns = new OneAtATime();
  /** Files of the pages that are there. */
  readonly #live = new Map<string, number>();

  /** @param now gives the wall clock as ISO text */
  constructor(folder: string, now: () => string) {
    this.#folder = folder;
    this.#now = now;
  }

  forPage(): RecoveryOfPage {
    const mine = new Set<string>();
    const own = (file: string): void => {
      if (mine.has(file)) return;
      mine.add(file);
      this.#live.set(file, (this.#live.get(file) ?? 0) + 1);
    };
    /** All that this page has kept, but for one file, is no longer its own. */
    const release = (kept?: string): void => {
      for (const file of mine) {
        if (file === kept) continue;
        mine.delete(file);
        const others = (this.#live.get(file) ?? 1) - 1;
        if (others === 0) this.#live.delete(file);
        else this.#live.set(file, others);
      }
    };
    return {
      service: {
        keep: async ({ root, session = 'page', files }) => {
          const file = this.#file(root, session);
          own(file);
          const kept = { version: 1, root, session, keptAt: this.#now(), files };
          await this.#turns.run(file, async () => {
            await onDisk(this.#folder, () => mkdir(this.#folder, { recursive: true, mode: 0o700 }));
            await writeAtomically([{ path: join(this.#folder, file), text: JSON.stringify(kept) }]);
          });
        },
        find: async ({ root, session }) => {
          if (session !== undefined) release(this.#file(root, session));
          const kept = (await this.#left()).filter((each) => each.root === root);
          return kept.flatMap(({ keptAt, session, files }) =>
            files.map((file) => ({ ...file, keptAt, session })),
          );
        },
        drop: ({ root, sessions }) => this.#drop(root, sessions),
        list: async () => this.#projects(await this.#left()),
      },
      close: () => release(),
    };
  }

  #file(root: string, session: string): string {
    return `${hashOf(root)}.${session}.json`;
  }

  async #drop(root: string, sessions: readonly string[] | undefined): Promise<void> {
    const files =
      sessions?.flatMap((session) => {
        const file = this.#file(root, session);
        // What an older version kept had no session in its name.
        return session === 'page' ? [file, `${hashOf(root)}.json`] : [file];
      }) ?? (await this.#files()).filter((file) => file.startsWith(hashOf(root)));
    for (const file of files)
      await this.#turns.run(file, () => onDisk(file, () => rm(join(this.#folder, file), { force: true })));
  }

  async #files(): Promise<readonly string[]> {
    return (await readdir(this.#folder).catch(() => [])).filter((file) =>
      /^[0-9a-f]{32}[^/]*\.json$/.test(file),
    );
  }

  /** What pages have left that are gone, newest first. A broken file has nothing to recover. */
  async #left(): Promise<readonly Kept[]> {
    const found: Kept[] = [];
    for (const file of await this.#files()) {
      if (this.#live.has(file)) continue;
      const text = await readFile(join(this.#folder, file), 'utf8').catch(() => '');
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
      if (read.success && read.output.files.length > 0) found.push(read.output);
    }
    return found.sort(newestFirst);
  }

  #projects(left: readonly Kept[]): Awaited<ReturnType<RecoveryService['list']>> {
    const roots = [...new Set(left.map(({ root }) => root))];
    return roots.map((root) => {
      const kept = left.filter((each) => each.root === root);
      const paths = [...new Set(kept.flatMap(({ files }) => files.map(({ path }) => path)))];
      return { root, name: basename(root) || root, keptAt: kept[0]!.keptAt, paths };
    });
  }
}
