/** The files service of one page: projects, templates, folders, and reading and writing with a watch on changes. */
import type { FileEntry, FilesService, HostEvent, ProjectInfo } from '../bridge/contract.ts';
import { ServiceError } from '../bridge/service-error.ts';
import { sweepTemporaries } from './atomic-write.ts';
import { FileWatch } from './file-watch.ts';
import { listFolders } from './folders.ts';
import { makeProject } from './new-project.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { readProjectFile, removeProjectFile, trashProjectFiles, writeProjectFiles } from './project-files.ts';
import { realRoot } from './project-path.ts';
import { projectInfo } from './project-scan.ts';
import type { RecentProjects } from './recent-projects.ts';
import { copyTemplate, listTemplates, readPicture } from './templates.ts';

export interface FilesOptions {
  readonly templatesFolder: string;
  /** Where templates are copied when the user names no folder. */
  readonly scratchFolder: string;
  readonly homeFolder: string;
  readonly recent: RecentProjects;
  /** Shared by all pages, so that two windows can't interleave "check, then write". */
  readonly turns: OneAtATime;
  readonly nowMs: () => number;
  /** The system's dialog; absent where there is none. */
  readonly chooseFolder?: (title: string) => Promise<string | undefined>;
  /** The system's trash; absent where there is none. */
  readonly trash?: (paths: readonly string[]) => Promise<void>;
}

export interface FilesSession {
  readonly service: FilesService;
  close(): void;
}

/** The files service whose `file-changed` events go to `send`. */
export function openFiles(options: FilesOptions, send: (event: HostEvent) => void): FilesSession {
  const watch = new FileWatch(
    (root, path, version) => send({ kind: 'file-changed', root, path, version }),
    (root, isThere) => send({ kind: 'project-folder', root, isThere }),
  );
  const open = async (root: string): Promise<ProjectInfo> => {
    const info = await projectInfo(await realRoot(root));
    await sweepTemporaries(info.root, options.nowMs());
    watch.watch(info.root, info.files);
    await options.recent.add(info).catch((error: unknown) => {
      console.error(`The list of recent projects was not written: ${String(error)}`);
    });
    return info;
  };
  const service: FilesService = {
    templates: () => listTemplates(options.templatesFolder),
    templatePicture: (args) => readPicture(options.templatesFolder, args),
    openTemplate: async (args) =>
      open(await copyTemplate(options.templatesFolder, args, options.scratchFolder)),
    openProject: ({ root }) => open(root),
    newProject: async ({ root, name }) => {
      await makeProject(root, name);
      return open(root);
    },
    recentProjects: () => options.recent.list(),
    forgetRecent: ({ root }) => options.recent.remove(root),
    listFolders: ({ path }) => listFolders(path ?? options.homeFolder),
    chooseFolder: ({ title }) => {
      if (options.chooseFolder !== undefined) return options.chooseFolder(title);
      const message = "The system's folder dialog is only there in the desktop app.";
      return Promise.reject(new ServiceError('not-supported', message));
    },
    read: ({ root, path }) => readProjectFile(root, path),
    write: async (args) => {
      const root = await realRoot(args.root).catch((error: unknown) => {
        if (!(error instanceof ServiceError) || error.code !== 'not-found') throw error;
        const message = `The project's folder ${args.root} is gone, so nothing was saved. Save the project in another folder; your edits are kept here.`;
        throw new ServiceError('not-found', message);
      });
      let entries: readonly FileEntry[] = [];
      await options.turns.run(root, () =>
        watch.hold(root, async () => (entries = await writeProjectFiles({ ...args, root }))),
      );
      return entries;
    },
    remove: async ({ root: folder, path }) => {
      const root = await realRoot(folder);
      await options.turns.run(root, () =>
        watch.hold(root, async () => {
          await removeProjectFile(root, path);
          return [{ path, version: null }];
        }),
      );
    },
    trash: async ({ root: folder, paths }) => {
      const root = await realRoot(folder);
      let trashed = false;
      await options.turns.run(root, () =>
        watch.hold(root, async () => {
          trashed = await trashProjectFiles(root, paths, options.trash);
          return paths.map((path) => ({ path, version: null }));
        }),
      );
      return { trashed };
    },
  };
  return { service, close: () => watch.close() };
}
