/**
 * One engine to a data directory. The lock is SQLite's on a file of its own: it belongs to the process, and the system frees
 * it with its owner, even after SIGKILL. (Were it only on the database, reading that file by other means would drop it.)
 */
import { join } from 'node:path';
import { LOCK_FILE } from './data-files.ts';
import { openSqlite } from './sqlite.ts';

/** Answers how to let go. Throws SQLite's BUSY when another engine has it. */
export function lockData(dataDir: string): () => void {
  const db = openSqlite(join(dataDir, LOCK_FILE));
  try {
    db.exec('PRAGMA busy_timeout = 300; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw error;
  }
  return () => db.close();
}
