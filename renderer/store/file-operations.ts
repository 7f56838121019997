/** New, copied, renamed and deleted files of the open project. All reject with a ServiceError, and then nothing has changed. */
import { emptyLayout } from '#model/document/layout.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { printLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import type { ProjectInfo } from '#bridge/contract.ts';
import { host } from '../services/host.ts';
import { useDocument } from './document-store.ts';
import { isWorkflowFile, layoutFileOf, workflowFileOf, workflowTitle } from './file-names.ts';
import { goToFile } from './file-tree-place.ts';
import { loadTexts } from './project-files.ts';
import { useSettings } from './settings-store.ts';
import { renamedTexts } from './rename-workflow-file.ts';

const root = (): string => useDocument.getState().project?.root ?? '';

export const isThere = (path: string): boolean =>
  useDocument.getState().project?.files.some((file) => file.path === path) === true ||
  useDocument.getState().texts[path] !== undefined;

/** The first one is what somebody made; others go with it. */
async function writeNew(files: readonly { path: string; text: string }[]): Promise<void> {
  useDocument.getState().noteFiles(await host().files.write({ root: root(), files }));
  const [first] = files;
  if (first !== undefined) goToFile(first.path);
}

/** The layout file of a new workflow: none, unless the user wants other than what is usual. */
export function newLayout(workflowFile: string): readonly { path: string; text: string }[] {
  const { layoutDirection } = useSettings.getState();
  if (layoutDirection === 'right') return [];
  return [
    { path: layoutFileOf(workflowFile), text: printLayout({ ...emptyLayout, direction: layoutDirection }) },
  ];
}

/** Gives the workflows of a project that was just made the layout that the user wants; answers the project as it is then. */
export async function withLayouts(made: ProjectInfo): Promise<ProjectInfo> {
  const files = made.files.flatMap(({ path }) => (isWorkflowFile(path) ? newLayout(path) : []));
  if (files.length === 0) return made;
  await host().files.write({ root: made.root, files });
  return host().files.openProject({ root: made.root });
}

/** @param title of the file and name of the WfSpec; answers the file, which is open then */
export async function newWorkflow(title: string): Promise<string> {
  const path = workflowFileOf(title);
  const node = (name: string) => ({ name, onFailure: [], next: [] });
  const text = printWorkflow({
    name: title,
    entrypoint: 'entrypoint',
    threads: [
      {
        name: 'entrypoint',
        variables: [],
        interrupts: [],
        nodes: [
          { ...node('start'), kind: 'entrypoint', next: [{ to: 'done' }] },
          { ...node('done'), kind: 'exit' },
        ],
      },
    ],
  } as Parameters<typeof printWorkflow>[0]);
  await writeNew([{ path, text }, ...newLayout(path)]);
  await useDocument.getState().openWorkflow(path);
  return path;
}

/** Of the workflow that is open. Answers the file. */
export async function newScenario(title: string): Promise<string> {
  const workflow = useDocument.getState().drawing?.workflow.name ?? 'workflow';
  const path = `scenarios/${title}.scenario.yaml`;
  const lines = [
    `paddock: 1`,
    `scenario: ${title}`,
    `workflow: ${workflow}`,
    'expect:',
    '  status: COMPLETED',
    '',
  ];
  await writeNew([{ path, text: lines.join('\n') }]);
  await useDocument.getState().openText(path);
  return path;
}

async function textOf(path: string): Promise<string | undefined> {
  const held = useDocument.getState().texts[path];
  if (held !== undefined) return held.text;
  return isThere(path) ? (await loadTexts(root(), [path]))[path]?.text : undefined;
}

/** The workflow as it is edited now, with its layout, under another name; the copy is open then. */
export async function duplicateWorkflow(path: string, title: string): Promise<string> {
  const copy = workflowFileOf(title);
  const text = (await textOf(path)) ?? '';
  const { document } = parseWorkflow(text, path);
  const layout = await textOf(layoutFileOf(path));
  await writeNew([
    {
      path: copy,
      text: document === undefined ? text : editWorkflowText(text, { ...document, name: title }),
    },
    ...(layout ? [{ path: layoutFileOf(copy), text: layout }] : []),
  ]);
  await useDocument.getState().openWorkflow(copy);
  return copy;
}

/**
 * Gives a file another name. A workflow takes its layout along, and with `andWfSpec` the WfSpec's name follows in it, in
 * the scenarios and in the workflows that run it. Everything must be saved before.
 */
export async function renameFile(path: string, to: string, andWfSpec: boolean): Promise<void> {
  const { project, openFiles, workflowFile } = useDocument.getState();
  if (project === undefined) return;
  const { moves, edits } = await renamedTexts(path, to, andWfSpec);
  const created = moves.map((move) => ({ path: move.to, text: move.text }));
  const changed = edits.map(({ path: each, text, version }) => ({
    path: each,
    text,
    ...(version === undefined ? {} : { version }),
  }));
  const written = await host().files.write({ root: project.root, files: [...created, ...changed] });
  // Only now: until the new ones are there, the old ones are all there is.
  for (const move of moves) await host().files.remove({ root: project.root, path: move.from });
  const { noteFiles, forget, reload, openWorkflow, moveTab, texts } = useDocument.getState();
  noteFiles(written);
  goToFile(to);
  const index = openFiles.indexOf(path);
  await reload(edits.map((edit) => edit.path).filter((each) => texts[each] !== undefined));
  if (index >= 0) {
    await openWorkflow(to);
    await forget(moves.map((move) => move.from));
    moveTab(to, index);
    if (workflowFile !== undefined && workflowFile !== path) await openWorkflow(workflowFile);
  } else await forget(moves.map((move) => move.from));
}

export interface DeletedFiles {
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether the workflow was open. */
  readonly wasOpen: boolean;
  readonly trashed: boolean;
}

/** What was deleted since the app was opened, newest last: it can be brought back. */
const deleted: DeletedFiles[] = [];
export const lastDeleted = (): DeletedFiles | undefined =>
  deleted.filter((each) => each.root === root()).at(-1);

/** A workflow goes with its layout. */
export async function deleteFile(path: string): Promise<DeletedFiles> {
  const paths = [path, ...(isWorkflowFile(path) ? [layoutFileOf(path)] : [])].filter(isThere);
  const texts = await Promise.all(
    paths.map(async (each) => ({ path: each, text: (await textOf(each)) ?? '' })),
  );
  const onDisk = paths.filter((each) =>
    useDocument.getState().project?.files.some((file) => file.path === each),
  );
  const { trashed } = await host().files.trash({ root: root(), paths: onDisk });
  const wasOpen = useDocument.getState().openFiles.includes(path);
  const done = { root: root(), files: texts, wasOpen, trashed };
  deleted.push(done);
  await useDocument.getState().forget(paths);
  return done;
}

/** Writes deleted files again, as they were, edits that were not saved included. */
export async function bringBack(files: DeletedFiles): Promise<void> {
  await writeNew(files.files);
  deleted.splice(deleted.indexOf(files), 1);
  const workflow = files.files.find(({ path }) => isWorkflowFile(path));
  if (files.wasOpen && workflow !== undefined) await useDocument.getState().openWorkflow(workflow.path);
}

/** The file as it is called in lists. */
export const shortName = (path: string): string => (isWorkflowFile(path) ? workflowTitle(path) : path);
