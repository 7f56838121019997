/** Gives the files of the built pages by the path of a URL; used by the browser's server and by Electron's protocol. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { isInside } from './host/project-path.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface StaticFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file for a URL's path (`/` is index.html), or undefined when there is none below `folder`. */
export async function staticFile(folder: string, urlPath: string): Promise<StaticFile | undefined> {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = resolve(join(folder, path === '/' ? 'index.html' : path));
  const type = TYPES[extname(file)];
  if (type === undefined || !isInside(resolve(folder), file)) return undefined;
  const body = await readFile(file).catch(() => undefined);
  if (body === undefined) return undefined;
  // Vite puts a hash of the content in the names below assets/.
  const isHashed = path.startsWith('/assets/');
  const cache = isHashed ? 'private, max-age=31536000, immutable' : 'no-store';
  return { body, headers: { 'content-type': type, 'cache-control': cache } };
}
