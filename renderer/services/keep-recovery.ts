/** Keeps unsaved edits outside the project so that a crash loses nothing older than 2 s, and offers them after one. */
import type { ProjectInfo } from '#bridge/contract.ts';
import { useDocument } from '../store/document-store.ts';
import { useNotices } from '../store/notice-store.ts';
import { findRecovered } from '../store/recovered-edits.ts';
import { useSession } from '../store/session-store.ts';
import { differs, type Texts } from '../store/write-drawing.ts';
import { errorCode, errorMessage } from './error-message.ts';
import { host } from './host.ts';

const KEEP_AFTER_MS = 300;
/** With what typing takes to reach the store (text-sync.ts) and the disk, less than 2 s. */
const KEEP_AT_LATEST_MS = 900;

/** Each opening of a project keeps its own, so that what was left without saving is found when it is opened again. */
let session = crypto.randomUUID();
export const recoverySession = (): string => session;

let last: Promise<void> = Promise.resolve();
/** When everything that was to be kept so far is on disk. */
export const recoveryKept = (): Promise<void> => last;

/** Keeps what differs now, without waiting for a pause. */
export function keepNow(): Promise<void> {
  const { project, texts } = useDocument.getState();
  return project === undefined ? last : keepTexts(project, texts, session);
}

/** Keeps what differs, or drops what was kept when nothing does. One at a time, in order. */
function keepTexts(project: ProjectInfo, texts: Texts, mine: string): Promise<void> {
  const files = Object.entries(texts).flatMap(([path, file]) =>
    differs(file)
      ? [
          {
            path,
            text: file.text,
            ...(file.savedText === undefined ? {} : { base: file.savedText }),
          },
        ]
      : [],
  );
  last = last.then(async () => {
    try {
      if (files.length > 0) await host().recovery.keep({ root: project.root, session: mine, files });
      else await host().recovery.drop({ root: project.root, sessions: [mine] });
    } catch (error) {
      // While the host is away the edits are still here, and its return keeps them. A full disk has to be told of.
      if (errorCode(error) === 'connection-lost') return;
      useNotices.getState().tell({
        tone: 'bad',
        message: `Unsaved edits could not be put aside for a crash, so save often: ${errorMessage(error)}`,
      });
    }
  });
  return last;
}

/** Starts to watch the document store; answers how to stop. */
export function keepRecovery(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unkeptSince: number | undefined;

  const keep = (): void => {
    clearTimeout(timer);
    unkeptSince = undefined;
    void keepNow();
  };

  const stopStore = useDocument.subscribe((state, before) => {
    if (state.project?.root !== before.project?.root) {
      clearTimeout(timer);
      unkeptSince = undefined;
      // What is left without saving can be had again.
      if (before.project) void keepTexts(before.project, before.texts, session);
      session = crypto.randomUUID();
      if (state.project) void offer(state.project.root);
      return;
    }
    if (state.texts === before.texts || state.project === undefined) return;
    const now = performance.now();
    unkeptSince ??= now;
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(KEEP_AFTER_MS, unkeptSince + KEEP_AT_LATEST_MS - now)));
  });
  const stopHost = host().on('connection', (event) => {
    if (event.isUp) keep();
  });
  // A page that is closed or put to sleep has no later.
  const hidden = (): void => {
    if (document.visibilityState === 'hidden' && unkeptSince !== undefined) keep();
  };
  const leaving = (): void => {
    if (unkeptSince !== undefined) keep();
  };
  globalThis.document?.addEventListener('visibilitychange', hidden);
  globalThis.addEventListener?.('beforeunload', leaving);
  return () => {
    clearTimeout(timer);
    stopStore();
    stopHost();
    globalThis.document?.removeEventListener('visibilitychange', hidden);
    globalThis.removeEventListener?.('beforeunload', leaving);
  };
}

/** After a crash: says what was kept and lets the user take it or leave it. Nothing is dropped without an answer. */
async function offer(root: string): Promise<void> {
  await last;
  const found = await findRecovered(root, session).catch(() => undefined);
  if (found === undefined || useDocument.getState().project?.root !== root) return;
  const show = (): void => useSession.getState().openDialog({ kind: 'recovered', found });
  if (useSession.getState().dialog === undefined) return show();
  const { tell, dismiss } = useNotices.getState();
  const id = tell({
    tone: 'info',
    stays: true,
    message: `There are unsaved edits of ${found.files.map(({ path }) => path).join(', ')} from the last time.`,
    actions: [
      {
        label: 'Look at them',
        perform: () => {
          dismiss(id);
          show();
        },
      },
    ],
  });
}
