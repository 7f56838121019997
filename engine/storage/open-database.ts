/**
 * Opens the database of a data directory for its one engine, after the files were looked through (inspect-files.ts): what
 * cannot be believed is refused.
 */
import { join } from 'node:path';
import { DATABASE_FILE } from './data-files.ts';
import { APPLICATION_ID, CREATE_TABLES, SCHEMA_VERSION, UPGRADES } from './schema.ts';
import { openSqlite, type DatabaseSync } from './sqlite.ts';

/** The database, and whether opening it took a transaction. */
export interface Opened {
  readonly db: DatabaseSync;
  readonly hasWritten: boolean;
}

/** `dataDir` undefined: in memory, gone when closed. Throws what SQLite says. */
export function openDatabase(dataDir: string | undefined): Opened {
  const db = openSqlite(dataDir === undefined ? ':memory:' : join(dataDir, DATABASE_FILE));
  try {
    // The lock on the database itself keeps other programs out.
    db.exec('PRAGMA busy_timeout = 300; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000');
    return { db, hasWritten: prepare(db) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What SQLite itself finds wrong with the structure of the database; undefined: nothing. */
export function structuralDamage(db: DatabaseSync): string | undefined {
  const missing = ['definition', 'wf_run', 'journal', 'entity', 'offer'].filter(
    (table) =>
      db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) === undefined,
  );
  if (missing.length > 0) return `no table ${missing.join(', ')}`;
  const [said] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {});
  return said === 'ok' ? undefined : String(said);
}

/** Checkpoints are done by seal.ts. */
function prepare(db: DatabaseSync): boolean {
  db.exec('PRAGMA wal_autocheckpoint = 0');
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version === SCHEMA_VERSION) return false;
  const create = version === 0 ? [`PRAGMA application_id = ${APPLICATION_ID}; ${CREATE_TABLES}`] : [];
  const steps = Object.entries(UPGRADES).filter(([to]) => Number(to) > version);
  // All or nothing: what is killed in the middle is upgraded again.
  db.exec(
    `BEGIN; ${[...create, ...steps.map(([, step]) => step)].join('\n')} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`,
  );
  return true;
}
