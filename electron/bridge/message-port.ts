/**
 * The bridge over a MessagePort: under Electron the page's end is a DOM MessagePort, the host's a MessagePortMain. The
 * two differ only in how listeners are added and whether `close` is an event, so both fit the small shape below.
 */
import type { Channel, OpenChannel } from './channel.ts';

/** The part of MessagePort and of Electron's MessagePortMain that is used. */
export interface PortLike {
  postMessage(message: string): void;
  start(): void;
  close(): void;
  addEventListener?(type: string, listener: (event: { data?: unknown }) => void): void;
  on?(type: string, listener: (event: { data?: unknown }) => void): unknown;
}

/** A channel on a port. Messages that are not text are dropped: nothing of ours sends them. */
export function portChannel(port: PortLike): Channel {
  let isClosed = false;
  let closeListener: (() => void) | undefined;
  const listen = (type: string, listener: (event: { data?: unknown }) => void): void => {
    if (port.addEventListener) port.addEventListener(type, listener);
    else port.on?.(type, listener);
  };
  const closed = (): void => {
    if (isClosed) return;
    isClosed = true;
    closeListener?.();
  };
  listen('close', closed);
  return {
    send: (text) => {
      if (!isClosed) port.postMessage(text);
    },
    onMessage: (listener) => {
      listen('message', (event) => {
        if (typeof event.data === 'string' && !isClosed) listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      closeListener = listener;
      if (isClosed) listener();
    },
    close: () => {
      port.close();
      closed();
    },
  };
}

/** What preload.ts gives to the page: `requestPort` makes the shell send a port through `window.postMessage`. */
export interface ShellApi {
  readonly isElectron: true;
  requestPort(): void;
}

export const PORT_MESSAGE = 'paddock:bridge-port';

/** Opens a channel under Electron: asks the shell for a port and waits until it arrives. */
export function shellPort(shell: ShellApi, page: Window, timeoutMs = 5_000): OpenChannel {
  return () =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        page.removeEventListener('message', arrived);
        reject(new Error('The shell gave no port.'));
      }, timeoutMs);
      const arrived = (event: MessageEvent): void => {
        const port = event.ports[0];
        if (event.source !== page || event.data !== PORT_MESSAGE || port === undefined) return;
        clearTimeout(timer);
        page.removeEventListener('message', arrived);
        resolve(portChannel(port as PortLike));
      };
      page.addEventListener('message', arrived);
      shell.requestPort();
    });
}
