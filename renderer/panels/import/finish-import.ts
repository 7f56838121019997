/** Writes an import into the open project, or into a new one, and opens it there. */
import { errorCode } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';
import { useDocument } from '../../store/document-store.ts';
import { newLayout } from '../../store/file-operations.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { workflowsOfProject } from '../../runs/workflows-of-project.ts';
import type { ImportPlace, PlacedImport } from './place-import.ts';

/** The open project as it is on disk; undefined: none is open. Rejects with a ServiceError. */
export async function openPlace(): Promise<ImportPlace | undefined> {
  const open = useDocument.getState().project;
  if (open === undefined) return undefined;
  // Files may have come since it was opened.
  const project = await host().files.openProject({ root: open.root });
  const workflows = await workflowsOfProject();
  const place = {
    paths: project.files.map(({ path }) => path),
    workflows: [...workflows.map(({ name }) => name), useDocument.getState().drawing?.workflow.name ?? ''],
  };
  try {
    return { ...place, definitions: await host().files.read({ root: project.root, path: DEFINITIONS_FILE }) };
  } catch (error) {
    if (errorCode(error) === 'not-found') return place;
    throw error;
  }
}

/** Rejects with a ServiceError, and then nothing is written. */
export async function intoOpenProject({ files, workflowFile }: PlacedImport): Promise<void> {
  const { project, openProject } = useDocument.getState();
  if (project === undefined) return;
  const layout = newLayout(workflowFile);
  await host().files.write({ root: project.root, files: [...files, ...layout] });
  await openProject(await host().files.openProject({ root: project.root }), workflowFile);
}

/**
 * Rejects with a ServiceError.
 * @param root a folder that holds no project yet; @param onMade told the real path before the project is shown
 */
export async function intoNewProject(
  root: string,
  name: string,
  { files, workflowFile }: PlacedImport,
  onMade: (root: string) => void,
): Promise<void> {
  const made = await host().files.newProject({ root, name });
  await host().files.write({
    root: made.root,
    files: [...files, ...newLayout(workflowFile)].map((file) => ({ ...file, force: true })),
  });
  // A new project begins with a workflow of its own.
  for (const { path } of made.files)
    if (!files.some((file) => file.path === path)) await host().files.remove({ root: made.root, path });
  const project = await host().files.openProject({ root: made.root });
  onMade(project.root);
  await useDocument.getState().openProject(project, workflowFile);
}
