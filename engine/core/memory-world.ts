/**
 * A World in memory, given its Metadata: for the simulator, the explorer and tests, and a base for shells that also
 * store. It learns of kept events, CorrelatedEvents and waits for keys from the entries that it observes.
 */
import type { CorrelatedEvent, ExternalEvent } from '#api/gen/external_event_pb.js';
import { nodeRunKey } from './ids.ts';
import type { Metadata, WfRunState, World } from './contract.ts';
import type { Entry } from './entries.ts';

export class MemoryWorld implements World {
  readonly metadata: Metadata;
  readonly wfRuns = new Map<string, WfRunState>();
  /** By id of the WfRun that is not there yet. */
  readonly kept = new Map<string, ExternalEvent[]>();
  /** By `def/key`. */
  readonly correlatedEvents = new Map<string, CorrelatedEvent>();
  /** By `def/key`: WfRun of each waiting NodeRun (`wfRunId/thread/position`), oldest first. */
  readonly keyWaits = new Map<string, Map<string, string>>();

  constructor(metadata: Metadata) {
    this.metadata = metadata;
  }

  wfRun(id: string): WfRunState | undefined {
    return this.wfRuns.get(id);
  }

  add(state: WfRunState): void {
    this.wfRuns.set(state.id, state);
  }

  remove(id: string): void {
    this.wfRuns.delete(id);
  }

  keptExternalEvents(wfRunId: string): readonly ExternalEvent[] {
    return this.kept.get(wfRunId) ?? [];
  }

  correlatedEvent(defName: string, key: string): CorrelatedEvent | undefined {
    return this.correlatedEvents.get(`${defName}/${key}`);
  }

  waitingForKey(defName: string, key: string): readonly string[] {
    return [...new Set(this.keyWaits.get(`${defName}/${key}`)?.values())];
  }

  observe(entry: Entry): void {
    switch (entry.kind) {
      case 'external-event-kept':
        this.kept.set(entry.wfRunId, [...this.keptExternalEvents(entry.wfRunId), entry.event]);
        break;
      case 'kept-external-events-taken':
        this.kept.delete(entry.wfRunId);
        break;
      case 'correlation-key-awaited':
      case 'correlation-key-released':
        this.#noteWait(entry);
        break;
      case 'correlated-event-put': {
        const { id } = entry.event;
        // Copied, because it learns of the ExternalEvents that are made of it.
        const event = { ...entry.event, externalEvents: [] };
        this.correlatedEvents.set(`${id?.externalEventDefId?.name}/${id?.key}`, event);
        break;
      }
      case 'correlated-event-matched':
        this.correlatedEvent(entry.def, entry.correlationKey)?.externalEvents.push(entry.externalEvent);
        break;
      case 'correlated-event-deleted':
        this.correlatedEvents.delete(`${entry.def}/${entry.correlationKey}`);
        break;
      default:
    }
  }

  #noteWait(entry: Extract<Entry, { kind: 'correlation-key-awaited' | 'correlation-key-released' }>): void {
    const key = `${entry.def}/${entry.correlationKey}`;
    const nodeRun = `${entry.wfRunId}/${nodeRunKey(entry.thread, entry.position)}`;
    let waits = this.keyWaits.get(key);
    if (waits === undefined) this.keyWaits.set(key, (waits = new Map()));
    if (entry.kind === 'correlation-key-awaited') waits.set(nodeRun, entry.wfRunId);
    else waits.delete(nodeRun);
    if (waits.size === 0) this.keyWaits.delete(key);
  }
}
