/**
 * What the engine does for one tenant: a loop, queues and definitions over a store of its own, and the RPCs that touch
 * them. Nothing of one tenant can be seen from another, as on the real server.
 */
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import type { Store } from '../storage/store.ts';
import { Aggregates, type InMemory } from './aggregates.ts';
import { bulkJobs } from './bulk-jobs.ts';
import type { Clock } from './clock.ts';
import { commands, type Submit } from './commands.ts';
import { removeOver } from './correlated-ttl.ts';
import { deadlines } from './deadlines.ts';
import { storedDefinitions, type Definitions } from './definitions.ts';
import { events } from './events.ts';
import { externalEventDefs } from './external-event-defs.ts';
import type { PollStream } from './grpc-service.ts';
import type { Handlers } from './handlers.ts';
import { keepSaved } from './keep-saved.ts';
import { Loop } from './loop.ts';
import { metricWindows } from './metric-windows.ts';
import { migrationPlans } from './migration-plans.ts';
import { runs, type ReadWfRun } from './runs.ts';
import { schedules } from './schedules.ts';
import { searches } from './searches.ts';
import { StoredWorld } from './stored-world.ts';
import { structDefs } from './struct-defs.ts';
import { DEFAULT_TENANT } from './tenant-header.ts';
import { taskDefs } from './task-defs.ts';
import { taskQueues } from './task-queues.ts';
import { userTaskDefs } from './user-task-defs.ts';
import { wfSpecs } from './wf-specs.ts';
import { workers, type WorkersParts } from './workers.ts';
import { workflowEventDefs } from './workflow-event-defs.ts';
import { workflowEventWaiters } from './workflow-event-waiters.ts';

export interface TenantEngineOptions {
  readonly store: Store;
  /** `default` unless told. */
  readonly tenant?: string;
  readonly clock: Clock;
  /** Gives 32 lower-case hex digits, never the same twice. */
  readonly mint: () => string;
  /** When the loop has its turn: see LoopParts. */
  readonly soon?: (then: () => void) => void;
  /** Where workers are told to poll. */
  readonly address: WorkersParts['address'];
  /** Told of errors that are our own bugs. */
  readonly onBug: (what: string, error: unknown) => void;
  readonly wfRunsInMemory?: Partial<InMemory>;
}

export interface TenantEngine {
  readonly store: Store;
  readonly definitions: Definitions;
  /** A WfRun as it stands in memory, loaded when it is not there. */
  readonly read: ReadWfRun;
  readonly unary: Handlers;
  /** Serves a PollTask stream until it ends. */
  readonly pollTask: (stream: PollStream) => void;
  /** Timers run from now on: those of the store, too. */
  start(): void;
  /** Decides what has come in and writes it. The store stays open. */
  stop(): Promise<void>;
}

export function tenantEngine(options: TenantEngineOptions): TenantEngine {
  const { store, clock, mint, address, onBug } = options;
  const { loop, aggregates, queues, definitions, waiters } = heart(options);
  const now = () => clock.now();
  const read: ReadWfRun = (id) => (id === undefined ? undefined : aggregates.read(wfRunIdText(id)));
  const saver = keepSaved(store, aggregates, clock, () => loop.quietFor);
  const submit: Submit = (wish) => loop.submit(wish);
  const isDiskProblem = (error: unknown) => store.problem(error) !== undefined;
  const background = { definitions, clock, mint, submit, isDiskProblem, onBug };
  const scheduled = schedules({ ...background, rows: store.schedules });
  const jobs = bulkJobs({ ...background, wfRuns: store.wfRuns });
  const worker = workers({ queues, wake: () => loop.wake(), now, address });
  return {
    store,
    definitions,
    read,
    unary: {
      ...taskDefs(definitions, now),
      ...externalEventDefs(definitions, now),
      ...workflowEventDefs(definitions, now),
      ...userTaskDefs(definitions, now),
      ...structDefs(definitions, now),
      ...wfSpecs(definitions, now),
      ...migrationPlans(definitions, now),
      ...runs(read),
      ...events({ read, rows: store.events, waiters, metadata: definitions.metadata, now }),
      ...searches({ store, definitions, now, saveAll: () => saver.saveAll() }),
      ...metricWindows(store.metrics, options.tenant ?? DEFAULT_TENANT),
      ...worker.handlers,
      ...scheduled.handlers,
      ...jobs.handlers,
      ...commands(submit),
    },
    pollTask: worker.pollTask,
    start: () => {
      loop.loadDeadlines();
      scheduled.start();
      jobs.start();
    },
    stop: async () => {
      scheduled.stop();
      jobs.stop();
      await loop.stop();
      saver.stop();
    },
  };
}

/** Fourteen days. */
const METRICS_KEPT_MS = 14 * 24 * 3600 * 1000;

/** An object and what belongs to it is about 1 KB. */
const IN_MEMORY: InMemory = { live: 2000, over: 100, objects: 300_000 };

/** The parts that have no gRPC in them. */
function heart(options: TenantEngineOptions) {
  const { store, clock, mint, soon, onBug, wfRunsInMemory } = options;
  const definitions = storedDefinitions(store.definitions);
  const aggregates = new Aggregates(store, definitions.metadata, { ...IN_MEMORY, ...wfRunsInMemory });
  const world = new StoredWorld(store, definitions.metadata, aggregates, () => clock.now());
  removeOver(definitions, store.events, clock.now());
  store.metrics.removeBefore(clock.now() - METRICS_KEPT_MS);
  const queues = taskQueues(store.offers);
  const waiters = workflowEventWaiters();
  const due = (ids: readonly string[], now: number): void => {
    loop.isAtLeast(now);
    for (const wfRunId of ids) void loop.submit({ kind: 'tick', wfRunId });
  };
  const loop: Loop = new Loop(
    {
      ...{ store, aggregates, world, queues, clock, mint, onBug },
      ...(soon && { soon }),
      onEventThrown: (event) => waiters.thrown(event),
    },
    deadlines(clock, due),
  );
  return { definitions, aggregates, queues, waiters, loop };
}
