/**
 * What the bridge needs of a wire: one text message at a time, both ways, in order. A MessagePort, a WebSocket and a
 * pair in memory all have it, so client and server are the same code on each of them.
 */
export interface Channel {
  /** Sends one message; does nothing when the channel is closed. */
  send(text: string): void;
  /** At most one listener; set in the same turn in which the channel was got, so that nothing is missed. */
  onMessage(listener: (text: string) => void): void;
  /** Called once, also when the channel had been closed before the listener was set. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Opens a new channel; rejects when the other end is not there. Called again after each loss. */
export type OpenChannel = () => Promise<Channel>;
