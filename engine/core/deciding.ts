/**
 * One command while it is decided: what it has emitted so far, and which ThreadRuns it still has to look at. Work goes
 * through a queue and never through recursion, so that long loops and deep trees cannot overflow the stack.
 */
import type { CorrelatedEvent } from '#api/gen/external_event_pb.js';
import type { ThreadSpec, WfSpec } from '#api/gen/wf_spec_pb.js';
import { indexOf, nextDeadline } from './aggregate-index.ts';
import { apply } from './apply.ts';
import type { Effect, Metadata, WfRunState, World } from './contract.ts';
import type { Entry, EntryKind, EntryPayloads } from './entries.ts';
import type { NodeBehaviours } from './nodes/node-behaviour.ts';

/** NodeRuns that one command may make: a loop that never waits ends with INTERNAL_ERROR instead of never. */
export const VISITS_MAX = 100_000;

interface Awake {
  readonly state: WfRunState;
  readonly thread: number;
}

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
  #queue: Awake[] = [];
  #head = 0;
  /** Before the queue, last in first out. */
  readonly #stack: Awake[] = [];
  readonly #started: Awake[] = [];
  readonly #queued = new Set<string>();
  readonly #changed = new Set<WfRunState>();
  readonly #deadlines = new Map<string, number | undefined>();

  constructor(
    world: World,
    given: { readonly now: number; readonly mint: () => string },
    nodes: NodeBehaviours,
  ) {
    this.world = world;
    this.now = given.now;
    this.mint = given.mint;
    this.nodes = nodes;
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
    if (kind === 'variable-set') {
      const state = this.world.wfRun(wfRunId);
      if (state !== undefined) this.#changed.add(state);
    }
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /** The ThreadRun may be able to move. */
  wake(state: WfRunState, thread: number): void {
    const key = `${state.id}/${thread}`;
    if (this.#queued.has(key)) return;
    this.#queued.add(key);
    this.#queue.push({ state, thread });
  }

  /** A ThreadRun has been started: it runs before all others, as far as it gets. */
  start(state: WfRunState, thread: number): void {
    this.#started.push({ state, thread });
  }

  get hasStarted(): boolean {
    return this.#started.length > 0;
  }

  /** The ThreadRun goes on when those that it has just started have run as far as they get. */
  goOnAfterStarted(state: WfRunState, thread: number): void {
    this.#stack.push({ state, thread });
  }

  /** The next ThreadRun to look at; when there is none, those that wait for a condition on changed Variables. */
  nextAwake(): Awake | undefined {
    for (let last = this.#started.pop(); last !== undefined; last = this.#started.pop())
      this.#stack.push(last);
    const first = this.#stack.pop();
    if (first !== undefined) return first;
    if (this.#head === this.#queue.length) this.#wakeConditions();
    const next = this.#queue[this.#head];
    if (next === undefined) return undefined;
    this.#head += 1;
    this.#queued.delete(`${next.state.id}/${next.thread}`);
    if (this.#head > 1024) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return next;
  }

  #wakeConditions(): void {
    for (const state of this.#changed) {
      for (const nodeRun of indexOf(state).conditionWaits.values()) {
        this.wake(state, nodeRun.id?.threadRunNumber ?? 0);
      }
    }
    this.#changed.clear();
  }

  /** Before a WfRun is deleted: its deadline goes with it. */
  forget(state: WfRunState): void {
    this.#noteDeadline(state.id);
    this.#changed.delete(state);
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

  readonly #specs = new Map<WfRunState, WfSpec>();

  /** Throws when the shell lost the WfSpec of a WfRun: it must keep a deleted one for the WfRuns that are on it. */
  wfSpec(state: WfRunState): WfSpec {
    const known = this.#specs.get(state);
    if (known !== undefined) return known;
    const { id, wfRun } = state;
    const spec = wfRun.wfSpecId;
    const found = spec && this.metadata.wfSpec(spec.name, spec.majorVersion, spec.revision);
    if (found === undefined) throw new Error(`The WfSpec of WfRun ${id} is not there.`);
    this.#specs.set(state, found);
    return found;
  }

  threadSpec(state: WfRunState, name: string): ThreadSpec | undefined {
    return this.wfSpec(state).threadSpecs[name];
  }
}
