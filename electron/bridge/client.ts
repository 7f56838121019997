/**
 * The page's end of the bridge: a proxy that turns `files.read(args)` into a call message and its answer into a
 * promise. When the channel is lost, calls in flight reject with `connection-lost`, listeners hear a `connection`
 * event, and the client opens a new channel by itself, waiting a little longer after each failure.
 */
import type { BridgeClient, BridgeEvent, Services } from './contract.ts';
import type { Channel, OpenChannel } from './channel.ts';
import { readPageMessage, writeMessage, type PageMessage } from './protocol.ts';
import { ServiceError } from './service-error.ts';
import { Subscriptions } from './subscriptions.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ServiceError) => void;
}

export interface ClientOptions {
  /** Waits before the first, second, … attempt to connect again; the last one repeats. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [100, 250, 500, 1_000, 2_000, 5_000];
const LOST = 'The connection to Paddock was lost before the answer came.';
const LOST_FOR_NOW = 'The connection to Paddock was lost; trying to connect again.';

class Client {
  readonly #open: OpenChannel;
  readonly #retryDelaysMs: readonly number[];
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<(event: never) => void>>();
  readonly #subscriptions = new Subscriptions();
  #channel: Channel | undefined;
  /** Calls made while a channel is being opened for the first time or again wait for it, if it comes at once. */
  #opening: Promise<void>;
  #lastId = 0;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(open: OpenChannel, options: ClientOptions) {
    this.#open = open;
    this.#retryDelaysMs = options.retryDelaysMs ?? RETRY_DELAYS_MS;
    this.#opening = this.#connect();
  }

  isUp = (): boolean => this.#channel !== undefined;

  on = (kind: string, listener: (event: never) => void): (() => void) => {
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners.add(listener));
    return () => void listeners.delete(listener);
  };

  close = (): void => {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const channel = this.#channel;
    this.#lost();
    channel?.close();
  };

  async call(service: string, method: string, args: unknown): Promise<unknown> {
    if (this.#channel === undefined) await this.#opening;
    const value = await this.#send(service, method, args);
    this.#subscriptions.after(service, method, args, value);
    return value;
  }

  #send(service: string, method: string, args: unknown): Promise<unknown> {
    const channel = this.#channel;
    if (channel === undefined) {
      const message = 'Paddock cannot be reached just now; it keeps trying to connect.';
      return Promise.reject(new ServiceError('connection-lost', message));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      channel.send(writeMessage({ kind: 'call', id, service, method, args }));
    });
  }

  async #connect(): Promise<void> {
    try {
      const channel = await this.#open();
      if (this.#isClosed) return channel.close();
      this.#channel = channel;
      channel.onMessage((text) => this.#received(readPageMessage(text)));
      channel.onClose(() => {
        if (this.#channel === channel) this.#lost();
      });
      if (this.#channel !== channel) return;
    } catch {
      if (this.#attempts === 0) this.#emit({ kind: 'connection', isUp: false, message: LOST_FOR_NOW });
      this.#retry();
      return;
    }
    if (this.#attempts > 0) this.#restore();
    this.#attempts = 0;
    this.#emit({ kind: 'connection', isUp: true });
  }

  /** After a loss the host knows nothing of this page: watch again what was watched. */
  #restore(): void {
    for (const { service, method, args } of this.#subscriptions.all()) {
      this.#send(service, method, args).then(
        (value) => this.#emit(this.#subscriptions.event(method, value)),
        // What can't be watched any more (a deleted run, a removed folder) is forgotten.
        () => this.#subscriptions.forget(service, method, args),
      );
    }
  }

  #lost(): void {
    const wasUp = this.#channel !== undefined;
    this.#channel = undefined;
    for (const { reject } of this.#waiting.values()) reject(new ServiceError('connection-lost', LOST));
    this.#waiting.clear();
    if (wasUp) {
      this.#emit({ kind: 'connection', isUp: false, message: LOST_FOR_NOW });
    }
    if (!this.#isClosed) this.#retry();
  }

  #retry(): void {
    if (this.#isClosed) return;
    const delays = this.#retryDelaysMs;
    const delay = delays[Math.min(this.#attempts, delays.length - 1)] ?? 1_000;
    this.#attempts += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#opening = this.#connect()), delay);
  }

  #received(message: PageMessage | undefined): void {
    if (message === undefined) return;
    if (message.kind === 'event') return this.#emit(message.event);
    const waiting = message.id === null ? undefined : this.#waiting.get(message.id);
    if (waiting === undefined || message.id === null) return;
    this.#waiting.delete(message.id);
    if (message.kind === 'reply') waiting.resolve(message.value);
    else waiting.reject(new ServiceError(message.code, message.message));
  }

  #emit(event: BridgeEvent | undefined): void {
    if (event === undefined) return;
    for (const listener of [...(this.#listeners.get(event.kind) ?? [])]) listener(event as never);
  }
}

/**
 * Services over a channel. `open` is called at once, and again after each loss. A call made while no channel is there
 * rejects with `connection-lost`, except that calls wait for the attempt that is being made.
 */
export function connectServices(open: OpenChannel, options: ClientOptions = {}): BridgeClient {
  const client = new Client(open, options);
  const service = (name: keyof Services): unknown =>
    new Proxy(Object.create(null) as object, {
      get: (_target, method) =>
        // `then` would make the proxy look like a promise to `await`.
        typeof method === 'symbol' || method === 'then'
          ? undefined
          : (args?: unknown) => client.call(name, method, args),
    });
  return {
    files: service('files'),
    engine: service('engine'),
    settings: service('settings'),
    recovery: service('recovery'),
    on: client.on,
    isUp: client.isUp,
    close: client.close,
  } as BridgeClient;
}
