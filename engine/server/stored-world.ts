/**
 * The World of the server: WfRuns from memory or disk, definitions and events from the store. Every command is bracketed,
 * so that one which breaks down half-way leaves nothing behind.
 */
import type { CorrelatedEvent, ExternalEvent } from '#api/gen/external_event_pb.js';
import { CorrelatedEventSchema } from '#api/gen/external_event_pb.js';
import { clone } from '@bufbuild/protobuf';
import type { Metadata, WfRunState, World } from '../core/contract.ts';
import type { Entry } from '../core/entries.ts';
import type { Savepoint, Store } from '../storage/store.ts';
import type { Aggregates } from './aggregates.ts';
import { isOver } from './correlated-ttl.ts';
import { MetricCounts } from './metric-counts.ts';

export class StoredWorld implements World {
  readonly metadata: Metadata;
  readonly #store: Store;
  readonly #aggregates: Aggregates;
  readonly #now: () => number;
  /** Of the command being decided. */
  readonly #touched = new Set<string>();
  readonly #undo: (() => void)[] = [];
  readonly #metrics: MetricCounts;
  #savepoint: Savepoint | undefined;

  /** `now`: milliseconds since the epoch. */
  constructor(store: Store, metadata: Metadata, aggregates: Aggregates, now: () => number) {
    this.#now = now;
    this.#store = store;
    this.metadata = metadata;
    this.#aggregates = aggregates;
    this.#metrics = new MetricCounts(store.metrics);
  }

  wfRun(id: string): WfRunState | undefined {
    this.#touched.add(id);
    return this.#aggregates.get(id)?.state;
  }

  add(state: WfRunState): void {
    this.#touched.add(state.id);
    this.#aggregates.add(state);
  }

  remove(id: string): void {
    this.#beginWriting();
    this.#undo.push(this.#aggregates.remove(id));
  }

  keptExternalEvents(wfRunId: string): readonly ExternalEvent[] {
    return this.#store.events.kept(wfRunId);
  }

  correlatedEvent(defName: string, key: string): CorrelatedEvent | undefined {
    const event = this.#store.events.correlated(defName, key);
    return event === undefined || isOver(event, this.metadata, this.#now()) ? undefined : event;
  }

  waitingForKey(defName: string, key: string): readonly string[] {
    return this.#store.events.waitingFor(defName, key);
  }

  /** Keeps the tables of events that belong to no WfRun. */
  observe(entry: Entry): void {
    const { events } = this.#store;
    switch (entry.kind) {
      case 'external-event-kept':
        this.#beginWriting();
        return events.keep(entry.wfRunId, entry.event);
      case 'kept-external-events-taken':
        this.#beginWriting();
        return events.forgetKept(entry.wfRunId);
      case 'correlation-key-awaited':
        this.#beginWriting();
        return events.wait(
          entry.def,
          entry.correlationKey,
          entry.wfRunId,
          `${entry.thread}/${entry.position}`,
        );
      case 'correlation-key-released':
        this.#beginWriting();
        return events.stopWaiting(entry.wfRunId, `${entry.thread}/${entry.position}`);
      case 'correlated-event-put': {
        this.#beginWriting();
        const { id } = entry.event;
        return events.putCorrelated(id?.externalEventDefId?.name ?? '', id?.key ?? '', entry.event);
      }
      case 'correlated-event-matched': {
        this.#beginWriting();
        const known = events.correlated(entry.def, entry.correlationKey);
        if (known === undefined) return;
        const event = clone(CorrelatedEventSchema, known);
        event.externalEvents.push(entry.externalEvent);
        return events.putCorrelated(entry.def, entry.correlationKey, event);
      }
      case 'correlated-event-deleted':
        this.#beginWriting();
        return events.removeCorrelated(entry.def, entry.correlationKey);
      default:
    }
  }

  /** The command was decided: its entries go to the journal. */
  keep(entries: readonly Entry[], at: number): void {
    this.#aggregates.append(entries, at);
    this.#metrics.count(entries, (id) => this.#aggregates.get(id)?.state);
    this.#savepoint?.keep();
    this.#endCommand();
  }

  /** What the batch has counted. */
  writeMetrics(): void {
    this.#metrics.write();
  }

  /** Deciding broke down: all is as before the command. */
  undo(): void {
    this.#savepoint?.undo();
    for (const undo of this.#undo.reverse()) undo();
    for (const id of this.#touched) this.#aggregates.distrust(id);
    this.#endCommand();
  }

  /** The transaction is gone, and the command with it. */
  abandon(): void {
    this.#metrics.forget();
    this.#endCommand();
  }

  #beginWriting(): void {
    this.#savepoint ??= this.#store.savepoint();
  }

  #endCommand(): void {
    this.#savepoint = undefined;
    this.#undo.length = 0;
    this.#touched.clear();
  }
}
