/** Why a data directory cannot be opened or written: what, where, and what to do now. */
export interface StoreProblem {
  readonly code: 'in-use' | 'corrupt' | 'newer' | 'foreign' | 'no-access' | 'no-space';
  /** Whole sentences, for the person who started the engine. */
  readonly message: string;
}

const errcode = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
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

/** What an error of SQLite or of the file system means to the user; undefined: it is our own bug. */
export function storeProblem(error: unknown, dataDir: string): StoreProblem | undefined {
  const reason = error instanceof Error ? error.message : String(error);
  switch (errcode(error)) {
    case BUSY:
    case LOCKED:
      return {
        code: 'in-use',
        message: `Another engine is using ${dataDir}. Stop it first, or start this one with a data directory of its own (--data DIR).`,
      };
    case CORRUPT:
    case NOTADB:
      return corrupt(dataDir, reason);
    case FULL:
      return {
        code: 'no-space',
        message: `There is no space left to write in ${dataDir}. Free some, then try again.`,
      };
    case READONLY:
    case IOERR:
    case CANTOPEN:
      return noAccess(dataDir, reason);
    default:
      return typeof (error as NodeJS.ErrnoException | null)?.syscall === 'string'
        ? noAccess(dataDir, reason)
        : undefined;
  }
}

export const corrupt = (dataDir: string, reason: string): StoreProblem => ({
  code: 'corrupt',
  message: `The engine's data in ${dataDir} is damaged (${reason}). Put back a copy of the folder, or move it away to start empty; nothing has been changed.`,
});

const noAccess = (dataDir: string, reason: string): StoreProblem => ({
  code: 'no-access',
  message: `The data directory ${dataDir} cannot be read and written (${reason}). Check that it is a folder of yours, or choose another one with --data DIR.`,
});
