/** Files that somebody else changed on disk while they have unsaved edits here: what they say there, and what to do about it. */
import { mergeFile, type FileVersions } from '#model/merge/merge-file.ts';
import type { Choice } from '#model/merge/merge-values.ts';
import type { FileText } from './document-state.ts';
import { useDocument } from './document-store.ts';
import { reloadFiles } from './project-files.ts';
import { differs } from './write-drawing.ts';

export interface DiskChange extends FileVersions {
  readonly path: string;
  /** The file as it is on disk; `savedText` is undefined when it is gone. */
  readonly disk: FileText;
}

/** By path, by id of the conflict. */
export type Choices = Readonly<Record<string, ReadonlyMap<string, Choice>>>;

/** All of them, as the disk is now. Files without edits of ours are read again on the way. Rejects with a ServiceError. */
export async function findDiskChanges(): Promise<readonly DiskChange[]> {
  const { project, texts } = useDocument.getState();
  if (project === undefined) return [];
  const disk = await reloadFiles(project.root, Object.keys(texts));
  const { texts: now, putTexts } = useDocument.getState();
  const changed = Object.entries(now).filter(([path, file]) => disk[path]?.version !== file.version);
  const clean = changed.filter(([path, file]) => !differs(file) && disk[path]?.savedText !== undefined);
  if (clean.length > 0)
    putTexts(Object.fromEntries(clean.map(([path]) => [path, disk[path]!])), 'Take what is on disk');
  return changed.flatMap(([path, { text, savedText }]) => {
    const there = disk[path];
    if (there === undefined || !differs(now[path]!)) return [];
    return [{ path, disk: there, base: savedText, mine: text, theirs: there.text }];
  });
}

/** Edits of ours are dropped. Undo brings them back. */
export function takeTheirs(changes: readonly DiskChange[]): void {
  const { putTexts, forget } = useDocument.getState();
  const there = changes.filter(({ disk }) => disk.savedText !== undefined);
  putTexts(Object.fromEntries(there.map(({ path, disk }) => [path, disk])), 'Take what is on disk');
  const gone = changes.filter((change) => !there.includes(change)).map(({ path }) => path);
  if (gone.length > 0) void forget(gone);
}

/** Saving will write ours over what is on disk now, and over nothing newer. */
export function keepMine(changes: readonly DiskChange[]): void {
  const texts = changes.map(({ path, mine, disk }) => [path, { ...disk, text: mine }] as const);
  useDocument.getState().putTexts(Object.fromEntries(texts));
}

const noChoices: ReadonlyMap<string, Choice> = new Map();

export const mergeOf = (change: DiskChange, choices: Choices) =>
  mergeFile(change.path, change, choices[change.path] ?? noChoices);

/** Both, by the choices; undo gives ours back. A file that is gone on disk stays ours. */
export function takeMerged(changes: readonly DiskChange[], choices: Choices): void {
  const texts = changes.map((change) => {
    const isGone = change.disk.savedText === undefined;
    const text = isGone ? change.mine : mergeOf(change, choices).text;
    return [change.path, { ...change.disk, text }] as const;
  });
  useDocument.getState().putTexts(Object.fromEntries(texts), 'Merge with what is on disk');
}
