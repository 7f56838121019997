/**
 * The store of one engine: its tables, and transactions over them. Everything is synchronous; a commit is on disk, unless
 * its transaction is one to be flushed.
 */
import { ok, type Result } from '#model/result.ts';
import { diskCommits, memoryCommits, type Commits } from './commits.ts';
import { definitionRows, type DefinitionRows } from './definition-rows.ts';
import { entityRows, type EntityRows } from './entity-rows.ts';
import { eventRows, type EventRows } from './event-rows.ts';
import type { Flushed } from './flush.ts';
import { journalRows, type JournalRows } from './journal-rows.ts';
import { metricRows, type MetricRows } from './metric-rows.ts';
import { offerRows, type OfferRows } from './offer-rows.ts';
import { openData } from './open-data.ts';
import { openDatabase } from './open-database.ts';
import { scheduleRows, type ScheduleRows } from './schedule-rows.ts';
import type { DatabaseSync } from './sqlite.ts';
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

/**
 * `dataDir` undefined: in memory, gone when closed. `failed`: nothing can be written any more, and why; a process that hears
 * it should end without closing the store, so that the next one decides over what is on disk.
 */
export function openStore(
  dataDir: string | undefined,
  failed: (problem: StoreProblem) => void = () => {},
): Result<Store, StoreProblem> {
  if (dataDir === undefined) return ok(storeInMemory(openDatabase(undefined).db));
  const opened = openData(dataDir);
  if (!opened.ok) return opened;
  return ok(storeOver(opened.value.db, diskCommits(opened.value, dataDir, failed), dataDir));
}

export const storeInMemory = (db: DatabaseSync): Store => storeOver(db, memoryCommits(db), ':memory:');

function storeOver(db: DatabaseSync, commits: Commits, dataDir: string): Store {
  const savepoint = db.prepare('SAVEPOINT part');
  const release = db.prepare('RELEASE part');
  const undo = db.prepare('ROLLBACK TO part');
  const { tables } = commits;
  return {
    definitions: definitionRows(tables),
    wfRuns: wfRunRows(tables),
    journal: journalRows(tables),
    entities: entityRows(tables),
    events: eventRows(tables),
    offers: offerRows(tables),
    schedules: scheduleRows(tables),
    metrics: metricRows(tables),
    transaction: (work, how) => commits.transaction(work, how),
    flush: (then) => commits.flush(then),
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
    problem: (error) => {
      commits.notice(error);
      return storeProblem(error, dataDir);
    },
    close: () => commits.close(),
  };
}
