/** Reading a project's files into memory and writing back those that differ. */
import type { ProjectInfo } from '#bridge/contract.ts';
import { err, ok, type Result } from '#model/result.ts';
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE, layoutFileOf, PROJECT_FILE } from './file-names.ts';
import { differs, type Texts } from './write-drawing.ts';

async function readFile(root: string, path: string): Promise<FileText> {
  const { text, version } = await host().files.read({ root, path });
  return { text, savedText: text, version };
}

/** The files of workflows: each with its layout, the definitions and the project's own file, as far as they exist. */
export async function loadWorkflows(project: ProjectInfo, workflowFiles: readonly string[]): Promise<Texts> {
  const present = new Set(project.files.map((each) => each.path));
  const wanted = new Set([
    ...workflowFiles.flatMap((file) => [file, layoutFileOf(file)]),
    DEFINITIONS_FILE,
    PROJECT_FILE,
  ]);
  return loadTexts(
    project.root,
    [...wanted].filter((path) => present.has(path)),
  );
}

/** Rejects with a ServiceError when one of them can't be read. */
export async function loadTexts(root: string, paths: readonly string[]): Promise<Texts> {
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(root, path)] as const));
  return Object.fromEntries(texts);
}

/** Files as they are on disk now; one that is not there is empty. */
export async function reloadFiles(root: string, paths: readonly string[]): Promise<Texts> {
  const texts = await Promise.all(
    paths.map(async (path): Promise<readonly [string, FileText]> => {
      try {
        return [path, await readFile(root, path)];
      } catch (error) {
        if (errorCode(error) === 'not-found') return [path, { text: '' }];
        throw error;
      }
    }),
  );
  return Object.fromEntries(texts);
}

export interface SaveFailure {
  readonly conflict: boolean;
  readonly message: string;
}

/** Writes what differs, all or nothing. Answers the written files as they now are on disk. */
export async function saveFiles(
  root: string,
  texts: Texts,
  force: boolean,
): Promise<Result<Texts, SaveFailure>> {
  const changed = Object.entries(texts).filter(([, file]) => differs(file));
  if (changed.length === 0) return ok({});
  try {
    const entries = await host().files.write({
      root,
      files: changed.map(([path, file]) => ({
        path,
        text: file.text,
        version: file.version,
        ...(force ? { force } : {}),
      })),
    });
    const versions = new Map(entries.map((entry) => [entry.path, entry.version]));
    return ok(
      Object.fromEntries(
        changed.map(([path, file]) => [
          path,
          { text: file.text, savedText: file.text, version: versions.get(path) },
        ]),
      ),
    );
  } catch (error) {
    return err({ conflict: errorCode(error) === 'changed-on-disk', message: errorMessage(error) });
  }
}
