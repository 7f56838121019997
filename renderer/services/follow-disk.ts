/**
 * What others do to the project's files on disk, and what it means here: without edits of ours they are read again; with
 * edits the user merges, keeps or takes; what is deleted stays here as unsaved work. Nothing of ours is ever dropped unasked.
 */
import { findAction } from '../actions/registry.ts';
import type { FileText } from '../store/document-state.ts';
import { useDocument } from '../store/document-store.ts';
import { findDiskChanges, keepMine, takeTheirs, type DiskChange } from '../store/disk-changes.ts';
import { tell, useNotices } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';
import { differs } from '../store/write-drawing.ts';
import { errorMessage } from './error-message.ts';
import { host } from './host.ts';

/** A pull or a branch switch touches many files at once: they are told of together. */
const GATHER_MS = 150;

const names = (paths: readonly string[]): string =>
  paths.length <= 3 ? paths.join(', ') : `${paths.slice(0, 2).join(', ')} and ${paths.length - 2} more files`;

interface Answer {
  readonly label: string;
  perform(): void | Promise<void>;
}

/** A notice that stays until what was chosen of its answers is done: who goes on (saves, say) goes on from there. */
function ask(message: string, answers: readonly Answer[]): number {
  const { tell: put, dismiss } = useNotices.getState();
  const id = put({
    tone: 'info',
    stays: true,
    message,
    actions: answers.map(({ label, perform }) => ({
      label,
      perform: () => void Promise.resolve(perform()).finally(() => dismiss(id)),
    })),
  });
  return id;
}

/** What was asked of these files leaves when it is settled elsewhere: by saving, or in the dialog. */
function leaveWhenSettled(id: number, paths: readonly string[]): void {
  const asked = useDocument.getState().texts;
  const stop = useDocument.subscribe(({ texts }) => {
    const isSettled = paths.every((path) => {
      const now = texts[path];
      return now === undefined || !differs(now) || now.version !== asked[path]?.version;
    });
    if (!isSettled) return;
    stop();
    useNotices.getState().dismiss(id);
  });
}

const failed = (error: unknown): void => void tell('bad', errorMessage(error));

/** On what is on disk when the user answers, which may be newer than what was told of. */
const settle = (how: (changes: readonly DiskChange[]) => void) => (): Promise<void> =>
  findDiskChanges().then(how, failed);

function askOfChanged(paths: readonly string[]): void {
  const isOne = paths.length === 1;
  const id = ask(
    `${names(paths)} ${isOne ? 'was' : 'were'} changed on disk, and you have unsaved edits of ${isOne ? 'it' : 'them'}.`,
    [
      { label: 'Merge…', perform: () => useSession.getState().openDialog({ kind: 'disk-changed' }) },
      { label: 'Keep mine', perform: settle(keepMine) },
      { label: 'Take what is on disk', perform: settle(takeTheirs) },
    ],
  );
  leaveWhenSettled(id, paths);
}

/** What was deleted is here still: as an unsaved file it is kept, also through a crash. */
function keepDeleted(paths: readonly string[]): void {
  const { texts, putTexts, save, forget } = useDocument.getState();
  putTexts(Object.fromEntries(paths.map((path) => [path, { text: texts[path]?.text ?? '' }])));
  const isOne = paths.length === 1;
  const id = ask(`${names(paths)} ${isOne ? 'was' : 'were'} deleted on disk. What you had is kept here.`, [
    { label: isOne ? 'Save it again' : 'Save them again', perform: () => void save() },
    { label: 'Let go', perform: () => void forget(paths) },
  ]);
  leaveWhenSettled(id, paths);
}

async function settleAll(root: string, changed: ReadonlyMap<string, string | null>): Promise<void> {
  const { project, texts, noteFiles, reload } = useDocument.getState();
  if (project?.root !== root) return;
  noteFiles([...changed].map(([path, version]) => ({ path, version })));
  const held = [...changed].filter(([path, version]) => {
    const mine = texts[path];
    return mine !== undefined && mine.version !== (version ?? undefined);
  });
  const pathsOf = (are: (file: FileText, version: string | null) => boolean): string[] =>
    held.filter(([path, version]) => are(texts[path]!, version)).map(([path]) => path);
  const clean = pathsOf((file, version) => version !== null && !differs(file));
  const dirty = pathsOf((file, version) => version !== null && differs(file));
  const gone = pathsOf((file, version) => version === null && file.text !== '');
  if (clean.length > 0) {
    await reload(clean);
    // One voice: what has to be decided says enough.
    const isDeciding = dirty.length > 0 || useSession.getState().dialog?.kind === 'disk-changed';
    if (!isDeciding)
      tell('info', `${names(clean)} changed on disk and ${clean.length === 1 ? 'was' : 'were'} read again.`);
  }
  if (dirty.length > 0) askOfChanged(dirty);
  if (gone.length > 0) keepDeleted(gone);
}

/** Files as they were before their folder went, so that its return finds them as they were. */
let before: Readonly<Record<string, FileText>> = {};
let goneNotice: number | undefined;

function folderChanged(root: string, isThere: boolean): void {
  const { project, texts, putTexts } = useDocument.getState();
  if (project?.root !== root) return;
  if (goneNotice !== undefined) useNotices.getState().dismiss(goneNotice);
  if (!isThere) {
    before = texts;
    putTexts(Object.fromEntries(Object.entries(texts).map(([path, { text }]) => [path, { text }])));
    goneNotice = ask(
      `The folder ${root} is gone: deleted, renamed, or its disk was taken out. What is open is kept here, unsaved.`,
      [{ label: 'Save as…', perform: () => findAction('file.saveAs')?.perform() }],
    );
    return;
  }
  const back = Object.entries(texts).map(([path, { text }]) => [path, { ...before[path], text }] as const);
  putTexts(Object.fromEntries(back));
  tell('good', `The folder ${root} is there again.`);
  // It may not be what it was.
  host()
    .files.openProject({ root })
    .then((info) => settleAll(root, new Map(info.files.map(({ path, version }) => [path, version]))))
    .catch(failed);
}

/** Starts to listen; answers how to stop. */
export function followDisk(): () => void {
  let gathered = new Map<string, string | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    host().on('file-changed', ({ root, path, version }) => {
      if (useDocument.getState().project?.root !== root) return;
      gathered.set(path, version);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const all = gathered;
        gathered = new Map();
        settleAll(root, all).catch(failed);
      }, GATHER_MS);
    }),
    host().on('project-folder', ({ root, isThere }) => folderChanged(root, isThere)),
  ];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}
