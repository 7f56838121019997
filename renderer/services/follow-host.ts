/** Puts what the host tells without being asked into the stores: its health, the engine's, files that changed, menus. */
import { focusOf } from '../actions/focus.ts';
import { findAction } from '../actions/registry.ts';
import { useConnection } from '../store/connection-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useNotices } from '../store/notice-store.ts';
import { errorMessage } from './error-message.ts';
import { host } from './host.ts';

async function askEngine(): Promise<void> {
  try {
    useConnection.getState().setEngine(await host().engine.status());
  } catch (error) {
    // When the host itself is away, the connection event says so.
    useConnection.getState().setEngine({ state: 'down', message: errorMessage(error) });
  }
}

/** Somebody else wrote a file of the project. Without edits of ours it is simply read again. */
function fileChanged(root: string, path: string, version: string | null): void {
  const { project, texts, reload } = useDocument.getState();
  const mine = texts[path];
  if (project?.root !== root || mine === undefined || mine.version === version || version === null) return;
  if (mine.text === mine.savedText) {
    reload([path]).catch((error: unknown) =>
      useNotices.getState().tell({ tone: 'bad', message: errorMessage(error) }),
    );
    return;
  }
  const { tell, dismiss } = useNotices.getState();
  const id = tell({
    tone: 'info',
    stays: true,
    message: `${path} was changed outside of Paddock, and you have unsaved edits of it.`,
    actions: [
      {
        label: 'Take what is on disk',
        perform: () => {
          void reload([path]);
          dismiss(id);
        },
      },
      { label: 'Keep mine', perform: () => dismiss(id) },
    ],
  });
}

/** Starts to listen; answers how to stop. */
export function followHost(): () => void {
  const { setHost, setEngine } = useConnection.getState();
  const stops = [
    host().on('connection', (event) => {
      setHost(event.isUp ? 'up' : 'lost', event.message);
      if (event.isUp) void askEngine();
    }),
    host().on('engine-status', (event) => setEngine(event.status)),
    host().on('file-changed', (event) => fileChanged(event.root, event.path, event.version)),
    host().on('menu', (event) => {
      const action = findAction(event.action);
      // A menu's key like Delete belongs to the text field while one has the focus.
      const isForCanvas = action?.onCanvas === true && focusOf(document.activeElement) !== 'canvas';
      if (action && !isForCanvas && action.isAvailable?.() !== false) action.perform();
    }),
  ];
  if (host().isUp()) setHost('up');
  void askEngine();
  return () => stops.forEach((stop) => stop());
}
