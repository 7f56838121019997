/** Finds the files of a project that Paddock knows (design: "The files of a user's project") and their versions. */
import { createHash } from 'node:crypto';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileEntry, ProjectInfo } from '../bridge/contract.ts';
import { onDisk } from './disk-error.ts';

const AT_TOP = /^(.+\.workflow\.yaml|.+\.layout\.json|definitions\.yaml|paddock\.yaml|README\.md)$/;
const SCENARIO = /^.+\.scenario\.yaml$/;
const MOST_FILES = 2_000;

/** A version for this content: equal content, equal version. */
export const versionOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Whether a path, relative with `/`, is one of the files that Paddock knows. */
export function isProjectFile(path: string): boolean {
  const [first = '', second, ...more] = path.split('/');
  if (more.length > 0 || path.startsWith('.')) return false;
  return second === undefined ? AT_TOP.test(first) : first === 'scenarios' && SCENARIO.test(second);
}

/** Whether a folder's content makes it a project. */
export const looksLikeProject = (names: readonly string[]): boolean =>
  names.some((name) => name === 'paddock.yaml' || name.endsWith('.workflow.yaml'));

/** The known files below `root`, in order of name. Rejects with `not-found` or `denied` when the folder can't be read. */
export async function projectFiles(root: string): Promise<readonly FileEntry[]> {
  const top = await onDisk(root, () => readdir(root));
  const scenarios = await readdir(join(root, 'scenarios')).catch(() => []);
  const paths = [...top, ...scenarios.map((name) => `scenarios/${name}`)].filter(isProjectFile).sort();
  const files: FileEntry[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    // A folder of that name, a dangling link or a file that may not be read is not listed.
    const content = await readFile(join(root, path)).catch(() => undefined);
    if (content !== undefined) files.push({ path, version: versionOf(content) });
  }
  return files;
}

/** Everything about the project in this folder. @param look asks the system; rejects when the folder may not be written */
export async function projectInfo(root: string, look: typeof access = access): Promise<ProjectInfo> {
  const files = await projectFiles(root);
  const isReadOnly = await look(root, constants.W_OK).then(
    () => false,
    () => true,
  );
  return { root, name: basename(root) || root, files, ...(isReadOnly ? { isReadOnly } : {}) };
}
