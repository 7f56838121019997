/** Saves the open project, edits included, into another folder and goes on there. The old folder stays as it is on disk. */
import { host } from '../services/host.ts';
import { useDocument } from './document-store.ts';
import type { Texts } from './write-drawing.ts';

/** Every file of the project: as edited here, else as it is on disk. */
async function wholeProject(
  root: string,
  paths: readonly string[],
  texts: Texts,
): Promise<readonly { path: string; text: string }[]> {
  const all = new Set([...paths, ...Object.keys(texts)]);
  const files = await Promise.all(
    [...all].map(async (path) => ({
      path,
      text: texts[path]?.text ?? (await host().files.read({ root, path })).text,
    })),
  );
  return files.filter(({ path, text }) => text !== '' || texts[path]?.savedText !== undefined);
}

/** @param root a folder that holds no project yet. Rejects with a ServiceError; the open project then stays as it was. */
export async function saveCopy(root: string, name: string): Promise<void> {
  const { project, workflowFile, texts, openProject } = useDocument.getState();
  if (project === undefined) return;
  const files = await wholeProject(
    project.root,
    project.files.map(({ path }) => path),
    texts,
  );
  const made = await host().files.newProject({ root, name });
  await host().files.write({ root: made.root, files: files.map((file) => ({ ...file, force: true })) });
  // A new project begins with a workflow of its own.
  const ours = new Set(files.map(({ path }) => path));
  for (const { path } of made.files)
    if (!ours.has(path)) await host().files.remove({ root: made.root, path });
  await host().recovery.drop({ root: project.root });
  await openProject(await host().files.openProject({ root: made.root }), workflowFile);
}
