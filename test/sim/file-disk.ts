/** A disk of real files: a crash leaves the bytes that are there; what was not flushed may be cut or garbled anywhere. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE, LOG_FILE, SUMS_FILE } from '../../engine/storage/data-files.ts';
import { FRAME_HEADER_BYTES, LOG_HEADER_BYTES } from '../../engine/storage/log-format.ts';
import { readLog } from '../../engine/storage/read-log.ts';
import type { Store } from '../../engine/storage/store.ts';
import type { Chance } from './chance.ts';
import { opened, type Death, type Disk } from './disk.ts';
import type { Committed } from './faulty-store.ts';
import { putDefinitions } from './workflows.ts';

const FRAME_BYTES = FRAME_HEADER_BYTES + 4096;
const bytesOf = (frames: number): number => LOG_HEADER_BYTES + frames * FRAME_BYTES;

export class FileDisk implements Disk {
  store: Store;
  readonly #chance: Chance;
  readonly #root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'paddock-sim-'));
  #life = 0;
  /** Commits of the lives before this one. */
  #before = 0;
  /** How many frames the log has after each commit of this life. */
  #ends: number[] = [];
  #start = 0;
  #flushedFrames = 0;
  /** The checksums when the last flush was done, and at the start of this life: their mark needs not be on disk. */
  #sums: readonly [Buffer, Buffer];

  constructor(chance: Chance) {
    this.#chance = chance;
    const store = opened(this.#dir);
    putDefinitions(store);
    store.close();
    this.store = opened(this.#dir);
    const sums = readFileSync(join(this.#dir, SUMS_FILE));
    this.#sums = [sums, sums];
  }

  get #dir(): string {
    return join(this.#root, String(this.#life));
  }

  get #frames(): number {
    return this.#ends.at(-1) ?? this.#start;
  }

  committed({ writes }: Committed): void {
    const log = join(this.#dir, LOG_FILE);
    // What removes may have written nothing, and then torn frames of the life before are next.
    const isThere = writes.some(({ method }) => !method.startsWith('remove'));
    this.#ends.push(isThere ? endOfNext(log, this.#frames) : readLog(log).frames);
  }

  flushed(commits: number): void {
    this.#flushedFrames = this.#ends[commits - this.#before - 1] ?? this.#start;
    this.#sums = [readFileSync(join(this.#dir, SUMS_FILE)), this.#sums[1]];
  }

  crash({ isPowerLost, isInCommit }: Death): number {
    const from = this.#dir;
    this.#life += 1;
    mkdirSync(this.#dir);
    copyFileSync(join(from, DATABASE_FILE), join(this.#dir, DATABASE_FILE));
    const wal = existsSync(join(from, LOG_FILE)) ? readFileSync(join(from, LOG_FILE)) : Buffer.alloc(0);
    const certain = isPowerLost
      ? this.#flushedFrames
      : isInCommit
        ? (this.#ends.at(-2) ?? this.#start)
        : this.#frames;
    const isTorn = isInCommit || isPowerLost;
    writeFileSync(join(this.#dir, LOG_FILE), isTorn ? this.#torn(wal, bytesOf(certain)) : wal);
    const sums = isPowerLost ? this.#chance.one(this.#sums) : isTorn ? this.#sums[0] : undefined;
    writeFileSync(join(this.#dir, SUMS_FILE), sums ?? readFileSync(join(from, SUMS_FILE)));
    const { frames } = readLog(join(this.#dir, LOG_FILE));
    const left = this.#before + this.#ends.filter((end) => end <= frames).length;
    this.#before = left;
    this.#start = this.#flushedFrames = frames;
    this.#ends = [];
    return left;
  }

  /** Behind `certain` it is cut somewhere, and perhaps garbled. */
  #torn(wal: Buffer, certain: number): Buffer {
    const behind = Math.max(0, wal.length - certain);
    const left = Buffer.from(wal.subarray(0, certain + this.#chance.below(behind + 1)));
    if (left.length > certain && this.#chance.is(0.5)) {
      const at = certain + this.#chance.below(left.length - certain);
      left.subarray(at, at + 1 + this.#chance.below(6000)).fill(this.#chance.below(256));
    }
    return left;
  }

  reopen(): void {
    this.store.close();
    this.store = opened(this.#dir);
    const sums = readFileSync(join(this.#dir, SUMS_FILE));
    this.#sums = [sums, sums];
  }

  remove(): void {
    this.store.close();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** Where the transaction ends that follows `frames`; when nothing was written, there. */
function endOfNext(path: string, frames: number): number {
  if (!existsSync(path)) return frames;
  const file = openSync(path, 'r');
  const [head, first] = [Buffer.alloc(FRAME_HEADER_BYTES), Buffer.alloc(LOG_HEADER_BYTES)];
  try {
    readSync(file, first, 0, LOG_HEADER_BYTES, 0);
    for (let at = frames; ; at++) {
      if (readSync(file, head, 0, FRAME_HEADER_BYTES, bytesOf(at)) < FRAME_HEADER_BYTES) return frames;
      if (head.compare(first, 16, 24, 8, 16) !== 0) return frames;
      if (head.readUInt32BE(4) !== 0) return at + 1;
    }
  } finally {
    closeSync(file);
  }
}
