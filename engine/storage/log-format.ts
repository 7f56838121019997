/**
 * SQLite's write-ahead log as bytes (https://sqlite.org/fileformat2.html#walformat): its header, and frames of a page each.
 * Read beside SQLite, which takes the first frame that is wrong for the end of the log and says nothing.
 */

export const LOG_HEADER_BYTES = 32;
export const FRAME_HEADER_BYTES = 24;

/** Which log it is: SQLite draws new ones each time it begins the file again. */
export interface Salts {
  readonly salt1: number;
  readonly salt2: number;
}

export interface LogHeader extends Salts {
  readonly pageSize: number;
  /** Whether checksums are taken over little-endian words. */
  readonly isLittle: boolean;
  /** Where the checksums of the frames go on from. */
  readonly sum: LogSum;
}

export interface FrameHeader extends Salts {
  /** From 1. */
  readonly page: number;
  /** Of the last frame of a transaction: pages that the database has after it; else 0. */
  readonly pagesAfter: number;
  readonly sum: LogSum;
}

export interface LogSum {
  readonly s1: number;
  readonly s2: number;
}

export const sameSalts = (a: Salts, b: Salts): boolean => a.salt1 === b.salt1 && a.salt2 === b.salt2;

const MAGIC = 0x377f0682;

/** Undefined: there is no log that SQLite would read. */
export function logHeader(bytes: Buffer): LogHeader | undefined {
  if (bytes.length < LOG_HEADER_BYTES) return undefined;
  const magic = bytes.readUInt32BE(0);
  const isLittle = magic === MAGIC;
  if (!isLittle && magic !== MAGIC + 1) return undefined;
  const sum = logSum({ s1: 0, s2: 0 }, isLittle, bytes, 0, 24);
  if (sum.s1 !== bytes.readUInt32BE(24) || sum.s2 !== bytes.readUInt32BE(28)) return undefined;
  const pageSize = bytes.readUInt32BE(8);
  return { pageSize, isLittle, salt1: bytes.readUInt32BE(16), salt2: bytes.readUInt32BE(20), sum };
}

export const frameHeader = (bytes: Buffer, at: number): FrameHeader => ({
  page: bytes.readUInt32BE(at),
  pagesAfter: bytes.readUInt32BE(at + 4),
  salt1: bytes.readUInt32BE(at + 8),
  salt2: bytes.readUInt32BE(at + 12),
  sum: { s1: bytes.readUInt32BE(at + 16), s2: bytes.readUInt32BE(at + 20) },
});

/** What the frame at `at` must say as its sum, when the one before it said `before`. */
export function frameSum(
  before: LogSum,
  { isLittle, pageSize }: LogHeader,
  bytes: Buffer,
  at: number,
): LogSum {
  const head = logSum(before, isLittle, bytes, at, 8);
  return logSum(head, isLittle, bytes, at + FRAME_HEADER_BYTES, pageSize);
}

function logSum(from: LogSum, isLittle: boolean, bytes: Buffer, at: number, length: number): LogSum {
  const words = new DataView(bytes.buffer, bytes.byteOffset + at, length);
  let { s1, s2 } = from;
  for (let i = 0; i < length; i += 8) {
    s1 = (s1 + words.getUint32(i, isLittle) + s2) | 0;
    s2 = (s2 + words.getUint32(i + 4, isLittle) + s1) | 0;
  }
  return { s1: s1 >>> 0, s2: s2 >>> 0 };
}
