/**
 * The WfRuns in memory: loaded when asked for (saved entities and the journal after them), the least recently used go.
 * The journal is written with every command; entities later, when the engine is idle or a search needs them.
 */
import type { Metadata, WfRunState, World } from '../core/contract.ts';
import { apply } from '../core/apply.ts';
import type { Entry } from '../core/entries.ts';
import { isTerminal } from '../core/lifecycle.ts';
import { entryFromJson, entryToJson, type EntryJson } from '../core/entry-codec.ts';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { changedRows, fromRows, goneRows, toRows } from '../storage/aggregate.ts';
import type { Store } from '../storage/store.ts';
import { Unsaved } from '../storage/unsaved.ts';

export interface Aggregate {
  readonly id: string;
  /** Its number in the store. */
  readonly run: number;
  /** Undefined: to be loaded again. */
  state: WfRunState | undefined;
  /** Seq of the last journal row, and of the one up to which entities are saved. */
  last: number;
  saved: number;
  /** What has changed since then; of no meaning while nothing is saved. */
  readonly unsaved: Unsaved;
  /** Milliseconds since the epoch. */
  deadline: number | null;
}

/** How many WfRuns to keep in memory: those that go on, and those that are over; and how many objects they may have together. */
export interface InMemory {
  readonly live: number;
  readonly over: number;
  readonly objects: number;
}

/** A journal that is longer is not left to idle hours: restarts stay quick. */
const LONGEST_TAIL = 512;

/** No command makes as many objects of a kind: what a later one makes has a later place. */
const PLACES_PER_COMMAND = 1_000_000;

export class Aggregates {
  readonly #store: Store;
  readonly #metadata: Metadata;
  readonly #limits: InMemory;
  /** How much more there may be than when the objects in memory were last counted. */
  #grown = 0;
  /** Least recently used first. */
  readonly #live = new Map<string, Aggregate>();
  /** Those whose WfRun has ended: nobody but readers asks for them. */
  readonly #over = new Map<string, Aggregate>();
  /** The one that was asked for last: a command asks for the same again and again. */
  #latest: (Aggregate & { state: WfRunState }) | undefined;
  readonly #changed = new Set<Aggregate>();
  #greatestRun: number;
  #mayLag = true;

  constructor(store: Store, metadata: Metadata, limits: InMemory) {
    this.#store = store;
    this.#metadata = metadata;
    this.#limits = limits;
    this.#greatestRun = store.wfRuns.greatestRun();
  }

