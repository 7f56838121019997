/** The shell's bundle, loaded with a fake in Electron's place: how the window is made, what is denied, who is listened to. */
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { portChannel } from '#bridge/message-port.ts';
import { connectServices } from '#bridge/client.ts';
import { bundleShell } from '../../electron/build-shell.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- the fake has no types, on purpose */
let folder: string;
let electron: any;

const asked = (what: string): any[][] => electron.calls.filter(([name]: [string]) => name === what);
const ours = { url: 'app://paddock/index.html', parent: null };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paddock-shell-'));
  await mkdir(join(folder, 'node_modules', 'electron'), { recursive: true });
  await copyFile(
    join(import.meta.dirname, 'fake-electron.cjs'),
    join(folder, 'node_modules', 'electron', 'index.js'),
  );
  await mkdir(join(folder, 'dist', 'renderer'), { recursive: true });
  await writeFile(join(folder, 'dist', 'renderer', 'index.html'), '<title>Paddock</title>');
  await symlink(resolve('templates'), join(folder, 'templates'));
  await bundleShell(resolve('.'), join(folder, 'dist'));
  process.env.PADDOCK_TEST_ROOT = folder;
  process.env.PADDOCK_HOME = join(folder, 'home');
  const load = createRequire(join(folder, 'dist', 'electron', 'main.cjs'));
  electron = load('electron');
  load(join(folder, 'dist', 'electron', 'main.cjs'));
  await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(1), 5_000);
});

afterAll(async () => {
  delete process.env.PADDOCK_HOME;
  delete process.env.PADDOCK_TEST_ROOT;
  await rm(folder, { recursive: true, force: true });
});

const theWindow = () => electron.BrowserWindow.all[0];

