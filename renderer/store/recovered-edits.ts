/**
 * Unsaved edits that a window left behind which is gone: it crashed, was killed, or was left without saving. Taking them
 * puts them back as unsaved edits; where the disk went on meanwhile, both are merged.
 */
import { host } from '../services/host.ts';
import type { FileText } from './document-state.ts';
import type { RecoveredEdits, RecoveredFile } from './recovered-files.ts';
import { useDocument } from './document-store.ts';
import { isWorkflowFile, workflowFileOf } from './file-names.ts';
import { reloadFiles } from './project-files.ts';

/** A version that no file on disk has: what it stands beside is older than the disk. */
const OLD_VERSION = 'before-the-crash';

/** Undefined: nothing was left behind that differs from the disk. @param session of this page, from now on */
export async function findRecovered(root: string, session: string): Promise<RecoveredEdits | undefined> {
  const kept = await host().recovery.find({ root, session });
  const sessions = [...new Set(kept.map((file) => file.session))];
  if (sessions.length === 0) return undefined;
  const newest = new Map<string, RecoveredFile>();
  for (const file of kept) if (!newest.has(file.path)) newest.set(file.path, file);
  const disk = await reloadFiles(root, [...newest.keys()]);
  const files = [...newest.values()].filter(({ path, text }) => disk[path]?.text !== text);
  if (files.length > 0) return { root, files, sessions };
  await host().recovery.drop({ root, sessions });
  return undefined;
}

const workflowOf = (path: string): string | undefined =>
  isWorkflowFile(path)
    ? path
    : path.endsWith('.layout.json')
      ? workflowFileOf(path.slice(0, -'.layout.json'.length))
      : undefined;

/** Puts the edits back, opens their tabs, and answers whether the disk went on meanwhile. Rejects with a ServiceError. */
export async function takeRecovered({ root, files }: RecoveredEdits): Promise<{ isMergeNeeded: boolean }> {
  const { workflowFile: shown, openWorkflow } = useDocument.getState();
  const disk = await reloadFiles(
    root,
    files.map(({ path }) => path),
  );
  for (const workflow of new Set(files.flatMap(({ path }) => workflowOf(path) ?? []))) {
    const isThere = useDocument.getState().project?.files.some(({ path }) => path === workflow);
    if (isThere || files.some(({ path }) => path === workflow)) await openWorkflow(workflow);
  }
  if (shown !== undefined) await openWorkflow(shown);
  let isMergeNeeded = false;
  const texts: Record<string, FileText> = {};
  for (const { path, text, base } of files) {
    const now = disk[path];
    const isAsBefore = now?.savedText === base;
    if (!isAsBefore && now?.savedText !== undefined) isMergeNeeded = true;
    texts[path] = isAsBefore ? { ...now, text } : { text, savedText: base, version: OLD_VERSION };
    if (now?.savedText === undefined) texts[path] = { text };
  }
  useDocument.getState().putTexts(texts, 'Restore unsaved edits');
  return { isMergeNeeded };
}
