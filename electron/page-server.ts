/** Answers the browser's HTTP requests: the token's exchange, the built pages, and a plain sentence for everybody else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { SessionKey } from './session-key.ts';
import { staticFile } from './static-files.ts';

const NO_KEY =
  'This address wants the key that Paddock printed when it started. Open the whole printed address; it works once. ' +
  'Start Paddock again for a new one.';

function say(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${text}\n`);
}

/** The URL asked for, seen from the server's root; undefined for what is none (`//`). */
export function requestUrl(request: IncomingMessage): URL | undefined {
  const path = request.url ?? '/';
  const base = 'http://paddock.invalid';
  return URL.canParse(path, base) ? new URL(path, base) : undefined;
}

/** The handler for all requests. `folder` holds the built pages. */
export function pageHandler(
  folder: string,
  key: SessionKey,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (!key.hasOwnHost(request)) return say(response, 421, 'This is not the host that you have asked for.');
    if (!key.hasOwnOrigin(request, false))
      return say(response, 403, 'Pages of other sites have no business here.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return say(response, 405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    }
    const url = requestUrl(request);
    if (url === undefined) return say(response, 400, 'This is not an address.');
    const token = url.searchParams.get('token');
    if (token !== null) {
      const cookie = key.exchange(token);
      if (cookie !== undefined)
        return say(response, 303, 'Welcome.', { location: '/', 'set-cookie': cookie });
      // The printed address opened a second time in the browser that has the cookie already.
      if (key.hasCookie(request)) return say(response, 303, 'Welcome back.', { location: '/' });
      return say(response, 403, NO_KEY);
    }
    if (!key.hasCookie(request)) return say(response, 403, NO_KEY);
    const file = await staticFile(folder, url.pathname);
    if (file === undefined) return say(response, 404, 'There is nothing here.');
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      ...file.headers,
      'content-length': String(file.body.length),
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };
}
