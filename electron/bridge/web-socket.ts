/** The bridge over a WebSocket: the browser's own on the page's side, the package `ws` on the host's; both fit. */
import type { Channel, OpenChannel } from './channel.ts';

/** The part of the browser's WebSocket and of `ws` that is used. */
export interface SocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
}

const OPEN = 1;
const CLOSING = 2;

/** A channel on a socket that is open or opening. Binary messages are dropped: nothing of ours sends them. */
export function socketChannel(socket: SocketLike): Channel {
  return {
    send: (text) => {
      if (socket.readyState === OPEN) socket.send(text);
    },
    onMessage: (listener) =>
      socket.addEventListener('message', (event) => {
        if (typeof event.data === 'string') listener(event.data);
      }),
    onClose: (listener) => {
      if (socket.readyState >= CLOSING) listener();
      else socket.addEventListener('close', () => listener());
    },
    close: () => socket.close(),
  };
}

/** Opens a WebSocket to this address with the constructor given (the page's own by default). */
export function socketOpener(
  address: string,
  make: (address: string) => SocketLike = (at) => new WebSocket(at) as SocketLike,
): OpenChannel {
  return () =>
    new Promise((resolve, reject) => {
      const socket = make(address);
      socket.addEventListener('open', () => resolve(socketChannel(socket)));
      socket.addEventListener('error', () => reject(new Error(`No connection to ${address}.`)));
      socket.addEventListener('close', () => reject(new Error(`No connection to ${address}.`)));
    });
}