  get(id: string): (Aggregate & { state: WfRunState }) | undefined {
    const latest = this.#latest;
    if (latest?.id === id && latest.state !== undefined && this.#mapOf(latest).has(id)) return latest;
    let aggregate = this.#find(id);
    if (aggregate === undefined) {
      const row = this.#store.wfRuns.get(id);
      if (row === undefined) return undefined;
      const { run, last, saved, deadline } = row;
      aggregate = { id, run, state: undefined, last, saved, unsaved: new Unsaved(), deadline };
    }
    if (aggregate.state === undefined) {
      aggregate.state = this.#load(aggregate);
      this.#grown += objectsOf(aggregate);
    }
    this.#keep(aggregate);
    this.#latest = aggregate as Aggregate & { state: WfRunState };
    return this.#latest;
  }

  /** For readers: who reads many WfRuns keeps none of them in memory. Outside of a batch. */
  read(id: string): WfRunState | undefined {
    const state = this.get(id)?.state;
    this.trim();
    return state;
  }

  add(state: WfRunState): void {
    const { id } = state;
    const run = ++this.#greatestRun;
    this.#keep({ id, run, state, last: 0, saved: 0, unsaved: new Unsaved(), deadline: null });
  }

  /** With its rows; the answer brings it back to memory, for when the rows come back. */
  remove(id: string): () => void {
    const aggregate = this.get(id);
    if (aggregate === undefined) return () => {};
    const { wfRuns, journal, entities, events } = this.#store;
    wfRuns.remove(aggregate.run);
    journal.remove(aggregate.run);
    entities.remove(aggregate.run);
    events.stopAllWaiting(id);
    this.#forget(id);
    const wasChanged = this.#changed.delete(aggregate);
    return () => {
      this.#keep(aggregate);
      if (wasChanged) this.#changed.add(aggregate);
    };
  }

  /** Its state is not to be trusted: load it again when it is next asked for. */
  distrust(id: string): void {
    const aggregate = this.#find(id);
    if (aggregate === undefined) return;
    if (aggregate.last === 0) this.#forget(id);
    else {
      aggregate.state = undefined;
      aggregate.unsaved.clear();
    }
  }

  /** Writes one command's entries, all or, when they cannot be encoded, none. Within a transaction, as all that follow. */
  append(entries: readonly Entry[], at: number): void {
    const encoded = [...byWfRun(entries)].map(([id, own]) => ({
      id,
      own,
      data: JSON.stringify(own.map(entryToJson)),
    }));
    for (const { id, own, data } of encoded) {
      const aggregate = this.#find(id);
      if (aggregate === undefined) continue;
      aggregate.last += 1;
      this.#grown += own.length;
      this.#store.journal.append(aggregate.run, { seq: aggregate.last, at, entries: data });
      if (aggregate.saved > 0) for (const entry of own) aggregate.unsaved.note(entry);
      this.#changed.add(aggregate);
      this.#mayLag = true;
    }
  }

  deadline(id: string, at: number | undefined): void {
    const aggregate = this.#find(id);
    if (aggregate === undefined || aggregate.deadline === (at ?? null)) return;
    aggregate.deadline = at ?? null;
    this.#changed.add(aggregate);
  }

  /** Writes the rows of all that changed since the last time. */
  writeRows(): void {
    for (const { id } of this.#changed) {
      const aggregate = this.get(id);
      if (aggregate === undefined) continue;
      if (aggregate.last - aggregate.saved > LONGEST_TAIL) this.#saveEntities(aggregate);
      this.#writeRow(aggregate);
    }
    this.#changed.clear();
  }

  /** Whether the entities of some WfRun may lag behind its journal. */
  get mayLag(): boolean {
    return this.#mayLag;
  }

  /** Saves the entities of at most `limit` WfRuns that lag behind; answers how many there were. */
  save(limit: number): number {
    const ids = this.#store.wfRuns.unsaved(limit);
    for (const id of ids) {
      const aggregate = this.get(id);
      if (aggregate === undefined) continue;
      this.#saveEntities(aggregate);
      this.#store.wfRuns.saved(aggregate.run, aggregate.saved);
    }
    this.trim();
    this.#mayLag = ids.length === limit;
    return ids.length;
  }

  /** Lets the least recently used go. Outside of a batch. */
  trim(): void {
    trim(this.#live, this.#limits.live);
    trim(this.#over, this.#limits.over);
    if (this.#grown > this.#limits.objects / 10) this.#trimObjects();
  }

  #trimObjects(): void {
    this.#grown = 0;
    let objects = 0;
    const all = [...this.#over.values(), ...this.#live.values()];
    for (const aggregate of all) objects += objectsOf(aggregate);
    for (const aggregate of all) {
      if (objects <= this.#limits.objects) return;
      // The one in use stays, however much it is.
      if (aggregate === this.#latest) continue;
      objects -= objectsOf(aggregate);
      this.#forget(aggregate.id);
    }
  }

  /** Memory is not what the disk says: forget all. */
  clear(): void {
    this.#latest = undefined;
    this.#live.clear();
    this.#over.clear();
    this.#changed.clear();
    this.#mayLag = true;
    this.#greatestRun = this.#store.wfRuns.greatestRun();
  }

  #find(id: string): Aggregate | undefined {
    return this.#live.get(id) ?? this.#over.get(id);
  }

  #forget(id: string): void {
    if (this.#latest?.id === id) this.#latest = undefined;
    this.#live.delete(id);
    this.#over.delete(id);
  }

  /** As the one used last. */
  #keep(aggregate: Aggregate): void {
    this.#forget(aggregate.id);
    this.#mapOf(aggregate).set(aggregate.id, aggregate);
  }

  #mapOf({ state }: Aggregate): Map<string, Aggregate> {
    return state !== undefined && isTerminal(state.wfRun.status) ? this.#over : this.#live;
  }

  #saveEntities(aggregate: Aggregate & { state: WfRunState }): void {
    const { run, state, last, saved, unsaved } = aggregate;
    const { entities } = this.#store;
    if (saved === 0) entities.replace(run, toRows(state));
    else entities.update(run, goneRows(unsaved), changedRows(state, unsaved, last * PLACES_PER_COMMAND));
    unsaved.clear();
    aggregate.saved = last;
  }

  #writeRow({ id, run, state, last, saved, deadline }: Aggregate & { state: WfRunState }): void {
    const { wfRun } = state;
    const parent = wfRun.id?.parentWfRunId;
    this.#store.wfRuns.put({
      run,
      id,
      parent: parent === undefined ? null : wfRunIdText(parent),
      name: wfRun.wfSpecId?.name ?? '',
      major: wfRun.wfSpecId?.majorVersion ?? 0,
      revision: wfRun.wfSpecId?.revision ?? 0,
      status: wfRun.status,
      start: wfRun.startTime === undefined ? 0 : timestampMs(wfRun.startTime),
      deadline,
      last,
      saved,
    });
  }

  #load({ id, run, saved, unsaved }: Aggregate): WfRunState {
    let state = saved > 0 ? fromRows(id, this.#store.entities.all(run)) : undefined;
    const world = replayWorld(
      this.#metadata,
      () => state,
      (added) => (state = added),
    );
    for (const row of this.#store.journal.after(run, saved)) {
      for (const json of JSON.parse(row.entries) as EntryJson[]) {
        const entry = entryFromJson(json);
        apply(world, entry);
        if (saved > 0) unsaved.note(entry);
      }
    }
    if (state === undefined) throw new Error(`The journal of WfRun ${id} does not begin.`);
    return state;
  }
}

/** What counts: a WfRun can have many of these. */
const objectsOf = ({ state }: Aggregate): number =>
  state === undefined ? 0 : state.nodeRuns.size + state.taskRuns.size;

function trim(kept: Map<string, unknown>, limit: number): void {
  for (const id of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(id);
  }
}

/** A World of one WfRun, to replay its journal in. */
const replayWorld = (
  metadata: Metadata,
  get: () => WfRunState | undefined,
  add: (state: WfRunState) => void,
): World => ({
  metadata,
  wfRun: (id) => (get()?.id === id ? get() : undefined),
  add,
  remove: () => {},
  keptExternalEvents: () => [],
  correlatedEvent: () => undefined,
  waitingForKey: () => [],
});

function byWfRun(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.wfRunId);
    if (group === undefined) groups.set(entry.wfRunId, [entry]);
    else group.push(entry);
  }
  return groups;
}
