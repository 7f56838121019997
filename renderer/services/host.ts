/** The one connection of this page to its host. Set once by main.tsx; tests set a fake. */
import type { BridgeClient } from '#bridge/contract.ts';

let client: BridgeClient | undefined;

export function setHost(host: BridgeClient): void {
  client = host;
}

export function host(): BridgeClient {
  if (client === undefined) throw new Error('setHost has not been called');
  return client;
}
