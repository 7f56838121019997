/**
 * Puts what was committed on disk without holding up the engine: SQLite writes its log at each commit, the system is told
 * to put it on disk from another thread, and all commits that come meanwhile share the next such order.
 */

/** `error`: why it may not be on disk. */
export type Flushed = (error?: unknown) => void;

export interface Flusher {
  /** Something was committed that is not on disk yet. */
  committed(): void;
  /** Calls `then` when all that is committed now is on disk: at once when it is. Always in the order of the calls. */
  flush(then: Flushed): void;
}

/** In memory there is nothing to wait for. */
export const noFlusher: Flusher = { committed: () => {}, flush: (then) => then() };

/**
 * `sync`: puts on disk all that is committed now. It is never asked again once it failed: the system may count as written
 * what it failed to write once, and would say yes. From then on nothing is on disk; `failed` is told of the first time.
 */
export function logFlusher(
  sync: (then: (error: Error | null) => void) => void,
  failed: (error: unknown) => void,
): Flusher {
  let isDirty = false;
  let broken: { readonly error: unknown } | undefined;
  let running: Flushed[] | undefined;
  let next: Flushed[] = [];

  const start = (): void => {
    isDirty = false;
    running = next;
    next = [];
    sync((error) => {
      const answered = running ?? [];
      running = undefined;
      if (error !== null) {
        broken = { error };
        answered.push(...next);
        next = [];
        failed(error);
      } else if (isDirty && next.length > 0) start();
      for (const then of answered) then(broken?.error);
    });
  };
  return {
    committed: () => {
      isDirty = true;
    },
    flush: (then) => {
      if (broken !== undefined) then(broken.error);
      else if (isDirty) {
        next.push(then);
        if (running === undefined) start();
      } else if (running === undefined) then();
      else running.push(then);
    },
  };
}
