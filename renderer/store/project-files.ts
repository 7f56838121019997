/** Reading a project's files into memory and writing back those that differ. */
import type { ProjectInfo } from '#bridge/contract.ts';
import { err, ok, type Result } from '#model/result.ts';
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE, layoutFileOf, workflowFilesOf } from './file-names.ts';
import { differs, type Texts } from './write-drawing.ts';

export interface LoadedProject {
  readonly workflowFile: string | undefined;
  readonly texts: Texts;
}

async function readFile(root: string, path: string): Promise<FileText> {
  const { text, version } = await host().files.read({ root, path });
  return { text, savedText: text, version };
}

/** Reads the workflow (the first one when none is named), its layout and the definitions, as far as they exist. */
export async function loadProject(project: ProjectInfo, workflowFile?: string): Promise<LoadedProject> {
  const file = workflowFile ?? workflowFilesOf(project.files)[0];
  const present = new Set(project.files.map((each) => each.path));
  const wanted = file === undefined ? [] : [file, layoutFileOf(file), DEFINITIONS_FILE];
  const texts = await Promise.all(
    wanted
      .filter((path) => present.has(path))
      .map(async (path) => [path, await readFile(project.root, path)] as const),
  );
  return { workflowFile: file, texts: Object.fromEntries(texts) };
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
