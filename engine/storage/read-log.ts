/** Reads the write-ahead log as SQLite will: all frames up to the last commit that is whole. */
import { closeSync, openSync, readSync } from 'node:fs';
import {
  FRAME_HEADER_BYTES,
  frameHeader,
  frameSum,
  LOG_HEADER_BYTES,
  logHeader,
  sameSalts,
  type LogHeader,
  type LogSum,
} from './log-format.ts';
import { pageSum } from './page-sums.ts';

export interface LogRead {
  /** Undefined: there is no log, or none that SQLite would read. */
  readonly header: LogHeader | undefined;
  /** Frames up to the last whole commit. */
  readonly frames: number;
  /** The checksums of the pages in them, as the last commit left them. */
  readonly pages: ReadonlyMap<number, number>;
  /** Pages that the database has after the last commit; undefined when there is none. */
  readonly pagesAfter: number | undefined;
  /** The database's first page in the log. */
  readonly first: Buffer | undefined;
}

export const EMPTY_LOG: LogRead = {
  header: undefined,
  frames: 0,
  pages: new Map(),
  pagesAfter: undefined,
  first: undefined,
};

const FRAMES_PER_READ = 256;

/** Throws what the file system says. */
export function readLog(path: string): LogRead {
  const file = openIfThere(path);
  if (file === undefined) return EMPTY_LOG;
  try {
    const start = Buffer.alloc(LOG_HEADER_BYTES);
    const header =
      readSync(file, start, 0, LOG_HEADER_BYTES, 0) < LOG_HEADER_BYTES ? undefined : logHeader(start);
    return header === undefined ? EMPTY_LOG : readFrames(file, header);
  } finally {
    closeSync(file);
  }
}

function readFrames(file: number, header: LogHeader): LogRead {
  const size = FRAME_HEADER_BYTES + header.pageSize;
  const chunk = Buffer.allocUnsafe(FRAMES_PER_READ * size);
  const pages = new Map<number, number>();
  let open = new Map<number, number>();
  let [frames, seen, sum]: [number, number, LogSum] = [0, 0, header.sum];
  let [first, openFirst, pagesAfter]: [Buffer | undefined, Buffer | undefined, number | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  for (;;) {
    const length = readSync(file, chunk, 0, chunk.length, LOG_HEADER_BYTES + seen * size);
    for (let at = 0; at + size <= length; at += size) {
      const frame = frameHeader(chunk, at);
      sum = frameSum(sum, header, chunk, at);
      const isRight = sameSalts(frame, header) && frame.sum.s1 === sum.s1 && frame.sum.s2 === sum.s2;
      if (!isRight || frame.page === 0) return { header, frames, pages, pagesAfter, first };
      const data = chunk.subarray(at + FRAME_HEADER_BYTES, at + size);
      open.set(frame.page, pageSum(data));
      if (frame.page === 1) openFirst = Buffer.from(data);
      seen += 1;
      if (frame.pagesAfter === 0) continue;
      for (const [page, own] of open) pages.set(page, own);
      open = new Map();
      frames = seen;
      first = openFirst ?? first;
      pagesAfter = frame.pagesAfter;
    }
    if (length < chunk.length) return { header, frames, pages, pagesAfter, first };
  }
}

/** Undefined: there is no such file. */
export function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
