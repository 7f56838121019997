/** One row a WfRun: what searches, timers and loading need to know about it without its aggregate. */
import { EntityKind } from './entity-rows.ts';
import type { Tables } from './sqlite.ts';

export interface WfRunRow {
  /** The WfRun's number in this store, ascending in order of creation. */
  readonly run: number;
  readonly id: string;
  /** Id of the parent WfRun. */
  readonly parent: string | null;
  readonly name: string;
  readonly major: number;
  readonly revision: number;
  /** An LHStatus. */
  readonly status: number;
  /** Milliseconds since the epoch, like `deadline`. */
  readonly start: number;
  readonly deadline: number | null;
  /** Seq of the last journal row, and of the one up to which entities are saved. */
  readonly last: number;
  readonly saved: number;
}

/** Conditions are joined by AND; absent means any. */
export interface WfRunFilter {
  readonly name?: string;
  readonly major?: number;
  readonly revision?: number;
  readonly status?: number;
  readonly earliest?: number;
  readonly latest?: number;
  readonly parent?: string;
  /** All whose id begins so. */
  readonly idPrefix?: string;
  /** Variables of the entrypoint thread, each by name and search text. */
  readonly variables?: readonly { readonly name: string; readonly value: string }[];
}

export interface WfRunRows {
  /** Inserts or updates the whole row. */
  put(row: WfRunRow): void;
  get(id: string): WfRunRow | undefined;
  saved(run: number, seq: number): void;
  remove(run: number): void;
  greatestRun(): number;
  deadlines(): { id: string; deadline: number }[];
  /** Ids of those whose entities lag behind the journal, at most `limit`. */
  unsaved(limit: number): string[];
  /** Newest first; those older than run `before`. */
  search(filter: WfRunFilter, before: number | undefined, limit: number): { run: number; id: string }[];
}

export function wfRunRows(db: Tables): WfRunRows {
  const put = db.prepare(
    `INSERT INTO wf_run (run, id, parent, name, major, revision, status, start, deadline, last, saved)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run) DO UPDATE SET
     name = excluded.name, major = excluded.major, revision = excluded.revision, status = excluded.status,
     deadline = excluded.deadline, last = excluded.last, saved = excluded.saved`,
  );
  const get = db.prepare('SELECT * FROM wf_run WHERE id = ?');
  const saved = db.prepare('UPDATE wf_run SET saved = ? WHERE run = ?');
  const remove = db.prepare('DELETE FROM wf_run WHERE run = ?');
  const greatest = db.prepare('SELECT coalesce(max(run), 0) AS n FROM wf_run');
  const deadlines = db.prepare('SELECT id, deadline FROM wf_run WHERE deadline IS NOT NULL');
  const unsaved = db.prepare('SELECT id FROM wf_run WHERE saved < last ORDER BY run LIMIT ?');
  return {
    put: (r) =>
      void put.run(
        r.run,
        r.id,
        r.parent,
        r.name,
        r.major,
        r.revision,
        r.status,
        r.start,
        r.deadline,
        r.last,
        r.saved, // prettier-ignore
      ),
    get: (id) => get.get(id) as WfRunRow | undefined,
    saved: (run, seq) => void saved.run(seq, run),
    remove: (run) => void remove.run(run),
    greatestRun: () => Number(greatest.get()?.n),
    deadlines: () => deadlines.all() as { id: string; deadline: number }[],
    unsaved: (limit) => unsaved.all(limit).map((row) => row.id as string),
    search: (filter, before, limit) => search(db, filter, before, limit),
  };
}

function search(db: Tables, f: WfRunFilter, before: number | undefined, limit: number) {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: (string | number | undefined)[]): void => {
    if (given.some((value) => value === undefined)) return;
    conditions.push(condition);
    values.push(...(given as (string | number)[]));
  };
  add('name = ?', f.name);
  add('major = ?', f.major);
  add('revision = ?', f.revision);
  add('status = ?', f.status);
  add('start >= ?', f.earliest);
  add('start <= ?', f.latest);
  add('parent = ?', f.parent);
  add('id >= ? AND id < ?', f.idPrefix, f.idPrefix === undefined ? undefined : `${f.idPrefix}\u{10ffff}`);
  add('run < ?', before);
  for (const { name, value } of f.variables ?? []) {
    const has = `e.kind = ${EntityKind.variable} AND e.def = ? AND e.value = ? AND e.key = ?`;
    const isRare = countUpTo(db, MANY, has, name, value, `0/${name}`) < MANY;
    const condition = isRare
      ? `run IN (SELECT e.run FROM entity e WHERE ${has})`
      : `EXISTS (SELECT 1 FROM entity e WHERE e.run = wf_run.run AND ${has})`;
    add(condition, name, value, `0/${name}`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT run, id FROM wf_run ${where} ORDER BY run DESC LIMIT ?`;
  return db.prepare(sql).all(...values, limit) as { run: number; id: string }[];
}

/** From so many on it is quicker to look at one WfRun after the other until the page is full. */
const MANY = 2000;

function countUpTo(db: Tables, limit: number, where: string, ...values: string[]): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM entity e WHERE ${where} LIMIT ${limit})`;
  return Number(db.prepare(sql).get(...values)?.n);
}
