/** Puts the engine's server together from its parts and lets it listen. */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { err, ok, type Result } from '#model/result.ts';
import type { Store } from '../storage/store.ts';
import { Aggregates } from './aggregates.ts';
import type { Clock } from './clock.ts';
import { commands } from './commands.ts';
import { removeOver } from './correlated-ttl.ts';
import { deadlines } from './deadlines.ts';
import { storedDefinitions } from './definitions.ts';
import { events } from './events.ts';
import { externalEventDefs } from './external-event-defs.ts';
import { addLittleHorse } from './grpc-service.ts';
import type { Handlers } from './handlers.ts';
import { keepSaved } from './keep-saved.ts';
import { Loop } from './loop.ts';
import { refuse } from './reply.ts';
import { runs, type ReadWfRun } from './runs.ts';
import { searches } from './searches.ts';
import { StoredWorld } from './stored-world.ts';
import { structDefs } from './struct-defs.ts';
import { taskDefs } from './task-defs.ts';
import { taskQueues } from './task-queues.ts';
import { tenants } from './tenants.ts';
import { userTaskDefs } from './user-task-defs.ts';
import { wfRunIdText } from '../core/values/wf-run-id-text.ts';
import { wfSpecs } from './wf-specs.ts';
import { workers } from './workers.ts';
import { workflowEventDefs } from './workflow-event-defs.ts';
import { workflowEventWaiters } from './workflow-event-waiters.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Gives 32 lower-case hex digits, never the same twice. */
  readonly mint: () => string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Told of errors that are our own bugs. */
  readonly onBug: (what: string, error: unknown) => void;
  /** How many WfRuns to keep in memory: those that go on, and those that are over. */
  readonly wfRunsInMemory?: { readonly live: number; readonly over: number };
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Decides what has come in, saves, closes the connections. The store stays open. */
  stop(): Promise<void>;
}

/** A real server takes requests of 4 MiB and answers of any size; what is too large there must not work here. */
const CHANNEL_OPTIONS = {
  'grpc.max_receive_message_length': 4_194_304,
  'grpc.max_send_message_length': -1,
  'grpc-node.max_session_memory': 100,
} as const;

/** The error is why it cannot listen: `EADDRINUSE: …` and the like. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, string>> {
  const { store, clock, host, onBug } = options;
  const { loop, aggregates, queues, definitions, waiters } = heart(options);
  const now = () => clock.now();
  const read: ReadWfRun = (id) => (id === undefined ? undefined : aggregates.get(wfRunIdText(id))?.state);
  const saver = keepSaved(store, aggregates, clock, () => loop.quietFor);
  let port = options.port;
  const worker = workers({ queues, wake: () => loop.wake(), now, address: () => ({ host, port }) });
  const unary: Handlers = {
    ...tenants(definitions, now),
    ...taskDefs(definitions, now),
    ...externalEventDefs(definitions, now),
    ...workflowEventDefs(definitions, now),
    ...userTaskDefs(definitions, now),
    ...structDefs(definitions, now),
    ...wfSpecs(definitions, now),
    ...runs(read),
    ...events({ read, rows: store.events, waiters, metadata: definitions.metadata, now }),
    ...searches({ store, definitions, now, saveAll: () => saver.saveAll() }),
    ...worker.handlers,
    ...commands((wish) => loop.submit(wish)),
  };
  const server = new Server(CHANNEL_OPTIONS);
  addLittleHorse(server, {
    unary,
    pollTask: worker.pollTask,
    hasTenant: (id) => definitions.get('tenant', { name: id }) !== undefined,
    onError: (method, error) => {
      const problem = store.problem(error);
      if (problem !== undefined) return refuse('UNAVAILABLE', problem.message);
      onBug(method, error);
      return refuse('INTERNAL', `${method} failed inside the engine: ${String(error)}`);
    },
  });
  const bound = await bind(server, host, port);
  if (!bound.ok) return bound;
  port = bound.value;
  loop.loadDeadlines();
  return ok({
    host,
    port,
    stop: async () => {
      await loop.stop();
      server.forceShutdown();
      saver.stop();
    },
  });
}

const WF_RUNS_IN_MEMORY = { live: 2000, over: 100 };

/** The parts that have no gRPC in them. */
function heart({ store, clock, mint, onBug, wfRunsInMemory = WF_RUNS_IN_MEMORY }: ServerOptions) {
  const definitions = storedDefinitions(store.definitions);
  const aggregates = new Aggregates(store, definitions.metadata, wfRunsInMemory);
  const world = new StoredWorld(store, definitions.metadata, aggregates, () => clock.now());
  removeOver(definitions, store.events, clock.now());
  const queues = taskQueues(store.offers);
  const waiters = workflowEventWaiters();
  const due = (ids: readonly string[]): void => {
    for (const wfRunId of ids) void loop.submit({ kind: 'tick', wfRunId });
  };
  const loop: Loop = new Loop(
    { store, aggregates, world, queues, clock, mint, onEventThrown: (event) => waiters.thrown(event), onBug },
    deadlines(clock, due),
  );
  return { definitions, aggregates, queues, waiters, loop };
}

const bind = (server: Server, host: string, port: number): Promise<Result<number, string>> =>
  new Promise((then) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      then(error === null ? ok(bound) : err(error.message)),
    );
  });
