/** Two channels joined in memory: the bridge without a socket, for tests and for pages that run in the host's process. */
import type { Channel } from './channel.ts';

class MemoryEnd implements Channel {
  other: MemoryEnd | undefined;
  #listener: ((text: string) => void) | undefined;
  #closeListener: (() => void) | undefined;
  #waiting: string[] = [];
  #isClosed = false;

  send(text: string): void {
    if (!this.#isClosed) queueMicrotask(() => this.other?.deliver(text));
  }

  deliver(text: string): void {
    if (this.#isClosed) return;
    if (this.#listener === undefined) this.#waiting.push(text);
    else this.#listener(text);
  }

  onMessage(listener: (text: string) => void): void {
    this.#listener = listener;
    for (const text of this.#waiting.splice(0)) listener(text);
  }

  onClose(listener: () => void): void {
    this.#closeListener = listener;
    if (this.#isClosed) listener();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closeListener?.();
    queueMicrotask(() => this.other?.close());
  }
}

/** What one end sends, the other receives; closing one closes both. */
export function memoryChannels(): readonly [Channel, Channel] {
  const here = new MemoryEnd();
  const there = new MemoryEnd();
  here.other = there;
  there.other = here;
  return [here, there];
}
