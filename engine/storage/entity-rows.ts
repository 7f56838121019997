/** The objects of WfRuns as rows that can be read one by one and searched by definition, status, time and value. */
import type { Tables } from './sqlite.ts';

/** Numbers are on disk: never reuse one. */
export const EntityKind = {
  wfRun: 0,
  inactiveThreadRun: 1,
  nodeRun: 2,
  taskRun: 3,
  userTaskRun: 4,
  variable: 5,
  externalEvent: 6,
  workflowEvent: 7,
  checkpoint: 8,
  timer: 9,
} as const;

export type EntityKindNumber = (typeof EntityKind)[keyof typeof EntityKind];

export interface EntityRow {
  readonly kind: EntityKindNumber;
  /** The object's key within its WfRun, as in WfRunState. */
  readonly key: string;
  /** Place among its kind. */
  readonly ord: number;
  /** Name of the definition (of a Variable: its own); null: not searched for. */
  readonly def: string | null;
  readonly status: number | null;
  /** Milliseconds since the epoch. */
  readonly at: number | null;
  /** A Variable's value as search text. */
  readonly value: string | null;
  readonly data: Uint8Array;
}

export interface EntityFilter {
  readonly def?: string;
  readonly status?: number;
  readonly earliest?: number;
  readonly latest?: number;
  readonly value?: string;
}

export interface EntityPlace {
  readonly run: number;
  readonly key: string;
}

export interface EntityRows {
  /** Replaces everything that is stored of this WfRun. */
  replace(run: number, rows: Iterable<EntityRow>): void;
  /** Removes some, then writes some; those which are there already keep their place. */
  update(run: number, gone: Iterable<Pick<EntityRow, 'kind' | 'key'>>, changed: Iterable<EntityRow>): void;
  remove(run: number): void;
  get(run: number, kind: EntityKindNumber, key: string): Uint8Array | undefined;
  /** All of a WfRun, by kind, in order. */
  all(run: number): EntityRow[];
  /** Of all WfRuns, or those of one WfSpec or version of it. */
  countNodeRuns(name?: string, major?: number, revision?: number): number;
  /** Newest WfRuns first; those after the place `after`. */
  search(
    kind: EntityKindNumber,
    filter: EntityFilter,
    after: EntityPlace | undefined,
    limit: number,
  ): (EntityPlace & { readonly data: Uint8Array })[];
}

export function entityRows(db: Tables): EntityRows {
  const put = db.prepare(
    `INSERT INTO entity (run, kind, key, ord, def, status, at, value, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET def = excluded.def, status = excluded.status, at = excluded.at,
     value = excluded.value, data = excluded.data`,
  );
  const remove = db.prepare('DELETE FROM entity WHERE run = ?');
  const removeOne = db.prepare('DELETE FROM entity WHERE run = ? AND kind = ? AND key = ?');
  const count = db.prepare(
    `SELECT count(*) AS n FROM entity e JOIN wf_run r USING (run) WHERE e.kind = ${EntityKind.nodeRun}
     AND (?1 IS NULL OR r.name = ?1) AND (?2 IS NULL OR r.major = ?2) AND (?3 IS NULL OR r.revision = ?3)`,
  );
  const get = db.prepare('SELECT data FROM entity WHERE run = ? AND kind = ? AND key = ?');
  const all = db.prepare('SELECT * FROM entity WHERE run = ? ORDER BY kind, ord');
  const putAll = (run: number, rows: Iterable<EntityRow>): void => {
    for (const r of rows) put.run(run, r.kind, r.key, r.ord, r.def, r.status, r.at, r.value, r.data);
  };
  return {
    replace(run, rows) {
      remove.run(run);
      putAll(run, rows);
    },
    update(run, gone, changed) {
      for (const { kind, key } of gone) removeOne.run(run, kind, key);
      putAll(run, changed);
    },
    remove: (run) => void remove.run(run),
    get: (run, kind, key) => get.get(run, kind, key)?.data as Uint8Array | undefined,
    countNodeRuns: (name, major, revision) =>
      Number(count.get(name ?? null, major ?? null, revision ?? null)?.n),
    all: (run) => all.all(run) as unknown as EntityRow[],
    search: (kind, filter, after, limit) => search(db, kind, filter, after, limit),
  };
}

function search(
  db: Tables,
  kind: EntityKindNumber,
  f: EntityFilter,
  after: EntityPlace | undefined,
  limit: number,
): (EntityPlace & { data: Uint8Array })[] {
  // The kind is in the text, so that indexes of one kind are found.
  const conditions = [`kind = ${kind}`, f.def === undefined ? 'def IS NOT NULL' : 'def = ?'];
  const values: (string | number)[] = f.def === undefined ? [] : [f.def];
  const add = (condition: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('status = ?', f.status);
  add('at >= ?', f.earliest);
  add('at <= ?', f.latest);
  add('value = ?', f.value);
  if (after !== undefined) {
    conditions.push('(run < ? OR (run = ? AND key > ?))');
    values.push(after.run, after.run, after.key);
  }
  const sql = `SELECT run, key, data FROM entity WHERE ${conditions.join(' AND ')} ORDER BY run DESC, key LIMIT ?`;
  return db.prepare(sql).all(...values, limit) as unknown as (EntityPlace & { data: Uint8Array })[];
}
