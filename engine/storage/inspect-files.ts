/**
 * Looks through the files of a data directory before SQLite sees them, all of every one, and changes nothing: SQLite itself
 * would take damage in its log for the log's end, and read damage within a page as if it had been written.
 */
import { closeSync, fstatSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#model/result.ts';
import { DATABASE_FILE, LOG_FILE, SUMS_FILE } from './data-files.ts';
import { sameSalts } from './log-format.ts';
import { NO_LOG, pageSum, readPageSums, type PageSums } from './page-sums.ts';
import { EMPTY_LOG, openIfThere, readLog, type LogRead } from './read-log.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
import { damaged, foreign, newer, type StoreProblem } from './store-problem.ts';

export interface Inspected {
  /** There is no database yet. */
  readonly isNew: boolean;
  /** What the file of checksums says; undefined: there is none, and nothing was compared. */
  readonly known: PageSums | undefined;
  /** The checksums of the database's pages as they are. */
  readonly found: PageSums;
  readonly log: LogRead;
}

/** Throws what the file system says. */
export function inspectFiles(dataDir: string): Result<Inspected, StoreProblem> {
  const file = openIfThere(join(dataDir, DATABASE_FILE));
  try {
    const size = file === undefined ? 0 : fstatSync(file).size;
    const log = size === 0 ? undefined : readLog(join(dataDir, LOG_FILE));
    const sums = readPageSums(join(dataDir, SUMS_FILE));
    if (file === undefined || log === undefined) return withoutDatabase(dataDir, sums);
    const first = log.first ?? firstPage(file);
    // Were it damaged, the checksums would tell.
    const isBelieved = log.first !== undefined || typeof sums === 'string' || pageSum(first) === sums.sums[0];
    const stranger = isBelieved ? refused(first, dataDir) : undefined;
    if (stranger !== undefined) return err(stranger);
    if (sums === 'damaged' || sums === 'newer') return err(damagedSums(dataDir));
    const known = sums === 'absent' ? undefined : sums;
    const found = pagesOf(file, known?.pageSize ?? (first.readUInt16BE(16) || 65536));
    const problem = known && (damageOfLog(dataDir, known, log) ?? damageOfPages(dataDir, known, found, log));
    return problem === undefined ? ok({ isNew: false, known, found, log }) : err(problem);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function withoutDatabase(
  dataDir: string,
  sums: ReturnType<typeof readPageSums>,
): Result<Inspected, StoreProblem> {
  if (sums !== 'absent')
    return err(damaged(dataDir, `${DATABASE_FILE} is missing or empty, and ${SUMS_FILE} is there`));
  const found = { pageSize: 4096, sums: new Uint32Array(), mark: NO_LOG };
  return ok({ isNew: true, known: undefined, found, log: EMPTY_LOG });
}

/** The first page of every database has a text, a version, and who made it (https://sqlite.org/fileformat2.html). */
function refused(first: Buffer, dataDir: string): StoreProblem | undefined {
  if (first.length < 108 || first.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return damaged(dataDir, `${DATABASE_FILE} does not begin as a database does`);
  const [version, application] = [first.readUInt32BE(60), first.readUInt32BE(68)];
  const isEmpty = application === 0 && first.readUInt8(100) === 13 && first.readUInt16BE(103) === 0;
  if (application !== APPLICATION_ID && !isEmpty) return foreign(dataDir);
  return version > SCHEMA_VERSION ? newer(dataDir, version, SCHEMA_VERSION) : undefined;
}

const damagedSums = (dataDir: string): StoreProblem =>
  damaged(dataDir, `${SUMS_FILE} is not what was written; the other files were not looked at`);

function damageOfLog(dataDir: string, { mark }: PageSums, log: LogRead): StoreProblem | undefined {
  const { acknowledged, sealed } = mark;
  const isSame = log.header !== undefined && sameSalts(log.header, mark);
  if (isSame ? log.frames >= acknowledged : acknowledged <= sealed) return undefined;
  const size = 24 + (log.header?.pageSize ?? 0);
  const place = isSame
    ? `is damaged or cut off after byte ${32 + log.frames * size}: whole up to frame ${log.frames}, and ${acknowledged} were acknowledged`
    : `is missing, or is not the one in which ${acknowledged} frames were acknowledged`;
  return damaged(dataDir, `${LOG_FILE} ${place}`);
}

function damageOfPages(
  dataDir: string,
  known: PageSums,
  found: PageSums,
  log: LogRead,
): StoreProblem | undefined {
  const wrong: number[] = [];
  known.sums.forEach((sum, i) => {
    if (sum !== 0 && sum !== found.sums[i] && !log.pages.has(i + 1)) wrong.push(i + 1);
  });
  const [page] = wrong;
  if (page === undefined) return undefined;
  const others = wrong.length > 1 ? `, and ${wrong.length - 1} pages more` : '';
  const from = (page - 1) * known.pageSize;
  const how = page > found.sums.length ? 'is cut off' : 'is not what was written';
  return damaged(
    dataDir,
    `${DATABASE_FILE}: page ${page} (bytes ${from} to ${from + known.pageSize - 1})${others} ${how}`,
  );
}

function firstPage(file: number): Buffer {
  const bytes = Buffer.alloc(65536);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  const size = bytes.readUInt16BE(16);
  return bytes.subarray(0, Math.min(length, size === 1 ? 65536 : size));
}

const BYTES_PER_READ = 1 << 20;

/** A page that is cut off does not count. */
function pagesOf(file: number, pageSize: number): PageSums {
  const sums = new Uint32Array(Math.floor(fstatSync(file).size / pageSize));
  const chunk = Buffer.allocUnsafe(BYTES_PER_READ);
  let page = 0;
  while (page < sums.length) {
    const length = readSync(file, chunk, 0, chunk.length, page * pageSize);
    if (length < pageSize) break;
    for (let at = 0; at + pageSize <= length; at += pageSize)
      sums[page++] = pageSum(chunk.subarray(at, at + pageSize));
  }
  return { pageSize, sums, mark: NO_LOG };
}
