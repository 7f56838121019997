/**
 * Events that belong to no WfRun yet: ExternalEvents kept for a WfRun that is not there, CorrelatedEvents, and the
 * NodeRuns that wait for a correlation key.
 */
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import {
  CorrelatedEventSchema,
  ExternalEventSchema,
  type CorrelatedEvent,
  type ExternalEvent,
} from '#api/gen/external_event_pb.js';
import type { Tables } from './sqlite.ts';

export interface CorrelatedEventFilter {
  readonly def: string;
  readonly earliest?: number;
  readonly latest?: number;
}

export interface KeptEventFilter {
  /** Name of the ExternalEventDef. */
  readonly def: string;
  /** Milliseconds since the epoch, both inclusive. */
  readonly earliest?: number | undefined;
  readonly latest?: number | undefined;
}

export interface KeptEvent {
  /** Ascending in the order in which they were kept. */
  readonly ord: number;
  readonly event: ExternalEvent;
}

export interface EventRows {
  keep(wfRunId: string, event: ExternalEvent): void;
  /** In the order in which they were kept. */
  kept(wfRunId: string): ExternalEvent[];
  forgetKept(wfRunId: string): void;
  /** Kept last first; those older than `before`. */
  searchKept(filter: KeptEventFilter, before: number | undefined, limit: number): KeptEvent[];
  putCorrelated(def: string, key: string, event: CorrelatedEvent): void;
  correlated(def: string, key: string): CorrelatedEvent | undefined;
  removeCorrelated(def: string, key: string): void;
  /** Ascending by key; those after the key `after`. */
  searchCorrelated(filter: CorrelatedEventFilter, after: string, limit: number): CorrelatedEvent[];
  wait(def: string, key: string, wfRunId: string, nodeRun: string): void;
  stopWaiting(wfRunId: string, nodeRun: string): void;
  stopAllWaiting(wfRunId: string): void;
  /** `thread/position` of the NodeRuns of this WfRun that wait for a key. */
  waitsOf(wfRunId: string): string[];
  /** WfRuns that wait for this key, oldest wait first. */
  waitingFor(def: string, key: string): string[];
}

export function eventRows(db: Tables): EventRows {
  return { ...keptRows(db), ...correlatedRows(db), ...waitRows(db) };
}

function keptRows(db: Tables): Pick<EventRows, 'keep' | 'kept' | 'forgetKept' | 'searchKept'> {
  const keep = db.prepare('INSERT INTO kept_event (wf_run, data) VALUES (?, ?)');
  const kept = db.prepare('SELECT data FROM kept_event WHERE wf_run = ? ORDER BY ord');
  const forgetKept = db.prepare('DELETE FROM kept_event WHERE wf_run = ?');
  // Few events are early, so that they need no column to be found by.
  const older = db.prepare('SELECT ord, data FROM kept_event WHERE ord < ? ORDER BY ord DESC');
  return {
    searchKept: ({ def, earliest, latest }, before, limit) => {
      const found: KeptEvent[] = [];
      for (const row of older.iterate(before ?? Number.MAX_SAFE_INTEGER)) {
        if (found.length === limit) break;
        const event = fromBinary(ExternalEventSchema, row.data as Uint8Array);
        const at = event.createdAt === undefined ? 0 : timestampMs(event.createdAt);
        if (event.id?.externalEventDefId?.name !== def) continue;
        if (at >= (earliest ?? 0) && at <= (latest ?? Infinity)) found.push({ ord: Number(row.ord), event });
      }
      return found;
    },
    keep: (id, event) => void keep.run(id, toBinary(ExternalEventSchema, event)),
    kept: (id) => kept.all(id).map((row) => fromBinary(ExternalEventSchema, row.data as Uint8Array)),
    forgetKept: (id) => void forgetKept.run(id),
  };
}

const correlatedOf = (row: Record<string, unknown>): CorrelatedEvent =>
  fromBinary(CorrelatedEventSchema, row.data as Uint8Array);

function correlatedRows(
  db: Tables,
): Pick<EventRows, 'putCorrelated' | 'correlated' | 'removeCorrelated' | 'searchCorrelated'> {
  const put = db.prepare('INSERT OR REPLACE INTO correlated_event VALUES (?, ?, ?, ?)');
  const get = db.prepare('SELECT data FROM correlated_event WHERE def = ? AND key = ?');
  const remove = db.prepare('DELETE FROM correlated_event WHERE def = ? AND key = ?');
  const search = db.prepare(
    `SELECT data FROM correlated_event WHERE def = ? AND key > ? AND at >= ? AND at <= ? ORDER BY key LIMIT ?`,
  );
  return {
    putCorrelated: (def, key, event) => {
      const at = event.createdAt === undefined ? 0 : timestampMs(event.createdAt);
      put.run(def, key, at, toBinary(CorrelatedEventSchema, event));
    },
    correlated: (def, key) => {
      const row = get.get(def, key);
      return row && correlatedOf(row);
    },
    removeCorrelated: (def, key) => void remove.run(def, key),
    searchCorrelated: ({ def, earliest, latest }, after, limit) =>
      search.all(def, after, earliest ?? 0, latest ?? Number.MAX_SAFE_INTEGER, limit).map(correlatedOf),
  };
}

function waitRows(
  db: Tables,
): Pick<EventRows, 'wait' | 'stopWaiting' | 'stopAllWaiting' | 'waitsOf' | 'waitingFor'> {
  const wait = db.prepare(
    'INSERT OR IGNORE INTO correlation_wait (def, key, wf_run, node_run) VALUES (?, ?, ?, ?)',
  );
  const stop = db.prepare('DELETE FROM correlation_wait WHERE wf_run = ? AND node_run = ?');
  const stopAll = db.prepare('DELETE FROM correlation_wait WHERE wf_run = ?');
  const waitsOf = db.prepare('SELECT node_run FROM correlation_wait WHERE wf_run = ? ORDER BY ord');
  const waitingFor = db.prepare('SELECT wf_run FROM correlation_wait WHERE def = ? AND key = ? ORDER BY ord');
  return {
    wait: (def, key, id, nodeRun) => void wait.run(def, key, id, nodeRun),
    stopWaiting: (id, nodeRun) => void stop.run(id, nodeRun),
    stopAllWaiting: (id) => void stopAll.run(id),
    waitsOf: (id) => waitsOf.all(id).map((row) => row.node_run as string),
    waitingFor: (def, key) => [...new Set(waitingFor.all(def, key).map((row) => row.wf_run as string))],
  };
}
