/**
 * Transactions over a database, and what makes them last: each is followed in SQLite's log, put on disk and marked as
 * acknowledged. Once nobody knows what is on disk, or what is there is damaged, nothing is written any more.
 */
import { logFlusher, noFlusher, type Flushed } from './flush.ts';
import type { OpenData } from './open-data.ts';
import type { Seal } from './seal.ts';
import type { DatabaseSync, Tables } from './sqlite.ts';
import { damaged, storeProblem, type StoreProblem } from './store-problem.ts';

export interface Commits {
  /** For statements of the tables: a write outside of a transaction is one of its own. */
  readonly tables: Tables;
  /** As Store.transaction. */
  transaction<T>(work: () => T, how?: 'to-flush'): T;
  flush(then: Flushed): void;
  /** Some error of the database: from one after which nothing can be believed, everything else ends with it. */
  notice(error: unknown): void;
  close(): void;
}

/** Nothing outlives the process. */
export function memoryCommits(db: DatabaseSync): Commits {
  const { transaction } = transactions(db);
  return { tables: db, transaction, flush: noFlusher.flush, notice: () => {}, close: () => db.close() };
}

/** Not to be collected: that would close them, and closing writes. */
const abandoned: DatabaseSync[] = [];

export function diskCommits(
  { db, seal, unlock }: OpenData,
  dataDir: string,
  failed: (problem: StoreProblem) => void,
): Commits {
  const { transaction, hasChanged } = transactions(db);
  const checkpoint = checkpoints(db, seal);
  let broken: { readonly error: unknown } | undefined;
  const end = (error: unknown, problem: StoreProblem): void => {
    if (broken !== undefined) return;
    broken = { error };
    failed(problem);
  };
  const notice = (error: unknown): void => {
    const problem = storeProblem(error, dataDir);
    if (problem?.code === 'not-flushed' || problem?.code === 'corrupt') end(error, problem);
  };
  const follow = (): void => {
    try {
      seal.follow();
    } catch (error) {
      end(error, storeProblem(error, dataDir) ?? damaged(dataDir, String(error)));
      throw error;
    }
  };
  const flusher = logFlusher((then) => seal.sync(then), notice);
  const committed = (how: 'to-flush' | undefined): void => {
    follow();
    if (how === 'to-flush') flusher.committed();
    else seal.acknowledge(seal.place);
    if (seal.isDue) checkpoint();
  };
  const lasting = <T>(work: () => T, how?: 'to-flush'): T => {
    if (broken !== undefined) throw broken.error;
    if (how === 'to-flush') db.exec('PRAGMA synchronous = NORMAL');
    try {
      const result = transaction(work);
      if (hasChanged()) committed(how);
      return result;
    } catch (error) {
      notice(error);
      throw error;
    } finally {
      if (how === 'to-flush') db.exec('PRAGMA synchronous = FULL');
    }
  };
  return {
    tables: tablesOf(db, lasting),
    transaction: lasting,
    flush: (then) => flusher.flush(then),
    notice,
    close: () => {
      if (broken !== undefined) return void abandoned.push(db);
      seal.finish();
      db.close();
      unlock();
    },
  };
}

/** All of `work` or nothing; passes on what `work` or the commit throws. */
function transactions(db: DatabaseSync) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const changes = db.prepare('SELECT total_changes() AS n');
  let before: unknown;
  return {
    transaction: <T>(work: () => T): T => {
      before = changes.get()?.n;
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    /** The last transaction did. */
    hasChanged: (): boolean => changes.get()?.n !== before,
  };
}

/** A checkpoint that finds no room is tried again later: the log goes on. */
function checkpoints(db: DatabaseSync, seal: Seal): () => void {
  const run = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  return () => {
    try {
      seal.checkpoint(() => Number(run.get()?.log));
    } catch (error) {
      if (storeProblem(error, '')?.code !== 'no-space') throw error;
    }
  };
}

function tablesOf(db: DatabaseSync, transaction: <T>(work: () => T) => T): Tables {
  return {
    prepare: (sql) => {
      const statement = db.prepare(sql);
      if (!/^\s*(INSERT|UPDATE|DELETE)/.test(sql)) return statement;
      const run = statement.run.bind(statement);
      statement.run = ((...values: Parameters<typeof run>) =>
        db.isTransaction ? run(...values) : transaction(() => run(...values))) as typeof run;
      return statement;
    },
  };
}
