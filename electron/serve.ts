/**
 * The same app in a browser: pages, host services and engine are those of the desktop app, only the channel is a
 * WebSocket. Listens on 127.0.0.1 and lets nobody in without the token that `url` carries.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { appFolders } from './app-folders.ts';
import { serveChannel } from './bridge/server.ts';
import { socketChannel, type SocketLike } from './bridge/web-socket.ts';
import { buildRenderer } from './build-renderer.ts';
import { nodeLauncher, type LaunchEngine } from './host/engine-launcher.ts';
import { startHost, type Host } from './host/services.ts';
import { systemTrash } from './host/trash.ts';
import { userFolders } from './host/user-folders.ts';
import { openInBrowser } from './open-in-browser.ts';
import { pageHandler, requestUrl } from './page-server.ts';
import { SessionKey } from './session-key.ts';

export interface ServeOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Opens the system's browser at the address. */
  readonly open?: boolean;
  /** The built pages, when they are elsewhere than in dist/renderer; nothing is built then. */
  readonly pages?: string;
  /** How the engine is started; default: engine/main.ts in a process of its own. */
  readonly launchEngine?: LaunchEngine;
  /** Default: process.env. PADDOCK_HOME, PADDOCK_ENGINE_DATA and PADDOCK_ENGINE_MEMORY=1 say where things are kept. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RunningServer {
  /** Address with a token that works once. */
  readonly url: string;
  /** Another such address, for another browser. */
  newUrl(): string;
  readonly host: Host;
  stop(): Promise<void>;
}

const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Starts it all: builds the pages when they are missing or old, starts the engine, listens. */
export async function startServer(options: ServeOptions = {}): Promise<RunningServer> {
  const app = appFolders(join(import.meta.dirname, '..'));
  const pages = options.pages ?? app.pages;
  if (options.pages === undefined) await buildRenderer(app.root);
  const server = createServer();
  const key = new SessionKey(() => (server.address() as AddressInfo).port);
  server.on('request', (request, response) => {
    pageHandler(pages, key)(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await listen(server, options.port ?? 0);
  const env = options.env ?? process.env;
  const host = startHost({
    folders: userFolders(process.platform, homedir(), env),
    homeFolder: homedir(),
    templatesFolder: app.templates,
    launchEngine: options.launchEngine ?? nodeLauncher(app.engineEntry, app.host),
    engineData: env.PADDOCK_ENGINE_MEMORY === '1' ? 'memory' : env.PADDOCK_ENGINE_DATA,
    nowMs: () => Date.now(),
    trash: systemTrash(process.platform, homedir(), env, () => Date.now()),
  });
  const sockets = acceptPages(server, key, host);
  const newUrl = (): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=${key.newToken()}`;
  const url = newUrl();
  if (options.open === true) openInBrowser(url);
  return { url, newUrl, host, stop: () => stop(server, sockets, host) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${port} is in use. Choose another with --port.`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** WebSockets at /bridge, from our own pages with the cookie; all other upgrades are refused. */
function acceptPages(server: Server, key: SessionKey, host: Host): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = requestUrl(request)?.pathname;
    socket.on('error', () => {});
    const isOurs = key.hasOwnHost(request) && key.hasOwnOrigin(request, true) && key.hasCookie(request);
    if (!isOurs || path !== '/bridge') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // An error (a message too large, a broken frame) is followed by `close`, which ends the session.
      accepted.on('error', () => {});
      serveChannel(socketChannel(accepted as unknown as SocketLike), (send) => host.open(send));
    });
  });
  return sockets;
}

async function stop(server: Server, sockets: WebSocketServer, host: Host): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await Promise.all([closed, host.stop()]);
}
