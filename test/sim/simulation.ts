/**
 * One life of an engine under one seed: the real loop, core, queues, timers and store; time, workers, clients and disk are
 * fake and misbehave. Checked after every step: the live state is the replayed one, what was acknowledged is there, no
 * TaskRun ends twice. In the end everybody behaves, and all WfRuns must finish.
 */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { parseWfRunId } from '../../engine/core/values/wf-run-id-text.ts';
import { isTerminal } from '../../engine/core/lifecycle.ts';
import type { Methods, UnaryMethod } from '../../engine/server/handlers.ts';
import type { Reply } from '../../engine/server/reply.ts';
import { tenantEngine, type TenantEngine } from '../../engine/server/tenant-engine.ts';
import { storedDefinitions } from '../../engine/server/definitions.ts';
import { LittleHorse } from '#api/gen/service_pb.js';
import type { Store } from '../../engine/storage/store.ts';
import { Chance } from './chance.ts';
import { FakeTime } from './fake-time.ts';
import { FakeWorkers } from './fake-workers.ts';
import { Crash, FaultyStore, type Committed, type Fault } from './faulty-store.ts';
import { MemoryDisk, type Disk } from './disk.ts';
import { FileDisk } from './file-disk.ts';
import { Broken, Shadow } from './shadow.ts';

const FAULTS: readonly Fault[] = [
  'before-write',
  'before-write',
  'before-commit',
  'in-commit',
  'after-commit',
  'in-flush',
  'after-flush',
  'flush-fails',
];

export class Simulation {
  readonly chance: Chance;
  readonly time = new FakeTime();
  readonly workers: FakeWorkers;
  shadow: Shadow;
  engine!: TenantEngine;
  /** What was acknowledged and is not in a journal: looked for after every step. */
  readonly promises: { readonly what: string; readonly holds: () => boolean }[] = [];
  crashes = 0;
  commits = 0;
  /** Commits that a loss of power took back. */
  lost = 0;
  /** Flushes that failed. */
  failedFlushes = 0;
  /** Until when, in real milliseconds, timers may be late: the clock was set, or there was no room. */
  troubledUntil = 0;
  readonly #disk: Disk;
  #store!: FaultyStore;
  #soon: (() => void)[] = [];
  #changed = new Set<string>();
  /** All that is in the log, and how many of these are on disk for certain. */
  readonly #history: Committed[] = [];
  #flushed = 0;
  #ids = 0;
  #bug: unknown;
  #misbehaves = true;
  #checkTimersAt = 0;

  /** `files`: the database is a real file, and a crash can tear a commit. */
  constructor(seed: number, { files }: { readonly files: boolean }) {
    this.chance = new Chance(seed);
    this.workers = new FakeWorkers(this.chance);
    this.#disk = files ? new FileDisk(this.chance) : new MemoryDisk(this.chance);
    this.shadow = this.#newShadow();
    this.#start();
  }

