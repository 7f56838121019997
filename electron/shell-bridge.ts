/** Gives each page its port to the host, after checking who asks and how; sends the menus' choices over the same wire. */
import { ipcMain, MessageChannelMain, type WebContents } from 'electron';
import { portChannel, type PortLike } from './bridge/message-port.ts';
import { serveChannel } from './bridge/server.ts';
import type { Channel } from './bridge/channel.ts';
import type { HostEvent } from './bridge/contract.ts';
import type { Host } from './host/services.ts';
import { PORT_CHANNEL, REQUEST_PORT_CHANNEL } from './ipc-channels.ts';
import { isTrustedSender } from './navigation-policy.ts';

interface Page {
  readonly channel: Channel;
  readonly send: (event: HostEvent) => void;
}

export class ShellBridge {
  readonly #host: Host;
  readonly #pages = new Map<WebContents, Page>();

  constructor(host: Host) {
    this.#host = host;
    ipcMain.on(REQUEST_PORT_CHANNEL, (event, ...args: unknown[]) => {
      if (args.length > 0 || !isTrustedSender(event.senderFrame)) {
        console.error(`A message of ${event.senderFrame?.url ?? 'a page that is gone'} was refused.`);
        return;
      }
      this.#connect(event.sender);
    });
  }

  /** Sends an event to one page; nothing happens when it has no port (yet). */
  send(contents: WebContents, event: HostEvent): void {
    this.#pages.get(contents)?.send(event);
  }

  #connect(contents: WebContents): void {
    // A page that asks again was loaded again: its old port is dead.
    this.#pages.get(contents)?.channel.close();
    const { port1, port2 } = new MessageChannelMain();
    const channel = portChannel(port1 as unknown as PortLike);
    serveChannel(channel, (send) => {
      const page: Page = { channel, send };
      this.#pages.set(contents, page);
      const session = this.#host.open(send);
      return {
        services: session.services,
        close: () => {
          if (this.#pages.get(contents) === page) this.#pages.delete(contents);
          session.close();
        },
      };
    });
    contents.once('destroyed', () => channel.close());
    contents.postMessage(PORT_CHANNEL, null, [port2]);
  }
}
