/** Where the window may go and whom the shell listens to: only the app's own pages; the web belongs to the browser. */

export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://paddock`;

const parsed = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** Whether the URL is one of the app's own pages. */
export function isAppUrl(url: string): boolean {
  const at = parsed(url);
  return (
    at?.protocol === `${APP_SCHEME}:` && at.host === 'paddock' && at.username === '' && at.password === ''
  );
}

/** The URL to give to the system's browser, or undefined when it must not be opened: https only, no credentials in it. */
export function externalUrl(url: string): string | undefined {
  const at = parsed(url);
  const isFine = at?.protocol === 'https:' && at.username === '' && at.password === '' && at.hostname !== '';
  return isFine ? at.href : undefined;
}

/** What is known of a message's sender; the frame is null when it is gone already. */
export interface Sender {
  readonly url: string;
  /** The frame that contains it; null for a top frame. */
  readonly parent: unknown;
}

/** Whether a message comes from the top frame of one of our own pages. */
export const isTrustedSender = (frame: Sender | null | undefined): boolean =>
  frame != null && frame.parent === null && isAppUrl(frame.url);
