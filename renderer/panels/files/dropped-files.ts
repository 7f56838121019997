/** Files of ours that were dragged onto the window: a folder becomes a new project, single files come into the open one. */
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { host } from '../../services/host.ts';
import { useDocument } from '../../store/document-store.ts';
import { isWorkflowFile, workflowFileOf, workflowTitle } from '../../store/file-names.ts';
import { isThere } from '../../store/file-operations.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';

export interface DroppedFile {
  /** Relative to the folder that was dropped. */
  readonly path: string;
  readonly text: string;
}

const OURS =
  /^(?:[^/]+\.workflow\.yaml|[^/]+\.layout\.json|definitions\.yaml|paddock\.yaml|README\.md|scenarios\/[^/]+\.scenario\.yaml)$/;
const FILES_MAX = 2_000;

const readEntry = (entry: FileSystemFileEntry): Promise<string> =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject)).then((file) => file.text());

/** All of a folder: its reader gives a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length > FILES_MAX) return all;
    all.push(...some);
  }
}

/** The files of a project in a folder. */
export async function filesInFolder(
  folder: FileSystemDirectoryEntry,
  below = '',
): Promise<readonly DroppedFile[]> {
  const files: DroppedFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = below + entry.name;
    if (entry.isDirectory && path === 'scenarios')
      files.push(...(await filesInFolder(entry as FileSystemDirectoryEntry, 'scenarios/')));
    else if (entry.isFile && OURS.test(path))
      files.push({ path, text: await readEntry(entry as FileSystemFileEntry) });
  }
  return files;
}

/** Whether a file that was dropped is one of ours by its name; WfSpecs in JSON are imported instead. */
export const isOurs = (name: string): boolean => /\.ya?ml$/.test(name) || name.endsWith('.layout.json');

/** Where a single file belongs in a project; undefined: it is nothing that we know. */
export function placeOf({ path, text }: DroppedFile): string | undefined {
  if (path.endsWith('.scenario.yaml')) return `scenarios/${path}`;
  if (OURS.test(path)) return path;
  const name = parseWorkflow(text, path).document?.name;
  return name === undefined ? undefined : workflowFileOf(name);
}

/** A name that is free, as `shop-2` for `shop`. */
function freePath(path: string): string {
  if (!isThere(path)) return path;
  if (!isWorkflowFile(path)) return path;
  for (let count = 2; ; count++) {
    const wanted = workflowFileOf(`${workflowTitle(path)}-${count}`);
    if (!isThere(wanted)) return wanted;
  }
}

/** Writes them as new files of the open project and shows the first workflow among them. Rejects with a ServiceError. */
export async function intoProject(dropped: readonly DroppedFile[]): Promise<void> {
  const { project, noteFiles, openWorkflow } = useDocument.getState();
  if (project === undefined) return;
  const known = dropped.flatMap((file) => {
    const path = placeOf(file);
    return path === undefined ? [] : [{ path: freePath(path), text: file.text }];
  });
  const unknown = dropped.length - known.length;
  if (unknown > 0)
    tell(
      'bad',
      `${unknown === 1 ? 'A file is' : `${unknown} files are`} no part of a project, and nothing was done with it.`,
    );
  const taken = known.filter(({ path }) => isThere(path));
  if (taken.length > 0)
    tell('bad', `${taken.map(({ path }) => path).join(', ')} is there already and stays as it is.`);
  const files = known.filter(({ path }) => !isThere(path));
  if (files.length === 0) return;
  noteFiles(await host().files.write({ root: project.root, files }));
  const workflow = files.find(({ path }) => isWorkflowFile(path));
  if (workflow !== undefined) await openWorkflow(workflow.path);
}

/** Asks where, and makes a project of the files. */
export function intoNewProject(name: string, dropped: readonly DroppedFile[]): void {
  const files = dropped.flatMap((file) => {
    const path = OURS.test(file.path) ? file.path : placeOf(file);
    return path === undefined ? [] : [{ path, text: file.text }];
  });
  if (!files.some(({ path }) => isWorkflowFile(path))) {
    tell('bad', `There is no workflow in ${name}: a project has files that end in .workflow.yaml.`);
    return;
  }
  useSession.getState().openDialog({
    kind: 'folder',
    mode: 'new',
    title: 'Keep it as a new project',
    name,
    make: async (root, projectName) => {
      const made = await host().files.newProject({ root, name: projectName });
      await host().files.write({ root: made.root, files: files.map((file) => ({ ...file, force: true })) });
      // A new project begins with a workflow of its own.
      for (const { path } of made.files)
        if (!files.some((file) => file.path === path)) await host().files.remove({ root: made.root, path });
      await useDocument.getState().openProject(await host().files.openProject({ root: made.root }));
    },
  });
}
