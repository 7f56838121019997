/** `npm start` where no window can be shown: one line that says so, and an address at which the app works. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connectServices } from '#bridge/client.ts';
import { socketOpener, type SocketLike } from '#bridge/web-socket.ts';
import { temporaryFolder } from './temporary-folder.ts';

const START = join(import.meta.dirname, '../../electron/start.ts');

async function start(env: Record<string, string | undefined>, args: string[] = []) {
  const home = await temporaryFolder();
  const child: ChildProcess = spawn(process.execPath, [START, ...args], {
    env: { ...process.env, PADDOCK_HOME: home, PADDOCK_ELECTRON_DOWNLOAD_SECONDS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  /** Resolves with the address that is printed; rejects with all that was said when the process ends before. */
  const served = async (): Promise<string> => {
    let hasEnded = false;
    child.once('exit', () => (hasEnded = true));
    await vi.waitUntil(() => hasEnded || address(said) !== undefined, 55_000);
    return address(said) ?? expect.unreachable(said);
  };
  return { child, said: () => said, served };
}

const address = (said: string): string | undefined =>
  /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said)?.[0];

test('without a display the app is served, engine and all, and ends when it is told to', async () => {
  const { child, said, served } = await start({
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
    ELECTRON_OVERRIDE_DIST_PATH: '/no/such/folder',
  });
  const url = await served();
  const lines = said()
    .split('\n')
    .filter((line) => line !== '' && !/^(Building|The pages are older|Built)/.test(line));
  expect(lines).toEqual([
    `Electron's binary is not here (npx install-electron fetches it), nor a display for its window, so Paddock runs in the browser: ${url}`,
  ]);

  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const { origin, host } = new URL(url);
  expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('<div id="root">');
  const make = (at: string) => new WebSocket(at, { headers: { cookie, origin } }) as unknown as SocketLike;
  const client = connectServices(socketOpener(`ws://${host}/bridge`, make));
  const version = await client.engine.call({ connection: 'local', method: 'GetServerVersion', request: {} });
  expect(version).toHaveProperty('majorVersion');
  client.close();

  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
}, 90_000);

test('with a display but without the binary it says that', async () => {
  const { said, served } = await start({ DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: '/no/such/folder' });
  await served();
  expect(said()).toContain(
    "Electron's binary is not here (npx install-electron fetches it), so Paddock runs in the browser:",
  );
}, 60_000);

test('a wrong option is told with the usage', async () => {
  const { child, said } = await start({}, ['--port', 'many']);
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(2);
  expect(said()).toContain('many is not a port.');
  expect(said()).toContain('--browser');
});
