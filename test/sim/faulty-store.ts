/**
 * The real store on a disk that fails: the process dies at a write, while a commit is written, just after it, or while the
 * log is put on disk; or there is no room for a while; or the system cannot put the log on disk.
 */
import { logFlusher, type Flusher } from '../../engine/storage/flush.ts';
import type { JournalRow } from '../../engine/storage/journal-rows.ts';
import type { Store } from '../../engine/storage/store.ts';
import { aWrite, isRead, type Write } from './writes.ts';

/** Where the process dies. */
export type Fault =
  | 'before-write'
  | 'before-commit'
  | 'in-commit'
  | 'after-commit'
  | 'in-flush'
  | 'after-flush'
  /** Not at once: the system cannot flush, and the engine is to stop by itself. */
  | 'flush-fails';

export class Crash extends Error {}

/** What a transaction has done. */
export interface Committed {
  readonly rows: readonly (JournalRow & { readonly run: number })[];
  readonly removed: readonly number[];
  readonly writes: readonly Write[];
}

export interface Told {
  /** At the very instant. */
  readonly onCrash: (fault: Fault) => void;
  /** A transaction is in the log; `isFlushed`: and on disk, with all before it. */
  readonly onCommit: (what: Committed, isFlushed: boolean) => void;
  /** The system begins to put all commits so far on disk; the answer says that it is done. */
  readonly onFlush: () => () => void;
}

export class FaultyStore {
  readonly store: Store;
  isDead = false;
  isFull = false;
  /** A flush failed: the engine must acknowledge nothing more, and be started again. */
  isBroken = false;
  /** Something was read, written or flushed since the one who asks set it back. */
  hasActed = false;
  /** Writes until the planned crash. */
  #fault: { readonly kind: Fault; writesLeft: number } | undefined;
  readonly #told: Told;
  readonly #inner: Store;
  readonly #flusher: Flusher;
  #syncing: ((error: Error | null) => void) | undefined;
  #flushed: () => void = () => {};
  #isOpen = false;
  #writes: Write[] = [];

  constructor(inner: Store, told: Told) {
    this.#told = told;
    this.#inner = inner;
    this.#flusher = logFlusher(
      (then) => this.#sync(then),
      () => (this.isBroken = true),
    );
    const tables = Object.entries(inner).filter(([, rows]) => typeof rows === 'object');
    this.store = {
      ...inner,
      ...Object.fromEntries(tables.map(([name, rows]) => [name, this.#wrapped(name, rows as object)])),
      transaction: (work, how) => this.#transaction(work, how),
      flush: (then) => this.#flusher.flush(then),
      savepoint: () => {
        this.#alive();
        const part = inner.savepoint();
        const { length } = this.#writes;
        return {
          keep: () => this.#write(() => part.keep()),
          undo: () => {
            this.#alive();
            part.undo();
            this.#writes.length = length;
          },
        };
      },
      problem: (error) => {
        if (error instanceof Crash) throw error;
        return inner.problem(error);
      },
      close: () => {},
    };
  }

  /** The process will die at the n-th write from now on, or at the commit or flush after it. */
  plan(kind: Fault, writes: number): void {
    this.#fault = { kind, writesLeft: writes };
  }

  unplan(): void {
    this.#fault = undefined;
  }

  /** The system is done with the flush that it was asked for; false: it was asked for none. */
  flush(): boolean {
    const then = this.#syncing;
    if (then === undefined || this.isDead) return false;
    if (this.#isAt('in-flush')) this.#crash('in-flush');
    this.#syncing = undefined;
    if (this.#isAt('flush-fails')) {
      then(notFlushed(this.#fault?.writesLeft === 0 ? 'ENOSPC' : 'EIO'));
      return true;
    }
    this.#flushed();
    if (this.#isAt('after-flush')) this.#crash('after-flush');
    then(null);
    return true;
  }

  #sync(then: (error: Error | null) => void): void {
    this.hasActed = true;
    this.#flushed = this.#told.onFlush();
    this.#syncing = then;
  }

  #transaction<T>(work: () => T, how: 'to-flush' | undefined): T {
    this.#alive();
    if (this.isBroken) throw notFlushed('EIO');
    this.#writes = [];
    this.#isOpen = true;
    let result: T;
    try {
      result = this.#inner.transaction(() => {
        const done = work();
        if (this.isFull) throw full();
        if (this.#isAt('before-commit')) this.#crash('before-commit');
        return done;
      }, how);
    } finally {
      this.#isOpen = false;
    }
    this.#committed(how);
    return result;
  }

  #committed(how: 'to-flush' | undefined): void {
    const what = committed(this.#writes);
    // What removes may have removed nothing, and then SQLite puts nothing on disk.
    const isFlushed = how !== 'to-flush' && what.writes.some(({ method }) => !method.startsWith('remove'));
    if (this.#isAt('in-commit')) {
      this.#told.onCommit(what, false);
      this.#crash('in-commit');
    }
    this.#told.onCommit(what, isFlushed);
    if (this.#isAt('after-commit')) this.#crash('after-commit');
    if (how === 'to-flush' && what.writes.length > 0) this.#flusher.committed();
  }

  #isAt(kind: Fault): boolean {
    return this.#fault?.kind === kind && this.#fault.writesLeft <= 0;
  }

  #alive(): void {
    this.hasActed = true;
    if (this.isDead) throw new Crash('the process is dead');
  }

  #crash(kind: Fault): never {
    this.isDead = true;
    this.#told.onCrash(kind);
    throw new Crash(kind);
  }

  #write<T>(act: () => T): T {
    this.#alive();
    if (this.isFull) throw full();
    if (this.#fault !== undefined) this.#fault.writesLeft -= 1;
    if (this.#isAt('before-write')) this.#crash('before-write');
    return act();
  }

  #wrapped<T extends object>(table: string, rows: T): T {
    const methods = Object.entries(rows as Record<string, (...args: unknown[]) => unknown>);
    const reading =
      (method: (...args: unknown[]) => unknown) =>
      (...args: unknown[]) => {
        this.#alive();
        return method(...args);
      };
    const writing =
      (name: string, method: (...args: unknown[]) => unknown) =>
      (...args: unknown[]) => {
        const act = (): unknown =>
          this.#write(() => {
            const write = aWrite(table, name, args);
            this.#writes.push(write);
            return method(...write.args);
          });
        // A write on its own is a transaction, too.
        return this.#isOpen ? act() : this.#transaction(act, undefined);
      };
    return Object.fromEntries(
      methods.map(([name, method]) => [name, isRead(name) ? reading(method) : writing(name, method)]),
    ) as T;
  }
}

/** What the writes did to the journal. */
function committed(writes: readonly Write[]): Committed {
  const ofJournal = writes.filter(({ table }) => table === 'journal');
  return {
    writes,
    rows: ofJournal
      .filter(({ method }) => method === 'append')
      .map(({ args: [run, row] }) => ({ ...(row as JournalRow), run: run as number })),
    removed: ofJournal.filter(({ method }) => method === 'remove').map(({ args: [run] }) => run as number),
  };
}

const full = (): Error => Object.assign(new Error('database or disk is full'), { errcode: 13 });

/** As fdatasync says it. */
const notFlushed = (code: 'EIO' | 'ENOSPC'): Error =>
  Object.assign(new Error(`${code}: fdatasync`), { code, syscall: 'fdatasync' });
