/** Why a data directory cannot be opened or written: what, where, and what to do now. */
import { DATABASE_FILE, SUMS_FILE } from './data-files.ts';

export interface StoreProblem {
  readonly code: 'in-use' | 'corrupt' | 'newer' | 'foreign' | 'no-access' | 'no-space' | 'not-flushed';
  /** Whole sentences, for the person who started the engine. */
  readonly message: string;
}

const resultCode = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code : undefined;
};

/** Result codes of https://sqlite.org/rescode.html. */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const IOERR_FSYNC = 1034;
const IOERR_DIR_FSYNC = 1290;

/** What an error of SQLite or of the file system means to the user; undefined: it is our own bug. */
export function storeProblem(error: unknown, dataDir: string): StoreProblem | undefined {
  const reason = error instanceof Error ? error.message : String(error);
  const code = resultCode(error);
  if (code === IOERR_FSYNC || code === IOERR_DIR_FSYNC) return notFlushed(dataDir, reason);
  switch (code === undefined ? undefined : code & 0xff) {
    case BUSY:
    case LOCKED:
      return {
        code: 'in-use',
        message: `Another engine is using ${dataDir}. Stop it first, or start this one with a data directory of its own (--data DIR).`,
      };
    case CORRUPT:
    case NOTADB:
      return damaged(dataDir, `${DATABASE_FILE}: ${reason}`);
    case FULL:
      return noSpace(dataDir);
    case READONLY:
    case IOERR:
    case CANTOPEN:
      return noAccess(dataDir, reason);
    default:
      return problemOfSystem(error, dataDir, reason);
  }
}

function problemOfSystem(error: unknown, dataDir: string, reason: string): StoreProblem | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof syscall !== 'string') return undefined;
  if (syscall === 'fsync' || syscall === 'fdatasync') return notFlushed(dataDir, reason);
  return code === 'ENOSPC' || code === 'EDQUOT' ? noSpace(dataDir) : noAccess(dataDir, reason);
}

/** `place`: which file, where in it, and what is wrong. */
export const damaged = (dataDir: string, place: string): StoreProblem => ({
  code: 'corrupt',
  message: `The engine's data in ${dataDir} is damaged: ${place}. Nothing has been changed. Put back a copy of the whole folder, move it away to start empty, or choose another one with --data DIR. To go on with what can still be read, delete ${SUMS_FILE} there: only the structure of ${DATABASE_FILE} is looked at then, and what is lost is lost.`,
});

export const foreign = (dataDir: string): StoreProblem => ({
  code: 'foreign',
  message: `${dataDir} holds a ${DATABASE_FILE} that Paddock did not make. Choose another data directory with --data DIR.`,
});

export const newer = (dataDir: string, format: number, known: number): StoreProblem => ({
  code: 'newer',
  message: `The data in ${dataDir} was written by a newer Paddock (format ${format}; this one knows ${known}). Start the newer Paddock, or choose another data directory with --data DIR.`,
});

/** Nobody knows what is on disk: the system may count as written what it failed to write. */
const notFlushed = (dataDir: string, reason: string): StoreProblem => ({
  code: 'not-flushed',
  message: `The system could not put on disk what was written in ${dataDir} (${reason}). The engine has stopped writing; what it acknowledged before is there. Look after the disk, then start the engine again.`,
});

const noSpace = (dataDir: string): StoreProblem => ({
  code: 'no-space',
  message: `There is no space left to write in ${dataDir}. Free some, then try again.`,
});

const noAccess = (dataDir: string, reason: string): StoreProblem => ({
  code: 'no-access',
  message: `The data directory ${dataDir} cannot be read and written (${reason}). Check that it is a folder of yours, or choose another one with --data DIR.`,
});
