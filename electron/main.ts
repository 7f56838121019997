/** The Electron shell: one window, native menus and dialogs around the same host and pages that serve.ts gives a browser. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session, shell } from 'electron';
import { appFolders } from './app-folders.ts';
import { startHost } from './host/services.ts';
import { UserFile } from './host/user-file.ts';
import { userFolders } from './host/user-folders.ts';
import { setMenu } from './menu.ts';
import { ShellBridge } from './shell-bridge.ts';
import { utilityLauncher } from './shell-engine.ts';
import { guardShell } from './shell-guards.ts';
import { registerAppScheme, serveAppScheme } from './shell-protocol.ts';
import { INITIAL_WINDOW, windowStateSchema, type WindowState } from './window-state.ts';
import { createWindow } from './window.ts';

async function chooseFolder(title: string): Promise<string | undefined> {
  const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
  const window = BrowserWindow.getFocusedWindow();
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

async function start(): Promise<void> {
  const isDevelopment = !app.isPackaged;
  const places = appFolders(app.getAppPath());
  // Packaged, templates and engine lie beside the archive as plain files (electron-builder.yaml, extraResources).
  const resources = isDevelopment ? join(places.root, 'dist') : process.resourcesPath;
  const folders = userFolders(process.platform, homedir(), process.env);
  guardShell(session.defaultSession);
  serveAppScheme(session.defaultSession, places.pages);
  const host = startHost({
    folders,
    homeFolder: homedir(),
    templatesFolder: isDevelopment ? places.templates : join(resources, 'templates'),
    launchEngine: utilityLauncher(join(resources, 'engine', 'main.mjs')),
    engineData: process.env.PADDOCK_ENGINE_MEMORY === '1' ? 'memory' : process.env.PADDOCK_ENGINE_DATA,
    nowMs: () => Date.now(),
    chooseFolder,
    trash: async (paths) => {
      for (const path of paths) await shell.trashItem(path);
    },
  });
  const bridge = new ShellBridge(host);
  setMenu(isDevelopment, (action) => {
    const contents = (BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0])?.webContents;
    if (contents) bridge.send(contents, { kind: 'menu', action });
  });
  const kept = new UserFile<WindowState>(
    join(folders.settings, 'window.json'),
    windowStateSchema,
    INITIAL_WINDOW,
  );
  const open = async (): Promise<void> => {
    createWindow({
      preload: join(places.root, 'dist', 'electron', 'preload.cjs'),
      state: await kept.read(),
      isDevelopment,
      keep: (state) => void kept.update(() => state).catch((error: unknown) => console.error(error)),
    });
  };
  await open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open();
  });
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    // The engine closes its journal first.
    event.preventDefault();
    isStopped = true;
    void host.stop().finally(() => app.quit());
  });
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

// A second start shows the window that is there: two hosts on one data folder would lock each other out.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Paddock could not start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
} else app.quit();
