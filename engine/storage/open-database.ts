/**
 * Opens the database of a data directory, alone: SQLite's exclusive lock belongs to the process, so it keeps a second
 * engine out and is gone with its owner, even after SIGKILL. Refuses what it cannot read, changing nothing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#model/result.ts';
import { APPLICATION_ID, CREATE_TABLES, SCHEMA_VERSION, UPGRADES } from './schema.ts';
import { openSqlite, type DatabaseSync } from './sqlite.ts';
import { corrupt, storeProblem, type StoreProblem } from './store-problem.ts';

/** Name of the database within the data directory. */
export const DATABASE_FILE = 'paddock.db';

/** `dataDir` undefined: in memory, gone when closed. Throws only on our own bugs. */
export function openDatabase(dataDir: string | undefined): Result<DatabaseSync, StoreProblem> {
  const where = dataDir ?? ':memory:';
  let db: DatabaseSync | undefined;
  try {
    if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
    db = openSqlite(dataDir === undefined ? ':memory:' : join(dataDir, DATABASE_FILE));
    lock(db);
    const problem = refuse(db, where) ?? damage(db, where);
    if (problem === undefined) {
      prepare(db);
      return ok(db);
    }
    db.close();
    return err(problem);
  } catch (error) {
    db?.close();
    const problem = storeProblem(error, where);
    if (problem === undefined) throw error;
    return err(problem);
  }
}

/** Durable at every commit; the lock is taken by the first transaction and held until the connection closes. */
function lock(db: DatabaseSync): void {
  db.exec('PRAGMA busy_timeout = 300; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
}

function refuse(db: DatabaseSync, dataDir: string): StoreProblem | undefined {
  const version = pragma(db, 'user_version');
  const application = pragma(db, 'application_id');
  if (application !== APPLICATION_ID && (application !== 0 || tableCount(db) > 0)) {
    return {
      code: 'foreign',
      message: `${dataDir} holds a ${DATABASE_FILE} that Paddock did not make. Choose another data directory with --data DIR.`,
    };
  }
  if (version > SCHEMA_VERSION) {
    return {
      code: 'newer',
      message: `The data in ${dataDir} was written by a newer Paddock (format ${version}; this one knows ${SCHEMA_VERSION}). Start the newer Paddock, or choose another data directory with --data DIR.`,
    };
  }
  return undefined;
}

/** Whether the tables are there and can be read; deep damage shows when its page is read. */
function damage(db: DatabaseSync, dataDir: string): StoreProblem | undefined {
  if (pragma(db, 'user_version') === 0) return undefined;
  const missing = ['definition', 'wf_run', 'journal', 'entity', 'offer'].filter(
    (table) =>
      db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) === undefined,
  );
  if (missing.length > 0) return corrupt(dataDir, `no table ${missing.join(', ')}`);
  for (const table of ['definition', 'wf_run', 'offer', 'kept_event']) {
    db.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
  }
  return undefined;
}

function prepare(db: DatabaseSync): void {
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000',
  );
  const version = pragma(db, 'user_version');
  if (version === SCHEMA_VERSION) return;
  const create = version === 0 ? [`PRAGMA application_id = ${APPLICATION_ID}; ${CREATE_TABLES}`] : [];
  const steps = Object.entries(UPGRADES).filter(([to]) => Number(to) > version);
  // All or nothing: what is killed in the middle is upgraded again.
  db.exec(
    `BEGIN; ${[...create, ...steps.map(([, step]) => step)].join('\n')} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`,
  );
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

function tableCount(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
}
