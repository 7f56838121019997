/**
 * The real store on a disk that fails: the process dies at a write, while a commit is written or just after it, or there is
 * no room for a while. What SQLite committed is kept, everything else is gone.
 */
import type { JournalRow } from '../../engine/storage/journal-rows.ts';
import type { Store } from '../../engine/storage/store.ts';

/** Where the process dies. */
export type Fault = 'before-write' | 'before-commit' | 'in-commit' | 'after-commit';

export class Crash extends Error {}

/** What a transaction that is on disk has done to the journal. */
export interface Committed {
  readonly rows: readonly (JournalRow & { readonly run: number })[];
  readonly removed: readonly number[];
}

export interface Told {
  /** At the very instant; answers whether the commit that was being written is on disk. */
  readonly onCrash: (fault: Fault) => boolean;
  /** A transaction is on disk. */
  readonly onCommit: (what: Committed) => void;
}

/** Methods that only read. All others write. */
const READS = new Set(
  [
    'get',
    'latest',
    'list',
    'greatestRun',
    'deadlines',
    'unsaved',
    'search',
    'after',
    'countNodeRuns',
    'all',
  ].concat([
    'kept',
    'searchKept',
    'correlated',
    'searchCorrelated',
    'waitsOf',
    'waitingFor',
    'count',
    'ofWfSpec',
    'firings',
  ]),
);

export class FaultyStore {
  readonly store: Store;
  isDead = false;
  isFull = false;
  /** Writes until the planned crash. */
  #fault: { readonly kind: Fault; writesLeft: number } | undefined;
  readonly #told: Told;
  #isOpen = false;
  #rows: (JournalRow & { run: number })[] = [];
  #removed: number[] = [];

  constructor(inner: Store, told: Told) {
    this.#told = told;
    const crash = (kind: Fault): never => this.#crash(kind);
    const journal = {
      ...inner.journal,
      append: (run: number, row: JournalRow) => {
        inner.journal.append(run, row);
        this.#rows.push({ ...row, run });
      },
      remove: (run: number) => {
        inner.journal.remove(run);
        this.#removed.push(run);
      },
    };
    const transaction = <T>(work: () => T): T => {
      this.#alive();
      this.#rows = [];
      this.#removed = [];
      this.#isOpen = true;
      let result: T;
      try {
        result = inner.transaction(() => {
          const done = work();
          if (this.isFull) throw full();
          if (this.#isAt('before-commit')) crash('before-commit');
          return done;
        });
      } finally {
        this.#isOpen = false;
      }
      for (const kind of ['in-commit', 'after-commit'] as const) if (this.#isAt(kind)) crash(kind);
      told.onCommit({ rows: this.#rows, removed: this.#removed });
      return result;
    };
    const tables = Object.entries({ ...inner, journal }).filter(([, rows]) => typeof rows === 'object');
    this.store = {
      ...inner,
      ...Object.fromEntries(tables.map(([name, rows]) => [name, this.#wrapped(rows as object)])),
      transaction,
      savepoint: () => {
        this.#alive();
        return this.#wrapped(inner.savepoint());
      },
      problem: (error) => {
        if (error instanceof Crash) throw error;
        return inner.problem(error);
      },
      close: () => {},
    };
  }

  /** The process will die at the n-th write from now on, or at the commit after it. */
  plan(kind: Fault, writes: number): void {
    this.#fault = { kind, writesLeft: writes };
  }

  unplan(): void {
    this.#fault = undefined;
  }

  #isAt(kind: Fault): boolean {
    return this.#fault?.kind === kind && this.#fault.writesLeft <= 0;
  }

  #alive(): void {
    if (this.isDead) throw new Crash('the process is dead');
  }

  #crash(kind: Fault): never {
    this.isDead = true;
    if (this.#told.onCrash(kind)) this.#told.onCommit({ rows: this.#rows, removed: this.#removed });
    throw new Crash(kind);
  }

  #wrapped<T extends object>(rows: T): T {
    const methods = Object.entries(rows as Record<string, (...args: unknown[]) => unknown>);
    return Object.fromEntries(
      methods.map(([name, method]) => [
        name,
        (...args: unknown[]) => {
          this.#alive();
          if (READS.has(name)) return method(...args);
          if (this.isFull && name !== 'undo') throw full();
          if (this.#fault !== undefined) this.#fault.writesLeft -= 1;
          if (this.#isAt('before-write')) this.#crash('before-write');
          const result = method(...args);
          // A write on its own is a transaction, too.
          if (!this.#isOpen) this.#told.onCommit({ rows: [], removed: [] });
          return result;
        },
      ]),
    ) as T;
  }
}

const full = (): Error => Object.assign(new Error('database or disk is full'), { errcode: 13 });
