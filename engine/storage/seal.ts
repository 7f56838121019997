/**
 * Keeps the file of checksums true while the engine writes: follows SQLite's log commit by commit, marks how much of it was
 * acknowledged, and does the checkpoints, before which the checksums of all pages in the log go to disk.
 */
import { closeSync, fdatasync, fdatasyncSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOG_FILE, SUMS_FILE } from './data-files.ts';
import type { Inspected } from './inspect-files.ts';
import { FRAME_HEADER_BYTES, frameHeader, LOG_HEADER_BYTES, sameSalts, type Salts } from './log-format.ts';
import { PageSumsFile, pageSum, syncFolder, type Mark } from './page-sums.ts';

/** A place in the log: the end of a commit. */
export interface LogPlace extends Salts {
  readonly frames: number;
}

/** As many frames as SQLite's log gets before a checkpoint, and how many more before the next try when one failed. */
const CHECKPOINT_FRAMES = 4000;
const RETRY_FRAMES = 1000;
const FRAMES_AT_ONCE = 64;

export class Seal {
  readonly #log: string;
  readonly #file: PageSumsFile;
  readonly #pageSize: number;
  readonly #chunk: Buffer;
  #sums: Uint32Array;
  #fd: number | undefined;
  #place: LogPlace;
  #mark: Mark;
  /** Checksums of pages that the log has and the file of checksums does not. */
  readonly #pending: Map<number, number>;
  #pagesAfter: number;
  #checkpointAt = CHECKPOINT_FRAMES;
  /** How many frames to read at first: as many as the last commit had, and one. */
  #usual = 16;

  constructor(dataDir: string, { found, known, log }: Inspected) {
    this.#log = join(dataDir, LOG_FILE);
    this.#file = new PageSumsFile(join(dataDir, SUMS_FILE), known);
    const { pageSize, sums, mark } = known ?? found;
    this.#pageSize = pageSize;
    this.#chunk = Buffer.allocUnsafeSlow(FRAMES_AT_ONCE * (FRAME_HEADER_BYTES + pageSize));
    this.#sums = sums;
    this.#mark = mark;
    const { salt1 = 0, salt2 = 0 } = log.header ?? {};
    this.#place = { salt1, salt2, frames: log.frames };
    this.#pending = new Map(log.pages);
    this.#pagesAfter = log.pagesAfter ?? sums.length;
    if (known === undefined) this.#write();
    else if (log.frames > 0) this.#adopt();
  }

  /** What a process that died had committed is read from now on, so it must not get lost any more. */
  #adopt(): void {
    fdatasyncSync(this.#open());
    this.acknowledge(this.#place);
  }

  /** How far the log goes. */
  get place(): LogPlace {
    return this.#place;
  }

  get isDue(): boolean {
    return this.#place.frames >= this.#checkpointAt;
  }

  /** Calls `then` when the log is on disk up to where it goes now, and marked as such. */
  sync(then: (error: Error | null) => void): void {
    const place = this.#place;
    fdatasync(this.#open(), (error) => {
      if (error === null) this.acknowledge(place);
      then(error);
    });
  }

  /** All up to there is on disk, and may be answered. */
  acknowledge(place: LogPlace): void {
    const { salt1, salt2, acknowledged, sealed } = this.#mark;
    // A checkpoint came in between, and put all on disk that was before it.
    if (!sameSalts(place, this.#place)) return;
    if (!sameSalts(place, this.#mark)) this.#mark = { ...place, acknowledged: place.frames, sealed: 0 };
    else if (place.frames <= acknowledged) return;
    else this.#mark = { salt1, salt2, acknowledged: place.frames, sealed };
    try {
      this.#file.mark(this.#mark);
    } catch {
      // The mark asks for less than it could.
    }
  }

  /** One transaction was committed. */
  follow(): void {
    const file = this.#open();
    const head = this.#chunk;
    if (readSync(file, head, 0, LOG_HEADER_BYTES, 0) < LOG_HEADER_BYTES) return;
    const salts = { salt1: head.readUInt32BE(16), salt2: head.readUInt32BE(20) };
    const frames = sameSalts(salts, this.#place) ? this.#place.frames : 0;
    const size = FRAME_HEADER_BYTES + this.#pageSize;
    const pages = new Map<number, number>();
    for (let seen = frames, wanted = this.#usual; ; wanted = FRAMES_AT_ONCE) {
      const length = readSync(file, this.#chunk, 0, wanted * size, LOG_HEADER_BYTES + seen * size);
      for (let at = 0; at + size <= length; at += size) {
        const frame = frameHeader(this.#chunk, at);
        if (!sameSalts(frame, salts)) return;
        pages.set(frame.page, pageSum(this.#chunk.subarray(at + FRAME_HEADER_BYTES, at + size)));
        seen += 1;
        if (frame.pagesAfter === 0) continue;
        for (const [page, sum] of pages) this.#pending.set(page, sum);
        this.#pagesAfter = frame.pagesAfter;
        this.#place = { ...salts, frames: seen };
        this.#usual = Math.min(FRAMES_AT_ONCE, seen - frames + 1);
        return;
      }
      if (length < wanted * size) return;
    }
  }

  /** `run` is SQLite's checkpoint; it answers how many frames its log has. Throws why it cannot be; nothing is lost then. */
  checkpoint(run: () => number): void {
    this.#checkpointAt = this.#place.frames + RETRY_FRAMES;
    this.#write();
    const { frames } = this.#place;
    const log = run();
    this.#checkpointAt = CHECKPOINT_FRAMES;
    if (log === frames) return;
    this.#file.remove();
    throw new Error(`SQLite's log has ${log} frames, and ${frames} were followed.`);
  }

  /** Before the database is closed, which is SQLite's last checkpoint. */
  finish(): void {
    try {
      this.#write();
    } catch {
      // No room: better no checksums than old ones.
      this.#file.remove();
    }
    this.#file.close();
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** The checksums of all that was committed. What they are of must be on disk before them. */
  #write(): void {
    const { salt1, salt2, frames } = this.#place;
    if (this.#pending.size > 0) fdatasyncSync(this.#open());
    const sums = new Uint32Array(this.#pagesAfter);
    sums.set(this.#sums.subarray(0, sums.length));
    for (const [page, sum] of this.#pending) if (page <= sums.length) sums[page - 1] = sum;
    const mark = { salt1, salt2, acknowledged: frames, sealed: frames };
    this.#file.write({ pageSize: this.#pageSize, sums, mark });
    this.#sums = sums;
    this.#mark = mark;
    this.#pending.clear();
  }

  /** The log is there from the first commit until the database is closed; its name in its folder must be on disk, too. */
  #open(): number {
    if (this.#fd === undefined) {
      this.#fd = openSync(this.#log, 'r+');
      syncFolder(dirname(this.#log));
    }
    return this.#fd;
  }
}
