/**
 * The command loop: all commands that wait are decided one after the other, their entries go to disk in one transaction,
 * then replies and tasks go out. Nothing is acknowledged that is not on disk. A task that becomes free while somebody
 * polls for it is handed out in the same transaction.
 */
import { create } from '@bufbuild/protobuf';
import { ScheduledTaskSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import { TaskRunIdSchema } from '#api/gen/object_id_pb.js';
import type { WorkflowEvent } from '#api/gen/workflow_event_pb.js';
import type { Command, Decision, Effect } from '../core/contract.ts';
import { decide } from '../core/decide.ts';
import { parseWfRunId, wfRunIdText } from '../core/values/wf-run-id-text.ts';
import type { Store } from '../storage/store.ts';
import type { Aggregates } from './aggregates.ts';
import type { Clock } from './clock.ts';
import type { Deadlines } from './deadlines.ts';
import { refuse, type Reply } from './reply.ts';
import type { StoredWorld } from './stored-world.ts';
import type { Match, TaskQueues } from './task-queues.ts';

type WithoutGiven<C> = C extends unknown ? Omit<C, 'now' | 'mint'> : never;

/** A command as an RPC makes it: time and ids are added when its turn comes. */
export type Wish = WithoutGiven<Command>;

export interface LoopParts {
  readonly store: Store;
  readonly aggregates: Aggregates;
  readonly world: StoredWorld;
  readonly queues: TaskQueues;
  readonly clock: Clock;
  /** Gives 32 lower-case hex digits, never the same twice. */
  readonly mint: () => string;
  /** Calls `then` when all that has come in is read: setImmediate unless told. */
  readonly soon?: (then: () => void) => void;
  readonly onEventThrown: (event: WorkflowEvent) => void;
  readonly onBug: (what: string, error: unknown) => void;
}

interface Waiting {
  readonly wish: Wish;
  readonly then: (reply: Reply) => void;
}

/** So that one transaction never makes everybody else wait for long. */
const COMMANDS_PER_BATCH = 512;

/** When the disk refused: how long to wait before timers that were due are tried again. */
const RETRY_MS = 1000;

export class Loop {
  readonly #parts: LoopParts;
  readonly #deadlines: Deadlines;
  #waiting: Waiting[] = [];
  #isScheduled = false;
  #isStopping = false;
  #now = 0;
  /** Batches that are decided and may not be on disk yet. */
  #flushing = 0;
  /** What goes out once the batch is on disk. */
  #after: (() => void)[] = [];
  #handedOut: Match[] = [];

  constructor(parts: LoopParts, deadlines: Deadlines) {
    this.#parts = parts;
    this.#deadlines = deadlines;
  }

  /** Answers when what it did is on disk. */
  submit(wish: Wish): Promise<Reply> {
    if (this.#isStopping) return Promise.resolve(refuse('UNAVAILABLE', 'The engine is stopping.'));
    return new Promise((then) => {
      this.#waiting.push({ wish, then });
      this.wake();
    });
  }

  /** There may be something to do: a command, or a credit for a task. */
  wake(): void {
    if (this.#isScheduled || (this.#isStopping && this.#waiting.length === 0)) return;
    this.#isScheduled = true;
    const { soon = setImmediate } = this.#parts;
    soon(() => {
      this.#isScheduled = false;
      this.#runBatch();
      if (this.#waiting.length > 0) this.wake();
    });
  }

  /** Time was there already: should the clock be set back before the next batch, what was due then stays due. */
  isAtLeast(now: number): void {
    this.#now = Math.max(this.#now, now);
  }

  /** For how many ms there has been nothing to do; when the clock was set back since, nobody knows: for long. */
  get quietFor(): number {
    if (this.#isScheduled) return 0;
    const quiet = this.#parts.clock.now() - this.#now;
    return quiet < 0 ? Infinity : quiet;
  }

  /** Decides what has been submitted; what comes later is refused. */
  stop(): Promise<void> {
    this.#isStopping = true;
    this.#deadlines.clear();
    return new Promise((then) => {
      const look = (): void => {
        if (!this.#isScheduled && this.#flushing === 0) then();
        else setImmediate(look);
      };
      look();
    });
  }

  #runBatch(): void {
    const { store, aggregates, world, queues, clock } = this.#parts;
    const batch = this.#waiting.splice(0, COMMANDS_PER_BATCH);
    const replies: Reply[] = [];
    this.#now = Math.max(this.#now, clock.now());
    try {
      store.transaction(() => {
        this.#handOut();
        for (const { wish } of batch) {
          replies.push(this.#decide(wish));
          this.#handOut();
        }
        aggregates.writeRows();
        world.writeMetrics();
        queues.store();
      }, 'to-flush');
    } catch (error) {
      this.#failed(batch, error);
      return;
    }
    this.#release(batch, replies);
    aggregates.trim();
  }

  /** What the batch says goes out when it is on disk; meanwhile the next one is decided. */
  #release(batch: readonly Waiting[], replies: readonly Reply[]): void {
    const { store } = this.#parts;
    const after = this.#after;
    this.#after = [];
    this.#handedOut = [];
    if (batch.length === 0 && after.length === 0) return;
    const flushed = (error?: unknown): void => {
      this.#flushing -= 1;
      const refused = error === undefined ? undefined : this.#refusal(error);
      batch.forEach(({ then }, i) => then(refused ?? (replies[i] as Reply)));
      // What may be lost again must not show: the store takes nothing more, and the next process decides.
      if (refused === undefined) for (const act of after) act();
    };
    this.#flushing += 1;
    if (store.flush === undefined) flushed();
    else store.flush(flushed);
  }

  #refusal(error: unknown): Reply {
    const { store, onBug } = this.#parts;
    const problem = store.problem(error);
    if (problem !== undefined) return refuse('UNAVAILABLE', problem.message);
    onBug('commit', error);
    return refuse('INTERNAL', `The engine could not write: ${String(error)}`);
  }

  #decide(wish: Wish): Reply {
    const { store, world, mint, onBug } = this.#parts;
    let decision: Decision;
    try {
      decision = decide(world, { ...wish, now: this.#now, mint } as Command);
      world.keep(decision.entries, this.#now);
    } catch (error) {
      // The disk refuses: that ends the whole batch.
      if (store.problem(error) !== undefined) throw error;
      world.undo();
      onBug(wish.kind, error);
      return refuse('INTERNAL', `${wish.kind} failed inside the engine: ${String(error)}`);
    }
    for (const effect of decision.effects) this.#take(effect);
    return decision.reply;
  }

  #take(effect: Effect): void {
    const { queues, aggregates, onEventThrown } = this.#parts;
    switch (effect.kind) {
      case 'offer-task':
        queues.offer({
          taskDefName: effect.taskDefName,
          wfRunId: wfRunIdText(effect.wfRunId),
          taskGuid: effect.taskGuid,
          attempt: effect.attempt,
        });
        return;
      case 'withdraw-task':
        queues.withdraw(wfRunIdText(effect.wfRunId), effect.taskGuid, effect.attempt);
        return;
      case 'next-deadline':
        aggregates.deadline(effect.wfRunId, effect.at);
        this.#after.push(() => this.#deadlines.set(effect.wfRunId, effect.at));
        return;
      case 'workflow-event-thrown':
        this.#after.push(() => onEventThrown(effect.event));
    }
  }

  #handOut(): void {
    const { queues } = this.#parts;
    for (let match = queues.match(); match !== undefined; match = queues.match()) {
      const { offer, poller } = match;
      const { wfRunId, taskGuid, attempt } = offer;
      const { workerId, workerVersion } = poller;
      const taskRunId = create(TaskRunIdSchema, { wfRunId: parseWfRunId(wfRunId), taskGuid });
      const reply = this.#decide({
        kind: 'claim-task',
        taskRunId,
        attempt,
        workerId,
        ...(workerVersion === undefined ? {} : { workerVersion }),
      });
      if ('message' in reply && reply.message.$typeName === ScheduledTaskSchema.typeName) {
        const task = reply.message as ScheduledTask;
        this.#handedOut.push(match);
        this.#after.push(() => poller.send(task));
      } else {
        queues.poll(offer.taskDefName, poller);
      }
    }
  }

  /** Reads the deadlines from the store, at the start and after a batch that failed. */
  loadDeadlines(): void {
    this.#deadlines.clear();
    for (const { id, deadline } of this.#parts.store.wfRuns.deadlines()) this.#deadlines.set(id, deadline);
  }

  /** Nothing of the batch is on disk: memory is read from there again, nobody is told yes. */
  #failed(batch: readonly Waiting[], error: unknown): void {
    const { aggregates, world, queues, clock } = this.#parts;
    const reply = this.#refusal(error);
    world.abandon();
    aggregates.clear();
    queues.reload();
    for (const { offer, poller } of this.#handedOut) queues.poll(offer.taskDefName, poller);
    this.#after = [];
    this.#handedOut = [];
    for (const { then } of batch) then(reply);
    // After a stop the store is closed.
    clock.schedule(RETRY_MS, () => {
      if (!this.#isStopping) this.loadDeadlines();
    });
  }
}
