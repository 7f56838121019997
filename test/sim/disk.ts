/**
 * The disk of a simulation. In memory a crash leaves what was committed; with files it leaves the bytes that are there at
 * that instant, and a commit that was being written may be torn: cut or garbled anywhere behind the last one.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE, LOG_FILE, SUMS_FILE } from '../../engine/storage/data-files.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import type { Chance } from './chance.ts';
import type { Fault } from './faulty-store.ts';

export interface Disk {
  readonly store: Store;
  /** A transaction is on disk. */
  committed(): void;
  /** The process dies now; answers whether a commit that was being written is there. */
  crash(fault: Fault): boolean;
  /** The next process opens what is left. */
  reopen(): void;
  remove(): void;
}

function opened(dir: string | undefined): Store {
  const store = openStore(dir);
  if (!store.ok) throw new Error(`The store does not open again: ${store.error.message}`);
  return store.value;
}

export function memoryDisk(): Disk {
  const store = opened(undefined);
  return {
    store,
    committed: () => {},
    crash: (fault) => fault === 'in-commit' || fault === 'after-commit',
    reopen: () => {},
    remove: () => store.close(),
  };
}

export class FileDisk implements Disk {
  store: Store;
  readonly #chance: Chance;
  readonly #root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'paddock-sim-'));
  #life = 0;
  #walSize = 0;
  /** As they were when the last commit was on disk. */
  #sums = Buffer.alloc(0);

  constructor(chance: Chance) {
    this.#chance = chance;
    this.store = opened(this.#dir);
    this.committed();
  }

  get #dir(): string {
    return join(this.#root, String(this.#life));
  }

  committed(): void {
    this.#walSize = statSync(join(this.#dir, LOG_FILE), { throwIfNoEntry: false })?.size ?? 0;
    this.#sums = readFileSync(join(this.#dir, SUMS_FILE));
  }

  crash(fault: Fault): boolean {
    const from = this.#dir;
    this.#life += 1;
    mkdirSync(this.#dir);
    copyFileSync(join(from, DATABASE_FILE), join(this.#dir, DATABASE_FILE));
    const wal = readFileSync(join(from, LOG_FILE));
    // Only what no fsync has confirmed may be torn.
    const isTorn = fault !== 'after-commit' && wal.length > this.#walSize;
    writeFileSync(join(this.#dir, LOG_FILE), isTorn ? this.#torn(wal) : wal);
    writeFileSync(join(this.#dir, SUMS_FILE), isTorn ? this.#sums : readFileSync(join(from, SUMS_FILE)));
    return !isTorn && (fault === 'after-commit' || fault === 'in-commit');
  }

  /** Always without its last byte: the commit that was being written must not count. */
  #torn(wal: Buffer): Buffer {
    const end = this.#walSize + this.#chance.below(wal.length - this.#walSize);
    const left = Buffer.from(wal.subarray(0, end));
    if (end > this.#walSize && this.#chance.is(0.5)) {
      left.fill(this.#chance.below(256), this.#walSize + this.#chance.below(end - this.#walSize));
    }
    return left;
  }

  reopen(): void {
    this.store.close();
    this.store = opened(this.#dir);
    this.committed();
  }

  remove(): void {
    this.store.close();
    rmSync(this.#root, { recursive: true, force: true });
  }
}
