/**
 * What the journal says: every committed row is read back and applied here, and nothing else is. The live state must equal
 * this after every step, and so must the tables beside the journal.
 */
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import { nextDeadline } from '../../engine/core/aggregate-index.ts';
import { apply } from '../../engine/core/apply.ts';
import type { Metadata, WfRunState } from '../../engine/core/contract.ts';
import type { Entry } from '../../engine/core/entries.ts';
import { entryFromJson, type EntryJson } from '../../engine/core/entry-codec.ts';
import { MemoryWorld } from '../../engine/core/memory-world.ts';
import { wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import { offersOf } from '../../engine/core/tasks/task-attempts.ts';
import { toRows } from '../../engine/storage/aggregate.ts';
import type { EntityRow } from '../../engine/storage/entity-rows.ts';
import type { Store } from '../../engine/storage/store.ts';
import type { Committed } from './faulty-store.ts';
import { same } from './same.ts';

export class Broken extends Error {}

export class Shadow {
  readonly world: MemoryWorld;
  /** Ids of WfRuns that were there once, and were deleted. */
  readonly removed = new Set<string>();
  /** Text of every committed row, by `run/seq`. */
  readonly #rows = new Map<string, string>();
  readonly #idOfRun = new Map<number, string>();
  /** `wfRun/guid/attempt` of the attempts that have ended. */
  readonly #ended = new Set<string>();
  /** `wfRun/guid` of the TaskRuns that have succeeded. */
  readonly #succeeded = new Set<string>();

  readonly #saved = new Set<number>();

  constructor(metadata: Metadata) {
    this.world = new MemoryWorld(metadata);
  }

  /** Answers the ids of the WfRuns that changed. */
  follow({ rows, removed, writes }: Committed): Set<string> {
    const changed = new Set<string>();
    for (const { table, args } of writes) if (table === 'entities') this.#saved.add(args[0] as number);
    for (const { run, seq, entries } of rows) {
      if (removed.includes(run)) continue;
      this.#rows.set(`${run}/${seq}`, entries);
      for (const json of JSON.parse(entries) as EntryJson[]) {
        const entry = entryFromJson(json);
        this.#idOfRun.set(run, entry.wfRunId);
        this.#once(entry);
        apply(this.world, entry);
        changed.add(entry.wfRunId);
      }
    }
    for (const run of removed) {
      const id = this.#idOfRun.get(run) ?? '';
      this.removed.add(id);
      this.world.remove(id);
      changed.delete(id);
      this.#idOfRun.delete(run);
      for (const key of this.#rows.keys()) if (key.startsWith(`${run}/`)) this.#rows.delete(key);
      for (const done of [this.#ended, this.#succeeded])
        for (const key of done) if (key.startsWith(`${id}/`)) done.delete(key);
    }
    return changed;
  }

  #once(entry: Entry): void {
    if (entry.kind !== 'task-attempt-ended') return;
    const { wfRunId, guid, attempt, status } = entry;
    if (this.#succeeded.has(`${wfRunId}/${guid}`))
      throw new Broken(`TaskRun ${guid} ended after it had succeeded`);
    const key = `${wfRunId}/${guid}/${attempt}`;
    if (this.#ended.has(key)) throw new Broken(`attempt ${key} ended twice`);
    this.#ended.add(key);
    if (status === TaskStatus.TASK_SUCCESS) this.#succeeded.add(`${wfRunId}/${guid}`);
  }

  /** After a crash: what was committed is there, and nothing else. */
  compareWithDisk({ wfRuns, journal }: Store): void {
    const found = new Map<string, string>();
    for (const { run } of wfRuns.search({}, undefined, Number.MAX_SAFE_INTEGER))
      for (const { seq, entries } of journal.after(run, 0)) found.set(`${run}/${seq}`, entries);
    for (const [key, entries] of this.#rows)
      if (found.get(key) !== entries) throw new Broken(`journal row ${key} is lost`);
    if (found.size > this.#rows.size) throw new Broken('the journal has rows that nobody committed');
  }

  /** The state in memory of the engine is the replayed one. */
  compareState(id: string, live: WfRunState | undefined): void {
    const replayed = this.world.wfRun(id);
    if (replayed === undefined || live === undefined) {
      if (replayed !== live)
        throw new Broken(`${id} is ${live === undefined ? 'not ' : ''}there, unlike its journal`);
      return;
    }
    if (same(replayed, live)) return;
    const rows = toRows(replayed);
    for (const row of toRows(live)) {
      const other = rows.next();
      if (
        other.done === true ||
        row.key !== other.value.key ||
        Buffer.compare(row.data, other.value.data) !== 0
      )
        throw new Broken(`${row.key} of ${id} is not what its journal gives`);
    }
    if (rows.next().done !== true) throw new Broken(`${id} lacks something that its journal gives`);
  }

  /** The objects that were saved since the last time are all that the journal gives, in its order. */
  compareSaved({ entities, wfRuns }: Store): void {
    for (const run of this.#saved) {
      const id = this.#idOfRun.get(run) ?? '';
      const state = this.world.wfRun(id);
      const row = wfRuns.get(id);
      if (state === undefined || row === undefined || row.saved < row.last) continue;
      this.#saved.delete(run);
      const rows = entities.all(row.run);
      const wanted = [...toRows(state)];
      if (rows.length !== wanted.length || !rows.every((kept, i) => sameRow(kept, wanted[i] as EntityRow)))
        throw new Broken(`${id} was saved as something else`);
    }
  }

  /** Queues, deadlines and rows on disk are what the WfRuns want. */
  compareTables({ offers, wfRuns }: Store, changed: ReadonlySet<string>): void {
    const wanted = [...this.world.wfRuns.values()]
      .flatMap(offersOf)
      .flatMap((offer) =>
        offer.kind === 'offer-task'
          ? [`${wfRunIdText(offer.wfRunId)}/${offer.taskGuid}/${offer.attempt}`]
          : [],
      );
    const kept = offers.all().map(({ wfRunId, taskGuid, attempt }) => `${wfRunId}/${taskGuid}/${attempt}`);
    if (kept.sort().join(' ') !== wanted.sort().join(' '))
      throw new Broken(`queued are [${kept.join(' ')}], scheduled [${wanted.join(' ')}]`);
    for (const id of changed) {
      const state = this.world.wfRun(id);
      const row = wfRuns.get(id);
      if (row?.status !== state?.wfRun.status) throw new Broken(`the row of ${id} has another status`);
      if ((row?.deadline ?? undefined) !== (state && nextDeadline(state)))
        throw new Broken(`the row of ${id} has another deadline`);
    }
  }
}

/** Places may differ: only their order counts. */
const sameRow = (a: EntityRow, b: EntityRow): boolean =>
  a.kind === b.kind &&
  a.key === b.key &&
  a.def === b.def &&
  a.status === b.status &&
  a.at === b.at &&
  a.value === b.value &&
  Buffer.compare(a.data, b.data) === 0;
