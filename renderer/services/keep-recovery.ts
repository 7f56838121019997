/** Keeps unsaved edits outside the project so that a crash loses nothing older than 2 s, and offers them after one. */
import { useDocument } from '../store/document-store.ts';
import { useNotices } from '../store/notice-store.ts';
import { differs } from '../store/write-drawing.ts';
import { host } from './host.ts';

const KEEP_AFTER_MS = 800;
const KEEP_AT_LATEST_MS = 1_800;

/** Starts to watch the document store; answers how to stop. */
export function keepRecovery(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unkeptSince: number | undefined;

  const keep = async (): Promise<void> => {
    unkeptSince = undefined;
    const { project, texts, dirty } = useDocument.getState();
    if (project === undefined) return;
    const files = Object.entries(texts).flatMap(([path, file]) =>
      differs(file) ? [{ path, text: file.text }] : [],
    );
    try {
      if (dirty) await host().recovery.keep({ root: project.root, files });
      else await host().recovery.drop({ root: project.root });
    } catch {
      // The host is away: the edits are still here, and the next edit or its return keeps them.
    }
  };

  const stopStore = useDocument.subscribe((state, before) => {
    if (state.project !== before.project) {
      clearTimeout(timer);
      unkeptSince = undefined;
      if (state.project) void offerRecovered(state.project.root);
      return;
    }
    if (state.texts === before.texts || state.project === undefined) return;
    const now = performance.now();
    unkeptSince ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => void keep(),
      Math.max(0, Math.min(KEEP_AFTER_MS, unkeptSince + KEEP_AT_LATEST_MS - now)),
    );
  });
  const stopHost = host().on('connection', (event) => {
    if (event.isUp) void keep();
  });
  return () => {
    clearTimeout(timer);
    stopStore();
    stopHost();
  };
}

/** After a crash: says what was kept and lets the user take it or leave it. */
async function offerRecovered(root: string): Promise<void> {
  const kept = await host()
    .recovery.find({ root })
    .catch(() => []);
  const { project, texts, setText } = useDocument.getState();
  if (project?.root !== root) return;
  const differing = kept.filter((file) => texts[file.path]?.text !== file.text);
  if (differing.length === 0) return;
  const { tell, dismiss } = useNotices.getState();
  const id = tell({
    tone: 'info',
    stays: true,
    message: `There are unsaved edits of ${differing.map((file) => file.path).join(', ')} from the last time.`,
    actions: [
      {
        label: 'Restore',
        perform: () => {
          for (const file of differing) setText(file.path, file.text);
          dismiss(id);
        },
      },
      {
        label: 'Discard',
        perform: () => {
          host()
            .recovery.drop({ root })
            .catch(() => undefined);
          dismiss(id);
        },
      },
    ],
  });
}
