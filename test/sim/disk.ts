/**
 * The disk of a simulation. When the process dies alone, all that it committed is left; when power is lost, too, of what was
 * not flushed only a part is, up to some commit.
 */
import { openDatabase } from '../../engine/storage/open-database.ts';
import type { DatabaseSync } from '../../engine/storage/sqlite.ts';
import { openStore, storeInMemory, type Store } from '../../engine/storage/store.ts';
import type { Chance } from './chance.ts';
import type { Committed } from './faulty-store.ts';
import { writeAgain } from './writes.ts';
import { putDefinitions } from './workflows.ts';

export interface Death {
  readonly isPowerLost: boolean;
  /** It was in the midst of writing the last of the commits. */
  readonly isInCommit: boolean;
  /** All commits since the beginning, and how many of them are on disk for certain. */
  readonly commits: readonly Committed[];
  readonly flushed: number;
}

export interface Disk {
  readonly store: Store;
  /** A transaction is in the log. */
  committed(what: Committed): void;
  /** So many of the commits are on disk. */
  flushed(commits: number): void;
  /** The process dies now; answers how many of the commits are left. */
  crash(death: Death): number;
  /** The next process opens what is left. */
  reopen(): void;
  remove(): void;
}

export function opened(dir: string): Store {
  const store = openStore(dir);
  if (!store.ok) throw new Error(`The store does not open again: ${store.error.message}`);
  return store.value;
}

interface Idle {
  readonly db: DatabaseSync;
  readonly store: Store;
}

/** Databases in memory that somebody is done with: making one takes a quarter of the time that a seed takes. */
const idle: Idle[] = [];

function emptyStore(): Idle {
  const known = idle.pop();
  if (known === undefined) {
    const { db } = openDatabase(undefined);
    return { db, store: storeInMemory(db) };
  }
  const tables = known.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  known.db.exec(`BEGIN; ${tables.map(({ name }) => `DELETE FROM ${String(name)};`).join(' ')} COMMIT`);
  return known;
}

/** In memory: what a loss of power left is written again. */
export class MemoryDisk implements Disk {
  #used = emptyStore();
  readonly #chance: Chance;
  /** What is left, when that is not what the store has. */
  #left: readonly Committed[] | undefined;

  constructor(chance: Chance) {
    this.#chance = chance;
    putDefinitions(this.store);
  }

  get store(): Store {
    return this.#used.store;
  }

  committed(): void {}

  flushed(): void {}

  crash({ isPowerLost, isInCommit, commits, flushed }: Death): number {
    const least = isPowerLost ? flushed : commits.length - (isInCommit ? 1 : 0);
    const left = least + this.#chance.below(commits.length - least + 1);
    if (left < commits.length) this.#left = commits.slice(0, left);
    return left;
  }

  reopen(): void {
    if (this.#left === undefined) return;
    this.remove();
    this.#used = emptyStore();
    putDefinitions(this.store);
    for (const { writes } of this.#left) writeAgain(this.store, writes);
    this.#left = undefined;
  }

  remove(): void {
    idle.push(this.#used);
  }
}
