/** ScheduledWfRuns: what they start, when next, and as which WfRun. */
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { ScheduledWfRunSchema, type ScheduledWfRun } from '#api/gen/scheduled_wf_run_pb.js';
import type { Tables } from './sqlite.ts';

/** The next firing. The WfRun's id is kept before it is started, so that a crash in between starts no second one. */
export interface NextFiring {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly wfRunId: string;
}

/** The version to run: what is left open is the latest one at each firing. */
export interface AskedVersion {
  readonly majorVersion?: number | undefined;
  readonly revision?: number | undefined;
}

export interface ScheduleRow {
  readonly schedule: ScheduledWfRun;
  readonly version: AskedVersion;
  /** Undefined: its expression has no further time. */
  readonly next: NextFiring | undefined;
}

export interface ScheduleRows {
  /** Takes the place of one with the same id. */
  put(schedule: ScheduledWfRun, version: AskedVersion, next: NextFiring | undefined): void;
  get(id: string): ScheduleRow | undefined;
  setNext(id: string, next: NextFiring | undefined): void;
  remove(id: string): void;
  /** Of one WfSpec, in the order in which they were put. */
  ofWfSpec(name: string): ScheduledWfRun[];
  firings(): { readonly id: string; readonly at: number }[];
}

const number = (column: unknown): number | undefined => (column === null ? undefined : Number(column));

export function scheduleRows(db: Tables): ScheduleRows {
  const put = db.prepare(
    `INSERT INTO scheduled_wf_run (id, name, major, revision, next_at, next_run, data) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, major = excluded.major, revision = excluded.revision,
     next_at = excluded.next_at, next_run = excluded.next_run, data = excluded.data`,
  );
  const get = db.prepare(
    'SELECT major, revision, next_at, next_run, data FROM scheduled_wf_run WHERE id = ?',
  );
  const setNext = db.prepare('UPDATE scheduled_wf_run SET next_at = ?, next_run = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM scheduled_wf_run WHERE id = ?');
  const ofWfSpec = db.prepare('SELECT data FROM scheduled_wf_run WHERE name = ? ORDER BY ord');
  const firings = db.prepare('SELECT id, next_at AS at FROM scheduled_wf_run WHERE next_at IS NOT NULL');
  const read = (data: unknown): ScheduledWfRun => fromBinary(ScheduledWfRunSchema, data as Uint8Array);
  return {
    put: (schedule, { majorVersion, revision }, next) =>
      void put.run(
        schedule.id?.id ?? '',
        schedule.wfSpecId?.name ?? '',
        majorVersion ?? null,
        revision ?? null,
        next?.at ?? null,
        next?.wfRunId ?? null,
        toBinary(ScheduledWfRunSchema, schedule),
      ),
    get: (id) => {
      const row = get.get(id);
      if (row === undefined) return undefined;
      const next =
        row.next_at === null ? undefined : { at: Number(row.next_at), wfRunId: String(row.next_run) };
      const version = { majorVersion: number(row.major), revision: number(row.revision) };
      return { schedule: read(row.data), version, next };
    },
    setNext: (id, next) => void setNext.run(next?.at ?? null, next?.wfRunId ?? null, id),
    remove: (id) => void remove.run(id),
    ofWfSpec: (name) => ofWfSpec.all(name).map(({ data }) => read(data)),
    firings: () => firings.all() as unknown as { id: string; at: number }[],
  };
}
