/**
 * Tells one page when a file of its project changes on disk by another hand (an editor, git, a second window). What the
 * page itself writes is done under `hold`, so that it does not hear of its own saving.
 */
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry } from '../bridge/contract.ts';
import { isProjectFile, projectFiles } from './project-scan.ts';

/** `version` is null when the file is gone. */
export type FileChanged = (root: string, path: string, version: string | null) => void;

/** The folder is gone, or there again. */
export type FolderChanged = (root: string, isThere: boolean) => void;

export interface Seen {
  readonly path: string;
  readonly version: string | null;
}

const SETTLE_MS = 60;
/** A folder that is gone can't be watched: whether it is there again is looked up. */
const GONE_MS = 1_000;

interface Watched {
  readonly known: Map<string, string>;
  readonly watchers: Map<string, FSWatcher>;
  timer: NodeJS.Timeout | undefined;
  /** A look is going on; `again` asks for another one after it. */
  isLooking: boolean;
  isGone: boolean;
  again: boolean;
  /** Writes of the page's own that are going on, and how many there have been. */
  holds: number;
  holdsEver: number;
}

export class FileWatch {
  readonly #projects = new Map<string, Watched>();
  readonly #changed: FileChanged;
  readonly #folderChanged: FolderChanged;

  constructor(changed: FileChanged, folderChanged: FolderChanged = () => {}) {
    this.#changed = changed;
    this.#folderChanged = folderChanged;
  }

  /** Starts to watch a project, of which the page has these files. Again: only the files are taken over. */
  watch(root: string, files: readonly FileEntry[]): void {
    let project = this.#projects.get(root);
    if (project === undefined) {
      project = {
        known: new Map(),
        watchers: new Map(),
        timer: undefined,
        isLooking: false,
        isGone: false,
        again: false,
        holds: 0,
        holdsEver: 0,
      };
      this.#projects.set(root, project);
    }
    project.known.clear();
    for (const { path, version } of files) project.known.set(path, version);
    this.#attach(root, project);
    // What changed between the page's look and the start of watching is found by one more look.
    this.#soon(root, project);
  }

  /** Writes or removes (null) files of the page's own; what it sees of the disk meanwhile is not believed. */
  async hold(root: string, work: () => Promise<readonly Seen[]>): Promise<void> {
    const project = this.#projects.get(root);
    if (project === undefined) return void (await work());
    project.holds += 1;
    project.holdsEver += 1;
    try {
      for (const { path, version } of await work()) this.#note(project, path, version);
    } finally {
      project.holds -= 1;
      this.#soon(root, project);
    }
  }

  close(): void {
    for (const project of this.#projects.values()) {
      clearTimeout(project.timer);
      for (const watcher of project.watchers.values()) watcher.close();
    }
    this.#projects.clear();
  }

  #attach(root: string, project: Watched): void {
    for (const folder of [root, join(root, 'scenarios')]) {
      if (project.watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, () => this.#soon(root, project));
        watcher.on('error', () => {
          watcher.close();
          project.watchers.delete(folder);
          this.#soon(root, project);
        });
        project.watchers.set(folder, watcher);
      } catch {
        // The folder is not there (yet): the parent's watcher notices when it comes.
      }
    }
  }

  #soon(root: string, project: Watched, afterMs = SETTLE_MS): void {
    clearTimeout(project.timer);
    project.timer = setTimeout(() => void this.#look(root, project), afterMs);
    project.timer.unref();
  }

  async #look(root: string, project: Watched): Promise<void> {
    if (project.isLooking || project.holds > 0) {
      project.again = true;
      return;
    }
    project.isLooking = true;
    project.again = false;
    const { holdsEver } = project;
    const files = await projectFiles(root).catch(() => undefined);
    project.isLooking = false;
    if (this.#projects.get(root) !== project) return;
    this.#noteFolder(root, project, files !== undefined);
    // Of a folder that is gone nothing is known of its files: it may come back with all of them.
    if (files === undefined) return this.#soon(root, project, GONE_MS);
    if (project.holdsEver === holdsEver) {
      this.#attach(root, project);
      this.#compare(root, project, files);
    } else project.again = true;
    if (project.again) this.#soon(root, project);
  }

  #noteFolder(root: string, project: Watched, isThere: boolean): void {
    if (project.isGone === !isThere) return;
    project.isGone = !isThere;
    // Watchers of a folder that was deleted hear nothing of a new one with its name.
    for (const watcher of project.watchers.values()) watcher.close();
    project.watchers.clear();
    this.#folderChanged(root, isThere);
  }

  #compare(root: string, project: Watched, files: readonly FileEntry[]): void {
    const now = new Map(files.map(({ path, version }) => [path, version]));
    for (const path of new Set([...project.known.keys(), ...now.keys()])) {
      const version = now.get(path) ?? null;
      if (version === (project.known.get(path) ?? null)) continue;
      this.#note(project, path, version);
      this.#changed(root, path, version);
    }
  }

  #note(project: Watched, path: string, version: string | null): void {
    if (version === null) project.known.delete(path);
    else if (isProjectFile(path)) project.known.set(path, version);
  }
}
