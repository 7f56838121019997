/** The pages under Electron come from app://paddock: the same files and headers as in the browser, no file:// at all. */
import { protocol, type Session } from 'electron';
import { APP_SCHEME, isAppUrl } from './navigation-policy.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { staticFile } from './static-files.ts';

/** Call before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Serves the built pages in `folder` to this session. */
export function serveAppScheme(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const isFine = isAppUrl(request.url) && (request.method === 'GET' || request.method === 'HEAD');
    const file = isFine ? await staticFile(folder, new URL(request.url).pathname) : undefined;
    if (file === undefined)
      return new Response('There is nothing here.', { status: 404, headers: SECURITY_HEADERS });
    return new Response(new Uint8Array(file.body), { headers: { ...SECURITY_HEADERS, ...file.headers } });
  });
}
