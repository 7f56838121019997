/** Windows of figures: one row a WfSpec, TaskDef or whole tenant, and minute. */
import type { Tables } from './sqlite.ts';

/** 0: WfSpecs, 1: TaskDefs (MetricWindowType), 2: Quotas. */
export type MetricKind = 0 | 1 | 2;

/** Of a WfSpec (name and version), a TaskDef or Quota (name; 0, 0), or with an empty name of all. */
export interface MetricKey {
  readonly kind: MetricKind;
  readonly name: string;
  readonly major: number;
  readonly revision: number;
  /** Milliseconds since the epoch, a whole minute. */
  readonly start: number;
}

export interface MetricRow extends MetricKey {
  /** For each figure: count, least, greatest and total of its latencies in ms. Of Quotas: see quota-usage.ts. */
  readonly figures: number[];
}

export interface MetricSpan {
  readonly from: number;
  readonly to: number;
}

export interface MetricRows {
  put(row: MetricRow): void;
  get(key: MetricKey): MetricRow | undefined;
  /** Windows of one object that start within the span, both ends included; the oldest first. */
  list(object: Omit<MetricKey, 'start'>, span: MetricSpan): MetricRow[];
  /** Windows of all versions of a WfSpec: by version, the oldest first. */
  ofWfSpec(name: string, span: MetricSpan): MetricKey[];
  removeBefore(start: number): void;
  /** All windows of one object. */
  remove(object: Omit<MetricKey, 'start'>): void;
}

export function metricRows(db: Tables): MetricRows {
  const object = 'kind = ? AND name = ? AND major = ? AND revision = ?';
  const put = db.prepare('INSERT OR REPLACE INTO metric_window VALUES (?, ?, ?, ?, ?, ?)');
  const get = db.prepare(`SELECT * FROM metric_window WHERE ${object} AND start = ?`);
  const list = db.prepare(
    `SELECT * FROM metric_window WHERE ${object} AND start BETWEEN ? AND ? ORDER BY start`,
  );
  const ofWfSpec = db.prepare(
    `SELECT kind, name, major, revision, start FROM metric_window
     WHERE kind = 0 AND name = ? AND start BETWEEN ? AND ? ORDER BY major, revision, start`,
  );
  const remove = db.prepare(`DELETE FROM metric_window WHERE ${object}`);
  const removeBefore = db.prepare('DELETE FROM metric_window WHERE start < ?');
  const read = (row: unknown): MetricRow => {
    const { figures, ...key } = row as MetricKey & { figures: string };
    return { ...key, figures: JSON.parse(figures) as number[] };
  };
  return {
    put: ({ kind, name, major, revision, start, figures }) =>
      void put.run(kind, name, major, revision, start, JSON.stringify(figures)),
    get: ({ kind, name, major, revision, start }) => {
      const row = get.get(kind, name, major, revision, start);
      return row && read(row);
    },
    list: ({ kind, name, major, revision }, { from, to }) =>
      list.all(kind, name, major, revision, from, to).map(read),
    ofWfSpec: (name, { from, to }) => ofWfSpec.all(name, from, to) as unknown as MetricKey[],
    removeBefore: (start) => void removeBefore.run(start),
    remove: ({ kind, name, major, revision }) => void remove.run(kind, name, major, revision),
  };
}