describe('the window', () => {
  test('is sandboxed, isolated, without Node, and shows our own page only', () => {
    expect(electron.isFake).toBe(true);
    expect(theWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      preload: join(folder, 'dist', 'electron', 'preload.cjs'),
    });
    expect(theWindow().url).toBe('app://paddock/index.html');
    expect(asked('enableSandbox')).toHaveLength(1);
  });

  test('its place is kept when it closes', async () => {
    theWindow().emit('close');
    await vi.waitFor(async () => {
      const text = await readFile(join(folder, 'home', 'window.json'), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ bounds: { x: 10, y: 20, width: 1000, height: 700 } });
    });
  });

  test('with unsaved edits it asks before it leaves', () => {
    const leaves = (answer: number): boolean => {
      electron.dialog.answer = answer;
      const preventDefault = vi.fn();
      theWindow().webContents.emit('will-prevent-unload', { preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    expect(leaves(1)).toBe(false);
    expect(leaves(0)).toBe(true);
  });

  test('a second start shows the window that is there', () => {
    electron.app.emit('second-instance');
    expect(asked('restore')).toHaveLength(1);
    expect(asked('focus')).toHaveLength(1);
  });
});

describe('what is denied', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s to elsewhere', (name) => {
    const denied = (url: string): boolean => {
      const preventDefault = vi.fn();
      theWindow().webContents.emit(name, { url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    expect(denied('https://evil.example/')).toBe(true);
    expect(denied('file:///etc/passwd')).toBe(true);
    expect(denied('app://other/index.html')).toBe(true);
    expect(denied('app://paddock/index.html')).toBe(false);
  });

  test('new windows; https links go to the browser, others nowhere', () => {
    const open = theWindow().webContents.windowOpenHandler;
    expect(open({ url: 'https://littlehorse.io/docs' })).toEqual({ action: 'deny' });
    for (const url of [
      'http://a.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://u:p@a.example/',
      'smb://x/y',
    ])
      expect(open({ url })).toEqual({ action: 'deny' });
    expect(asked('openExternal')).toEqual([['openExternal', 'https://littlehorse.io/docs']]);
  });

  test('webviews, permissions and devices', () => {
    const preventDefault = vi.fn();
    theWindow().webContents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalled();
    const allows = (permission: string, requestingUrl: string): boolean => {
      const answer = vi.fn();
      electron.session.request({}, permission, answer, { requestingUrl });
      expect(electron.session.check({}, permission, requestingUrl)).toBe(answer.mock.calls[0]![0]);
      return answer.mock.calls[0]![0];
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ])
      expect(allows(permission, ours.url)).toBe(false);
    expect(allows('clipboard-sanitized-write', ours.url)).toBe(true);
    expect(allows('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(electron.session.device({})).toBe(false);
  });
});

describe('the protocol app:', () => {
  const get = (url: string, method = 'GET'): Promise<Response> =>
    electron.session.served.handler(new Request(url, { method }));

  test('serves the built pages with the strict headers', async () => {
    const answer = await get('app://paddock/');
    expect(await answer.text()).toBe('<title>Paddock</title>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(asked('schemes')[0]![1]).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
  });

  test('and nothing else', async () => {
    for (const url of ['app://other/', 'app://paddock/%2e%2e/electron/main.cjs', 'app://paddock/no.js'])
      expect((await get(url)).status).toBe(404);
    expect((await get('app://paddock/', 'POST')).status).toBe(404);
  });
});

describe('messages', () => {
  /** Asks for a port as this frame would; gives what the page is sent. */
  const requestPort = (senderFrame: unknown, ...args: unknown[]) => {
    const { webContents } = theWindow();
    webContents.posted = undefined;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    electron.ipcMain.emit('paddock:request-port', { senderFrame, sender: webContents }, ...args);
    vi.restoreAllMocks();
    return webContents.posted;
  };

  test.each([
    ['another origin', { url: 'https://evil.example/', parent: null }, []],
    ['a frame inside our page', { url: 'app://paddock/index.html', parent: {} }, []],
    ['a frame that is gone', null, []],
    ['a message with something in it', ours, [{ channel: 'x' }]],
  ])('of %s are refused', (_what, frame, args) => {
    expect(requestPort(frame, ...args)).toBeUndefined();
  });

  test('our page gets a port, and the whole host over it; menu choices come the same way', async () => {
    const { channel, ports } = requestPort(ours);
    expect(channel).toBe('paddock:port');
    const client = connectServices(() => Promise.resolve(portChannel(ports[0])), { retryDelaysMs: [60_000] });
    expect(await client.files.templates()).toContainEqual(expect.objectContaining({ id: 'checkout' }));
    expect(await client.files.chooseFolder({ title: 'Open' })).toBe('/chosen');
    const chosen = new Promise((done) => client.on('menu', ({ action }) => done(action)));
    const menus: any[] = asked('menu')[0]![1];
    const items: any[] = menus.flatMap(({ submenu }) => submenu ?? []);
    items.find(({ label }) => label === 'Save').click();
    expect(await chosen).toBe('file.save');
    expect(items.every((item) => item.accelerator === undefined || item.registerAccelerator === false)).toBe(
      true,
    );
    client.close();
  });
});

test('the preload gives the page one frozen object, and hands ports on', () => {
  const posted: unknown[][] = [];
  vi.stubGlobal('window', {
    location: { origin: 'app://paddock' },
    postMessage: (...args: unknown[]) => posted.push(args),
  });
  createRequire(join(folder, 'x.cjs'))(join(folder, 'dist', 'electron', 'preload.cjs'));
  const [, name, api] = asked('expose')[0]!;
  expect(name).toBe('paddock');
  expect(Object.isFrozen(api)).toBe(true);
  expect(Object.keys(api)).toEqual(['isElectron', 'requestPort']);
  api.requestPort();
  expect(asked('ipc-send')).toEqual([['ipc-send', 'paddock:request-port']]);
  const port = {};
  electron.ipcRenderer.emit('paddock:port', { ports: [port] });
  expect(posted).toEqual([['paddock:bridge-port', 'app://paddock', [port]]]);
  vi.unstubAllGlobals();
});

test('the engine runs in a utility process and is ended before the app quits', async () => {
  const [, child] = asked('fork')[0]!;
  expect(child.entry).toBe(join(folder, 'dist', 'engine', 'main.mjs'));
  expect(child.args).toEqual(['--port', '0', '--json', '--data', join(folder, 'home', 'engine')]);
  expect(child.options.serviceName).toBe('Paddock engine');
  const quit = Object.assign(new EventEmitter(), { preventDefault: vi.fn() });
  electron.app.emit('will-quit', quit);
  expect(quit.preventDefault).toHaveBeenCalled();
  await vi.waitFor(() => expect(asked('quit')).toHaveLength(1));
  expect(asked('engine-ended')).toHaveLength(1);
  const again = { preventDefault: vi.fn() };
  electron.app.emit('will-quit', again);
  expect(again.preventDefault).not.toHaveBeenCalled();
});