  #newShadow(): Shadow {
    return new Shadow(storedDefinitions(this.#disk.store.definitions).metadata);
  }

  #start(): void {
    this.#store = new FaultyStore(this.#disk.store, {
      onCrash: (fault) => this.#die(fault),
      onCommit: (what, isFlushed) => {
        this.commits += 1;
        this.#history.push(what);
        this.#disk.committed(what);
        if (isFlushed) this.#isOnDisk(this.#history.length);
        for (const id of this.shadow.follow(what)) this.#changed.add(id);
      },
      onFlush: () => {
        const upTo = this.#history.length;
        return () => this.#isOnDisk(upTo);
      },
    });
    this.engine = tenantEngine({
      store: this.#store.store,
      clock: this.time,
      mint: () => (this.#ids += 1).toString(16).padStart(32, '0'),
      soon: (then) => void this.#soon.push(then),
      address: () => ({ host: 'localhost', port: 1 }),
      onBug: (what, error) => {
        if (!(error instanceof Crash))
          this.#bug ??= new Broken(`${what}: ${String(error)}`, { cause: error });
      },
      // So few that they often leave memory.
      wfRunsInMemory: this.chance.is(0.5) ? { live: 1, over: 1 } : { live: 100, over: 100 },
    });
    this.engine.start();
  }

  #isOnDisk(commits: number): void {
    if (commits <= this.#flushed) return;
    this.#flushed = commits;
    this.#disk.flushed(commits);
  }

  #die(fault: Fault): void {
    const isPowerLost = fault === 'flush-fails' || this.chance.is(0.5);
    const isInCommit = fault === 'in-commit';
    const commits = this.#history;
    const left = this.#disk.crash({ isPowerLost, isInCommit, commits, flushed: this.#flushed });
    if (left < this.#flushed)
      throw new Broken(`of ${this.#flushed} commits that were on disk, ${left} are left`);
    this.lost += commits.length - left;
    this.#flushed = left;
    if (left === commits.length) return;
    commits.length = left;
    this.shadow = this.#newShadow();
    for (const what of commits) this.shadow.follow(what);
  }

  /** A request of a client; `then` hears the answer, if there is one. A crash may come first. */
  call<K extends UnaryMethod>(
    method: K,
    request: MessageInitShape<Methods[K]['input']>,
    then: (reply: Reply) => void = () => {},
  ): void {
    const handler = this.engine.unary[method] as unknown as (
      request: unknown,
      call: { onCancelled: () => void },
    ) => Reply | Promise<Reply>;
    const { input } = LittleHorse.method[method];
    const heard = (reply: Reply): void => {
      if (!this.#store.isDead) then(reply);
    };
    this.#guarded(() => {
      const reply = handler(create(input, request as never), { onCancelled: () => {} });
      if (reply instanceof Promise) reply.then(heard, (error: unknown) => this.#failed(error));
      // As the service does: it may tell of what is not on disk yet.
      else this.#store.store.flush?.((error) => (error === undefined ? heard(reply) : undefined));
    });
  }

  planFault(): void {
    this.#store.plan(this.chance.one(FAULTS) ?? 'before-commit', this.chance.below(25));
  }

  setFull(isFull: boolean): void {
    this.#store.isFull = isFull;
    this.troubledUntil = this.time.passed + 60_000;
  }

  /** The store as it is, behind the faults. */
  get onDisk(): Store {
    return this.#disk.store;
  }

  /** No more faults from now on. */
  behave(): void {
    this.#misbehaves = false;
    this.#store.unplan();
    this.setFull(false);
  }

  jump(ms: number): void {
    this.time.jump(ms);
    this.troubledUntil = this.time.passed + 60_000;
  }

  /** Lets time pass, timers ringing one after the other. */
  async pass(ms: number): Promise<void> {
    const end = this.time.passed + ms;
    while (this.time.passed < end) {
      const ring = this.time.next(end - this.time.passed);
      if (ring === undefined) break;
      this.#guarded(ring);
      // Between the ring and what follows from it.
      if (this.#misbehaves && this.chance.is(0.05)) this.jump(-this.chance.below(5000));
      await Promise.resolve();
      if (this.#soon.length > 0 || this.#store.hasActed) await this.settle();
    }
    await this.settle();
  }

  /** Lets the loop work until it has nothing to do; then everything is checked. */
  async settle(): Promise<void> {
    this.#store.hasActed = false;
    for (let turns = 0; ; turns++) {
      // Handlers and the loop hand on through a few promises.
      for (let i = 0; i < 6; i++) await Promise.resolve();
      const soon = this.#soon;
      this.#soon = [];
      for (const then of soon) this.#guarded(then);
      const isIdle = soon.length === 0 && this.#soon.length === 0;
      const isFlushing = this.#flushNow(isIdle);
      if (this.#store.isDead) this.#restart();
      else if (isIdle && !isFlushing) {
        // The process ends by itself; until it has, it must promise nothing.
        if (!this.#store.isBroken || (this.#misbehaves && this.chance.is(0.5))) break;
        this.failedFlushes += 1;
        this.#die('flush-fails');
        this.#restart();
      }
      if (turns > 1000) throw new Broken('the loop does not come to rest');
    }
    this.#check();
  }

  /** The system is done with a flush, sooner or later; false: it is not. */
  #flushNow(isIdle: boolean): boolean {
    if (this.#misbehaves && this.chance.is(isIdle ? 0.3 : 0.5)) return false;
    let isDone = false;
    this.#guarded(() => (isDone = this.#store.flush()));
    return isDone || this.#store.isDead;
  }

  #guarded(act: () => void): void {
    if (this.#store.isDead) return;
    try {
      act();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (error instanceof Crash) return;
    if (error instanceof Broken) this.#bug ??= error;
    // As the service does: a full disk is an answer to the caller.
    else if (this.#store.isDead || this.#store.store.problem(error) === undefined)
      this.#bug ??= new Broken(String(error), { cause: error });
  }

  #restart(): void {
    this.crashes += 1;
    this.#soon = [];
    this.#changed.clear();
    this.time.forgetTimers();
    this.workers.disconnect();
    this.troubledUntil = this.time.passed + 60_000;
    this.#disk.reopen();
    this.shadow.compareWithDisk(this.#disk.store);
    this.#start();
    for (const id of this.shadow.world.wfRuns.keys()) this.#changed.add(id);
  }

  #check(): void {
    if (this.#bug !== undefined) throw this.#bug as Error;
    for (const id of this.#changed) this.shadow.compareState(id, this.engine.read(parseWfRunId(id)));
    if (this.#changed.size > 0) this.shadow.compareTables(this.onDisk, this.#changed);
    this.#changed.clear();
    this.shadow.compareSaved(this.onDisk);
    for (const { what, holds } of this.promises)
      if (!holds()) throw new Broken(`${what} was acknowledged and is missing`);
    if (!this.#store.isFull && !this.#store.isBroken && this.time.passed > this.troubledUntil)
      this.#checkTimers();
  }

  #checkTimers(): void {
    if (this.time.passed < this.#checkTimersAt) return;
    this.#checkTimersAt = this.time.passed + 5000;
    for (const { id, deadline } of this.#disk.store.wfRuns.deadlines())
      if (deadline < this.time.now() - 60_000) throw new Broken(`a timer of ${id} has not rung`);
  }

  get unfinished(): string[] {
    return [...this.shadow.world.wfRuns.values()]
      .filter(({ wfRun }) => !isTerminal(wfRun.status))
      .map(({ id }) => id);
  }

  end(): void {
    this.#disk.remove();
  }
}
