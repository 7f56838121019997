/** Names of the files within a data directory. */

export const DATABASE_FILE = 'paddock.db';
/** SQLite's write-ahead log: what was committed and is not in the database file yet. */
export const LOG_FILE = `${DATABASE_FILE}-wal`;
/** Checksums of the database's pages, and how much of the log was acknowledged (page-sums.ts). */
export const SUMS_FILE = `${DATABASE_FILE}-sums`;
/** Never written; who has it locked is the one engine of this directory. */
export const LOCK_FILE = 'paddock.lock';
