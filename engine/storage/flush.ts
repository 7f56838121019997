/**
 * Puts what was committed on disk without holding up the engine: SQLite writes its log at each commit, the system is told
 * to put it on disk from another thread, and all commits that come meanwhile share the next such order.
 */
import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** `error`: why it may not be on disk. */
export type Flushed = (error?: unknown) => void;

export interface Flusher {
  /** Something was committed that is not on disk yet. */
  committed(): void;
  /** Calls `then` when all that is committed now is on disk: at once when it is. Always in the order of the calls. */
  flush(then: Flushed): void;
  /** After the last `flush` has been answered. */
  close(): void;
}

/** In memory there is nothing to wait for. */
export const noFlusher: Flusher = { committed: () => {}, flush: (then) => then(), close: () => {} };

/**
 * `log`: path of SQLite's write-ahead log, which is there from the first commit until the database is closed.
 * `recover`: another way to put everything on disk, when the system could not; throws when that fails, too.
 */
export function logFlusher(log: string, recover: () => void): Flusher {
  let file: number | undefined;
  let isDirty = false;
  let running: Flushed[] | undefined;
  let next: Flushed[] = [];

  const start = (): void => {
    file ??= open(log);
    isDirty = false;
    running = next;
    next = [];
    fdatasync(file, (failed) => {
      const answered = running ?? [];
      running = undefined;
      const error = failed === null ? undefined : recovered(failed, recover);
      if (isDirty && next.length > 0) start();
      for (const then of answered) then(error);
    });
  };
  return {
    committed: () => {
      isDirty = true;
    },
    flush: (then) => {
      if (isDirty) {
        next.push(then);
        if (running === undefined) start();
      } else if (running === undefined) then();
      else running.push(then);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** The log's name in its folder must be on disk, too. */
function open(log: string): number {
  const file = openSync(log, 'r+');
  if (process.platform !== 'win32') {
    const folder = openSync(dirname(log), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
  return file;
}

/** The system may count as written what it failed to write once: so the log is not asked again, but done with. */
function recovered(error: unknown, recover: () => void): unknown {
  try {
    recover();
    return undefined;
  } catch {
    return error;
  }
}
