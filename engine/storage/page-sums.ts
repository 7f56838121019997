/**
 * A file of checksums beside the database: one of each page, and how many frames of SQLite's log were acknowledged. SQLite
 * has none, so that damage within a page would be read as if it had been written, and a log that lost its end as whole.
 *
 * The checksums are written, and on disk, before the pages are: until these are, the log has the pages, and is believed.
 */
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Salts } from './log-format.ts';

export interface Mark extends Salts {
  /** Frames of this log that were acknowledged: they must be there. */
  readonly acknowledged: number;
  /** Frames that the checksums know; when these are all that were acknowledged, the log may be gone. */
  readonly sealed: number;
}

export interface PageSums {
  readonly pageSize: number;
  /** That of page p at p - 1; 0: nobody knows. */
  readonly sums: Uint32Array;
  readonly mark: Mark;
}

export const NO_LOG: Mark = { salt1: 0, salt2: 0, acknowledged: 0, sealed: 0 };

/** The file begins with a block for the head, so that no write of it touches a checksum. */
const HEAD_BYTES = 4096;
const HEAD_USED = 48;
const MAGIC = 0x5061646b;
const VERSION = 1;

/** Never 0. */
export const pageSum = (page: Buffer): number => crc32(page) || 1;

/** 'absent': no such file. 'newer': of a format that this Paddock does not know. 'damaged': not what was written. */
export function readPageSums(path: string): PageSums | 'absent' | 'newer' | 'damaged' {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
    throw error;
  }
  if (bytes.length < HEAD_BYTES) return 'damaged';
  const head = Array.from({ length: HEAD_USED / 4 }, (_, i) => bytes.readUInt32LE(i * 4));
  const [magic, version, pageSize, count, salt1, salt2, acknowledged, sealed, ofSums, ofHead] =
    head as number[] & Record<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9, number>;
  if (magic !== MAGIC || ofHead !== crc32(bytes.subarray(0, 36))) return 'damaged';
  if (version > VERSION) return 'newer';
  const own = bytes.subarray(HEAD_BYTES);
  if (own.length !== count * 4 || crc32(own) !== ofSums) return 'damaged';
  const sums = Uint32Array.from({ length: count }, (_, i) => own.readUInt32LE(i * 4));
  return { pageSize, sums, mark: { salt1, salt2, acknowledged, sealed } };
}

/** The file while an engine runs. */
export class PageSumsFile {
  readonly #path: string;
  #file: number | undefined;
  #isRemoved = false;
  #ofSums = 0;
  #head: Omit<PageSums, 'mark'> = { pageSize: 0, sums: new Uint32Array() };

  /** `sums`: what the file says; undefined: there is none. */
  constructor(path: string, sums: PageSums | undefined) {
    this.#path = path;
    if (sums === undefined) return;
    this.#head = sums;
    this.#ofSums = crc32(bytesOf(sums.sums));
    this.#file = openSync(path, 'r+');
  }

  /** Replaces the whole file, and answers when it is on disk. */
  write(given: PageSums): void {
    if (this.#isRemoved) return;
    const data = bytesOf(given.sums);
    const ofSums = crc32(data);
    const next = `${this.#path}-next`;
    try {
      writeAndSync(next, [headBlock(given, ofSums), data]);
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    }
    // Windows replaces no file that is open.
    this.close();
    renameSync(next, this.#path);
    this.#head = given;
    this.#ofSums = ofSums;
    this.#file = openSync(this.#path, 'r+');
    syncFolder(dirname(this.#path));
  }

  /** For good: the next start makes new ones. */
  remove(): void {
    this.close();
    this.#isRemoved = true;
    rmSync(this.#path, { force: true });
    syncFolder(dirname(this.#path));
  }

  /** The checksums stay as they are. It need not be on disk: an older mark asks for less. */
  mark(mark: Mark): void {
    if (this.#file !== undefined) writeAll(this.#file, headOf(this.#head, mark, this.#ofSums), 0);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

/** A name within a folder is on disk when the folder is. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAndSync(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w');
  try {
    let at = 0;
    for (const part of parts) {
      writeAll(file, part, at);
      at += part.length;
    }
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

function headBlock(given: PageSums, ofSums: number): Buffer {
  const block = Buffer.alloc(HEAD_BYTES);
  headOf(given, given.mark, ofSums).copy(block);
  return block;
}

function headOf({ pageSize, sums }: Omit<PageSums, 'mark'>, mark: Mark, ofSums: number): Buffer {
  const head = Buffer.alloc(HEAD_USED);
  const { salt1, salt2, acknowledged, sealed } = mark;
  [MAGIC, VERSION, pageSize, sums.length, salt1, salt2, acknowledged, sealed, ofSums].forEach((word, i) =>
    head.writeUInt32LE(word, i * 4),
  );
  head.writeUInt32LE(crc32(head.subarray(0, 36)), 36);
  return head;
}

function bytesOf(sums: Uint32Array): Buffer {
  const bytes = Buffer.alloc(sums.length * 4);
  sums.forEach((sum, i) => bytes.writeUInt32LE(sum, i * 4));
  return bytes;
}

function writeAll(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
}
