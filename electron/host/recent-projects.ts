/** The projects opened last, newest first. Folders that are gone are left out of the answer, not forgotten. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { UserFile } from './user-file.ts';

export interface RecentProject {
  readonly root: string;
  readonly name: string;
}

const MOST = 20;
const schema = v.array(v.object({ root: v.string(), name: v.string() }));

export class RecentProjects {
  readonly #file: UserFile<readonly RecentProject[]>;

  constructor(folder: string) {
    this.#file = new UserFile<readonly RecentProject[]>(join(folder, 'recent-projects.json'), schema, []);
  }

  async list(): Promise<readonly RecentProject[]> {
    const kept = await this.#file.read();
    const found = await Promise.all(
      kept.map(({ root }) =>
        stat(root).then(
          (at) => at.isDirectory(),
          () => false,
        ),
      ),
    );
    return kept.filter((_, index) => found[index]);
  }

  async add({ root, name }: RecentProject): Promise<void> {
    await this.#file.update((before) =>
      [{ root, name }, ...before.filter((project) => project.root !== root)].slice(0, MOST),
    );
  }

  async remove(root: string): Promise<void> {
    await this.#file.update((before) => before.filter((project) => project.root !== root));
  }
}
