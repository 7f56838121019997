/** What every page of the shell is denied: going elsewhere, opening windows, webviews, the machine's devices. */
import { app, shell, type Session, type WebContents } from 'electron';
import { externalUrl, isAppUrl } from './navigation-policy.ts';

function guardContents(contents: WebContents): void {
  const denyElsewhere = (event: { preventDefault(): void; url: string }): void => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', denyElsewhere);
  contents.on('will-redirect', denyElsewhere);
  contents.on('will-frame-navigate', denyElsewhere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const external = externalUrl(url);
    if (external !== undefined) void shell.openExternal(external);
    return { action: 'deny' };
  });
}

/** The only permission a page has: writing to the clipboard when somebody has pressed Copy. */
const isAllowed = (permission: string, url: string): boolean =>
  permission === 'clipboard-sanitized-write' && isAppUrl(url);

/** Call before the first window is made. */
export function guardShell(session: Session): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
