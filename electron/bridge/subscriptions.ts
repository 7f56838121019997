/**
 * What the page has asked the host to keep an eye on: open projects (`file-changed`) and watched runs (`run-changed`).
 * The host forgets both when the connection ends; the client replays them after it has connected again.
 */
import type { BridgeEvent, RunSnapshot } from './contract.ts';

export interface Subscription {
  readonly service: string;
  readonly method: string;
  readonly args: unknown;
}

const OPENS_PROJECT = ['openProject', 'openTemplate', 'newProject'];

export class Subscriptions {
  readonly #kept = new Map<string, Subscription>();

  /** Learns from a call that has succeeded. */
  after(service: string, method: string, args: unknown, value: unknown): void {
    if (service === 'engine' && method === 'watchRun') this.#keep({ service, method, args });
    if (service === 'engine' && method === 'unwatchRun') this.forget(service, 'watchRun', args);
    if (service === 'files' && OPENS_PROJECT.includes(method)) {
      this.#keep({ service, method: 'openProject', args: { root: (value as { root: string }).root } });
    }
  }

  all(): readonly Subscription[] {
    return [...this.#kept.values()];
  }

  forget(service: string, method: string, args: unknown): void {
    this.#kept.delete(JSON.stringify([service, method, args]));
  }

  /** The event that stands for the answer to a replayed call: the run may have moved while nobody listened. */
  event(method: string, value: unknown): BridgeEvent | undefined {
    return method === 'watchRun' ? { kind: 'run-changed', snapshot: value as RunSnapshot } : undefined;
  }

  #keep(subscription: Subscription): void {
    const { service, method, args } = subscription;
    this.#kept.set(JSON.stringify([service, method, args]), subscription);
  }
}
