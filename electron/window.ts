/** The app's window: sandboxed, isolated, without Node, at the place where it was closed the last time. */
import { BrowserWindow, dialog, screen } from 'electron';
import { APP_ORIGIN } from './navigation-policy.ts';
import { fitToDisplays, SMALLEST_WINDOW, type WindowState } from './window-state.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly state: WindowState;
  readonly isDevelopment: boolean;
  /** Called with the place and size when they have changed and when the window closes. */
  readonly keep: (state: WindowState) => void;
}

const SETTLE_MS = 500;

const stateOf = (window: BrowserWindow): WindowState => {
  const bounds = window.getNormalBounds();
  return { bounds, width: bounds.width, height: bounds.height, isMaximized: window.isMaximized() };
};

const mayLeaveUnsaved = (window: BrowserWindow): boolean =>
  dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'There are edits that were not saved.',
    detail: 'When you leave now, Paddock offers them again the next time you open this project.',
    buttons: ['Leave', 'Stay'],
    defaultId: 1,
    cancelId: 1,
  }) === 0;

export function createWindow({ preload, state, isDevelopment, keep }: WindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, width, height, isMaximized } = fitToDisplays(state, areas);
  const window = new BrowserWindow({
    ...(bounds ?? { width, height }),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: 'Paddock',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: isDevelopment,
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => window.isDestroyed() || keep(stateOf(window)), SETTLE_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', () => {
    clearTimeout(timer);
    keep(stateOf(window));
  });
  // A page with unsaved edits asks not to be closed; Electron would then stay open without a word.
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLeaveUnsaved(window)) event.preventDefault();
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
