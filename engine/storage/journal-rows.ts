/** The journal: what each command did to one WfRun, in order. Text in and out; the core's codec knows what it says. */
import type { Tables } from './sqlite.ts';

export interface JournalRow {
  /** Counts the commands that changed this WfRun, from 1. */
  readonly seq: number;
  /** The command's instant, ms since the epoch. */
  readonly at: number;
  readonly entries: string;
}

export interface JournalRows {
  append(run: number, row: JournalRow): void;
  /** Those after `seq`, in order. */
  after(run: number, seq: number): JournalRow[];
  remove(run: number): void;
}

export function journalRows(db: Tables): JournalRows {
  const append = db.prepare('INSERT INTO journal (run, seq, at, entries) VALUES (?, ?, ?, ?)');
  const after = db.prepare('SELECT seq, at, entries FROM journal WHERE run = ? AND seq > ? ORDER BY seq');
  const remove = db.prepare('DELETE FROM journal WHERE run = ?');
  return {
    append: (run, row) => void append.run(run, row.seq, row.at, row.entries),
    after: (run, seq) => after.all(run, seq) as unknown as JournalRow[],
    remove: (run) => void remove.run(run),
  };
}
