/** The app in a browser, over real HTTP: who gets in, who doesn't, and the bridge over a real WebSocket. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectServices } from '#bridge/client.ts';
import { socketOpener, type SocketLike } from '#bridge/web-socket.ts';
import { nodeLauncher } from '../../electron/host/engine-launcher.ts';
import { startServer, type RunningServer } from '../../electron/serve.ts';

let folder: string;
let server: RunningServer;
let base: string;
let cookie: string;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with exactly these headers: fetch would not let us lie about Host and Origin. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

const tokenPath = (url: string): string => url.slice(new URL(url).origin.length);

async function newCookie(): Promise<string> {
  const { headers } = await ask(tokenPath(server.newUrl()));
  return headers['set-cookie']![0]!.split(';')[0]!;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paddock-serve-'));
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<title>Paddock</title>');
  await writeFile(join(pages, 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '"secret"');
  server = await startServer({
    pages,
    env: { PADDOCK_HOME: join(folder, 'home') },
    // Not the engine: these tests are about the door, see stand-in-engine.ts.
    launchEngine: nodeLauncher(join(import.meta.dirname, 'stand-in-engine.ts'), 'electron/host'),
  });
  base = new URL(server.url).origin;
  cookie = await newCookie();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the token', () => {
  test('buys an HttpOnly, SameSite=Strict cookie, works once, and leaves the address bar', async () => {
    const path = tokenPath(server.newUrl());
    const first = await ask(path);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']![0]).toMatch(
      /^paddock-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect(first.headers['referrer-policy']).toBe('no-referrer');
    expect((await ask(path)).status).toBe(403);
  });

  test('used again by the browser that has the cookie just leads to the app', async () => {
    const path = tokenPath(server.newUrl());
    await ask(path);
    expect(await ask(path, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  test.each(['/?token=', '/?token=wrong', '/', '/index.html', '/assets/main-abc.js', '/bridge', '/no'])(
    '%s without a good token or cookie is refused, and no cookie is given',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.body).toContain('wants the key');
    },
  );

  test('a cookie that was made up is refused', async () => {
    const [name] = cookie.split('=');
    expect((await ask('/', { cookie: `${name}=${'A'.repeat(43)}` })).status).toBe(403);
    expect((await ask('/', { cookie: `other=1; ${cookie}` })).status).toBe(200);
  });
});

describe('the pages', () => {
  test('come with the strict headers', async () => {
    const { status, headers, body } = await ask('/', { cookie });
    expect(status).toBe(200);
    expect(body).toBe('<title>Paddock</title>');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  test('files with a hash in their name may be kept', async () => {
    const { headers } = await ask('/assets/main-abc.js', { cookie });
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%5c..%5c..%5csecret.json',
    '/%00',
    '/%',
    '//',
    '//etc/passwd',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await ask(path, { cookie });
    expect([404, 400]).toContain(status);
    expect(body).not.toContain('secret');
  });

  test('only GET and HEAD', async () => {
    expect((await ask('/', { cookie }, 'POST')).status).toBe(405);
    expect(await ask('/', { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe('other sites', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost.evil.example'])(
    'a name that was made to point here (%s) is refused, token or not',
    async (host) => {
      expect((await ask('/', { cookie, host })).status).toBe(421);
      const path = tokenPath(server.newUrl());
      const answer = await ask(path, { host });
      expect(answer.status).toBe(421);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'origin %s is refused',
    async (origin) => {
      expect((await ask('/', { cookie, origin })).status).toBe(403);
    },
  );

  test('the server listens on loopback only', async () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });
});

describe('the WebSocket', () => {
  const address = (): string => `${base.replace('http:', 'ws:')}/bridge`;
  const upgrade = (headers: Record<string, string>, at = address()): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(at, { headers });
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('unexpected-response', (_sent, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => {});
    });

  test('wants cookie, Origin and Host', async () => {
    expect(await upgrade({ cookie, origin: base })).toBe(101);
    expect(await upgrade({ origin: base })).toBe(403);
    expect(await upgrade({ cookie })).toBe(403);
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await upgrade({ cookie, origin: 'http://evil.example', host: 'evil.example' })).toBe(403);
    expect(await upgrade({ cookie, origin: base }, `${base.replace('http:', 'ws:')}//`)).toBe(403);
    expect(await upgrade({ cookie, origin: base }, `${base.replace('http:', 'ws:')}/other`)).toBe(403);
  });

  function page() {
    const sockets: WebSocket[] = [];
    const open = socketOpener(address(), (at) => {
      const socket = new WebSocket(at, { headers: { cookie, origin: base } });
      sockets.push(socket);
      return socket as unknown as SocketLike;
    });
    const client = connectServices(open, { retryDelaysMs: [10] });
    onTestFinished(() => client.close());
    return { client, sockets };
  }

  test('a page works through it: settings, template, reading, saving, the engine', async () => {
    const { client } = page();
    expect(await client.settings.get()).toMatchObject({ theme: 'system' });
    const { root, files } = await client.files.openTemplate({ id: 'checkout' });
    expect(root.startsWith(join(folder, 'home'))).toBe(true);
    const [file] = files.filter(({ path }) => path.endsWith('.workflow.yaml'));
    const { text, version } = await client.files.read({ root, path: file!.path });
    await client.files.write({ root, files: [{ path: file!.path, text: `${text}\n`, version }] });
    await vi.waitFor(async () => expect(await client.engine.status()).toMatchObject({ state: 'up' }), 10_000);
    const call = client.engine.call({ connection: '127.0.0.1:1', method: 'GetServerVersion', request: {} });
    await expect(call).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const unknown = client.engine.call({ connection: 'local', method: 'PollTask', request: {} });
    await expect(unknown).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('a connection that is cut comes back by itself, and the page still hears of changes on disk', async () => {
    const { client, sockets } = page();
    const { root } = await client.files.newProject({ root: join(folder, 'shop'), name: 'shop' });
    const changed: string[] = [];
    client.on('file-changed', ({ path }) => changed.push(path));
    const down = new Promise((resolve) => client.on('connection', ({ isUp }) => isUp || resolve(isUp)));
    sockets.at(-1)!.terminate();
    await down;
    await vi.waitFor(() => expect(client.isUp()).toBe(true), 5_000);
    await client.files.templates();
    await writeFile(join(root, 'shop.workflow.yaml'), 'theirs');
    await vi.waitFor(() => expect(changed).toEqual(['shop.workflow.yaml']), 5_000);
  });

  test('every page hears when the engine is killed and comes back', async () => {
    const { client } = page();
    const states: string[] = [];
    client.on('engine-status', ({ status }) => states.push(status.state));
    await vi.waitFor(async () => expect(await client.engine.status()).toMatchObject({ state: 'up' }), 10_000);
    process.kill(server.host.engine.pid!, 'SIGKILL');
    await vi.waitFor(() => expect(states).toEqual(['down', 'starting', 'up']), 10_000);
  });
});
