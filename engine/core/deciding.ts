/**
 * One command while it is decided: what it has emitted so far, and which ThreadRuns it still has to look at. Work goes
 * through an agenda and never through recursion, so that long loops and deep trees cannot overflow the stack.
 */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { CorrelatedEvent } from '#api/gen/external_event_pb.js';
import type { WfSpecId } from '#api/gen/object_id_pb.js';
import type { ThreadSpec, WfSpec } from '#api/gen/wf_spec_pb.js';
import { Agenda } from './agenda.ts';
import { indexOf, nextDeadline } from './aggregate-index.ts';
import { apply } from './apply.ts';
import type { Effect, Metadata, WfRunState, World } from './contract.ts';
import type { Entry, EntryKind, EntryPayloads } from './entries.ts';
import { SharedFailures } from './threads/shared-failures.ts';
import type { NodeBehaviours } from './nodes/node-behaviour.ts';

/**
 * NodeRuns that one command may make: a loop that never waits ends with INTERNAL_ERROR instead of never, and nobody else is
 * kept waiting for longer than about a second.
 */
export const VISITS_MAX = 20_000;

export class Deciding {
  readonly world: World;
  readonly now: number;
  readonly mint: () => string;
  readonly nodes: NodeBehaviours;
  readonly entries: Entry[] = [];
  readonly effects: Effect[] = [];
  /**
   * By `def/key`: CorrelatedEvents that this command has put, or (undefined) used up. Shells may write them down only
   * when the command is over.
   */
  readonly correlated = new Map<string, CorrelatedEvent | undefined>();
  visits = 0;
  /** CompleteUserTaskRun has no time on the real server: what it brings to COMPLETED gets no end_time (observed on 1.2.1). */
  isUntimed = false;
  readonly shared = new SharedFailures();
  readonly #turn: (step: Deciding, state: WfRunState, thread: number) => void;
  readonly #agenda = new Agenda();
  readonly #started = new Set<string>();
  readonly #touched = new Set<WfRunState>();
  readonly #still = new Set<WfRunState>();
  readonly #deadlines = new Map<string, number | undefined>();

  constructor(
    world: World,
    given: { readonly now: number; readonly mint: () => string },
    nodes: NodeBehaviours,
    turn: (step: Deciding, state: WfRunState, thread: number) => void,
  ) {
    this.world = world;
    this.now = given.now;
    this.mint = given.mint;
    this.nodes = nodes;
    this.#turn = turn;
  }

  get metadata(): Metadata {
    return this.world.metadata;
  }

  /** Makes the fact true at once: later steps of the same command see it. */
  emit<K extends EntryKind>(wfRunId: string, kind: K, payload: EntryPayloads[K]): void {
    if (kind === 'timer-set' || kind === 'timer-cleared') this.#noteDeadline(wfRunId);
    const entry = { kind, version: 1, wfRunId, at: this.now, ...payload } as unknown as Entry;
    this.entries.push(entry);
    apply(this.world, entry);
    if (kind === 'wf-run-started') this.#started.add(wfRunId);
    if (kind === 'variable-set') {
      const state = this.world.wfRun(wfRunId);
      if (state !== undefined) this.#wakeConditions(state);
    }
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /** The ThreadRun may be able to move. */
  wake(state: WfRunState, thread: number): void {
    if (this.#still.has(state)) return;
    this.touch(state);
    this.#agenda.wake(state, thread);
  }

  /**
   * On the real server all ThreadRuns have a turn with whatever happens to their WfRun. That makes a difference only where
   * RescueThreadRun has left some that could move.
   */
  touch(state: WfRunState): void {
    if (this.#still.has(state) || this.#touched.has(state)) return;
    this.#touched.add(state);
    const { rescued, liveBySpec } = indexOf(state);
    if (rescued.size === 0) return;
    for (const live of liveBySpec.values()) for (const number of live) this.#agenda.wake(state, number);
  }

  /** For entries that end a ThreadRun or a WfRun. */
  endTime({ id }: WfRunState, status: LHStatus): { readonly hasEndTime?: false } {
    const isUntimed = this.isUntimed && !this.#started.has(id);
    return isUntimed && status === LHStatus.COMPLETED ? { hasEndTime: false } : {};
  }

  /** A WfRun that this command has started has ended: from here on the command has a time (observed on 1.2.1). */
  noteEnd({ id }: WfRunState): void {
    if (this.#started.has(id)) this.isUntimed = false;
  }

  /** Lets a WfRun go as far as it can, before anything else happens. */
  runToRest(state: WfRunState): void {
    for (let next = this.#agenda.take(state); next !== undefined; next = this.#agenda.take(state)) {
      this.#turn(this, state, next.thread);
    }
  }

  /** Gives all that are awake their turns until none is. */
  run(): void {
    for (let next = this.#agenda.take(); next !== undefined; next = this.#agenda.take()) {
      this.#turn(this, next.state, next.thread);
    }
  }

  endRound(state: WfRunState): void {
    this.#agenda.endRound(state);
  }

  /** Until the command is over none of its ThreadRuns has a turn. */
  standStill(state: WfRunState): void {
    this.#still.add(state);
  }

  /** No other ThreadRun of the WfRun waits for its turn. */
  isAlone(state: WfRunState): boolean {
    return this.#agenda.isAlone(state);
  }

  /** Those that wait for a condition look again whenever a Variable changes: in their next turn, as on the real server. */
  #wakeConditions(state: WfRunState): void {
    for (const { id } of indexOf(state).conditionWaits.values()) this.wake(state, id?.threadRunNumber ?? 0);
  }

  /** Before a WfRun is deleted: its deadline goes with it. */
  forget(state: WfRunState): void {
    this.#noteDeadline(state.id);
    this.#agenda.forget(state);
  }

  /** The WfRun's earliest timer changed during the command: tell the shell. */
  announceDeadlines(): void {
    for (const [wfRunId, before] of this.#deadlines) {
      const state = this.world.wfRun(wfRunId);
      const at = state && nextDeadline(state);
      if (at !== before) this.effect({ kind: 'next-deadline', wfRunId, at });
    }
  }

  #noteDeadline(wfRunId: string): void {
    if (this.#deadlines.has(wfRunId)) return;
    const state = this.world.wfRun(wfRunId);
    this.#deadlines.set(wfRunId, state && nextDeadline(state));
  }

  readonly #specs = new Map<WfSpecId, WfSpec>();

  /** Throws when the shell lost the WfSpec of a WfRun: it must keep a deleted one for the WfRuns that are on it. */
  wfSpec(state: WfRunState, id: WfSpecId | undefined = state.wfRun.wfSpecId): WfSpec {
    const known = id && this.#specs.get(id);
    if (known !== undefined) return known;
    const found = id && this.metadata.wfSpec(id.name, id.majorVersion, id.revision);
    if (found === undefined) throw new Error(`The WfSpec of WfRun ${state.id} is not there.`);
    this.#specs.set(id as WfSpecId, found);
    return found;
  }

  /** `of`: the ThreadRun or NodeRun that names it. While a WfRun is migrated, its ThreadRuns are of different versions. */
  threadSpec(
    state: WfRunState,
    name: string,
    of?: { readonly wfSpecId?: WfSpecId | undefined },
  ): ThreadSpec | undefined {
    return this.wfSpec(state, of?.wfSpecId).threadSpecs[name];
  }
}
