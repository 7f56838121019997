/** Saves the open project, edits included, into another folder and goes on there. The old folder stays as it is on disk. */
import { errorCode } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { recoveryKept, recoverySession } from '../services/keep-recovery.ts';
import { useDocument } from './document-store.ts';
import type { Texts } from './write-drawing.ts';

async function readIfThere(root: string, path: string): Promise<string | undefined> {
  try {
    return (await host().files.read({ root, path })).text;
  } catch (error) {
    if (errorCode(error) === 'not-found') return undefined;
    throw error;
  }
}

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
      // A folder that is gone can't be read any more: what is in memory is saved.
      text: texts[path]?.text ?? (await readIfThere(root, path)),
    })),
  );
  return files.flatMap(({ path, text }) =>
    text === undefined || (text === '' && texts[path]?.savedText === undefined) ? [] : [{ path, text }],
  );
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
  const session = recoverySession();
  await openProject(await host().files.openProject({ root: made.root }), workflowFile);
  // The edits are in the copy now: they are not offered again in the old folder.
  await recoveryKept();
  await host().recovery.drop({ root: project.root, sessions: [session] });
}
