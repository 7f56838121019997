/**
 * The store of one engine: its tables, and transactions over them. Everything is synchronous; a commit is on disk, unless
 * its transaction is one to be flushed.
 */
import { join } from 'node:path';
import { ok, type Result } from '#model/result.ts';
import { definitionRows, type DefinitionRows } from './definition-rows.ts';
import { entityRows, type EntityRows } from './entity-rows.ts';
import { eventRows, type EventRows } from './event-rows.ts';
import { logFlusher, noFlusher, type Flushed } from './flush.ts';
import { journalRows, type JournalRows } from './journal-rows.ts';
import { metricRows, type MetricRows } from './metric-rows.ts';
import { offerRows, type OfferRows } from './offer-rows.ts';
import { DATABASE_FILE, openDatabase } from './open-database.ts';
import { scheduleRows, type ScheduleRows } from './schedule-rows.ts';
import { storeProblem, type StoreProblem } from './store-problem.ts';
import { wfRunRows, type WfRunRows } from './wf-run-rows.ts';

export interface Savepoint {
  keep(): void;
  undo(): void;
}

export interface Store {
  readonly definitions: DefinitionRows;
  readonly wfRuns: WfRunRows;
  readonly journal: JournalRows;
  readonly entities: EntityRows;
  readonly events: EventRows;
  readonly offers: OfferRows;
  readonly schedules: ScheduleRows;
  readonly metrics: MetricRows;
  /**
   * All of `work` or nothing; passes on what `work` or the commit throws. Does not nest. 'to-flush': it outlives this
   * process at once, and a loss of power after the next `flush`.
   */
  transaction<T>(work: () => T, how?: 'to-flush'): T;
  /** Calls `then` when all that is committed now is on disk. Absent where every commit is. */
  readonly flush?: (then: Flushed) => void;
  /** Within a transaction: begins a part that can be undone. */
  savepoint(): Savepoint;
  /** What an error thrown by the store means to the user; undefined: our own bug. */
  problem(error: unknown): StoreProblem | undefined;
  close(): void;
}

/** `dataDir` undefined: in memory, gone when closed. */
export function openStore(dataDir: string | undefined): Result<Store, StoreProblem> {
  const opened = openDatabase(dataDir);
  if (!opened.ok) return opened;
  const db = opened.value;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const savepoint = db.prepare('SAVEPOINT part');
  const release = db.prepare('RELEASE part');
  const undo = db.prepare('ROLLBACK TO part');
  const changes = db.prepare('SELECT total_changes() AS n');
  const flusher =
    dataDir === undefined
      ? noFlusher
      : logFlusher(join(dataDir, `${DATABASE_FILE}-wal`), () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  return ok({
    definitions: definitionRows(db),
    wfRuns: wfRunRows(db),
    journal: journalRows(db),
    entities: entityRows(db),
    events: eventRows(db),
    offers: offerRows(db),
    schedules: scheduleRows(db),
    metrics: metricRows(db),
    transaction: (work, how) => {
      if (how === 'to-flush') db.exec('PRAGMA synchronous = NORMAL');
      const before = changes.get()?.n;
      begin.run();
      try {
        const result = work();
        commit.run();
        if (how === 'to-flush' && changes.get()?.n !== before) flusher.committed();
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      } finally {
        if (how === 'to-flush') db.exec('PRAGMA synchronous = FULL');
      }
    },
    flush: (then) => flusher.flush(then),
    savepoint: () => {
      savepoint.run();
      return {
        keep: () => void release.run(),
        undo: () => {
          undo.run();
          release.run();
        },
      };
    },
    problem: (error) => storeProblem(error, dataDir ?? ':memory:'),
    close: () => {
      flusher.close();
      db.close();
    },
  });
}
