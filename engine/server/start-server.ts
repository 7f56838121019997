/** Puts the engine's server together from its parts and lets it listen. */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { err, ok, type Result } from '#model/result.ts';
import { addLittleHorse } from './grpc-service.ts';
import { refusedPermission } from './permissions.ts';
import { principals } from './principals.ts';
import { quotaUsage } from './quota-usage.ts';
import { quotas } from './quotas.ts';
import { refuse } from './reply.ts';
import type { TenantEngineOptions } from './tenant-engine.ts';
import { tenantEngines, type OpenTenantStore } from './tenant-engines.ts';
import { tenants } from './tenants.ts';

export interface ServerOptions extends Omit<TenantEngineOptions, 'address'> {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly openTenantStore: OpenTenantStore;
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
  // Statistics of every call that nobody reads.
  'grpc.enable_channelz': 0,
} as const;

/** `port`: why it cannot listen (`EADDRINUSE: …` and the like). `data`: what is wrong with some tenant's store, as a sentence. */
export interface StartProblem {
  readonly of: 'port' | 'data';
  readonly reason: string;
}

export async function startServer(options: ServerOptions): Promise<Result<RunningServer, StartProblem>> {
  const { clock, host, onBug, openTenantStore } = options;
  let port = options.port;
  const engines = tenantEngines({ ...options, address: () => ({ host, port }) }, openTenantStore);
  const damage = engines.openAll();
  if (damage !== undefined) {
    await engines.stop();
    return err({ of: 'data', reason: damage.message });
  }
  const { definitions } = engines.default;
  const now = () => clock.now();
  const callers = principals(definitions, now);
  const usage = quotaUsage(engines.default.store, clock);
  const limits = quotas(definitions, usage, now);
  const server = new Server(CHANNEL_OPTIONS);
  addLittleHorse(server, {
    ofServer: { ...tenants(definitions, now), ...callers.handlers, ...limits.handlers },
    ofTenant: (tenant) => engines.of(tenant),
    guard: (tenant, method) =>
      refusedPermission(callers.caller(), tenant, method) ?? limits.refused(tenant, method),
    onError: (method, error, { store }) => {
      const problem = store.problem(error);
      if (problem !== undefined) return refuse('UNAVAILABLE', problem.message);
      onBug(method, error);
      return refuse('INTERNAL', `${method} failed inside the engine: ${String(error)}`);
    },
  });
  const bound = await bind(server, host, port);
  if (!bound.ok) {
    await engines.stop();
    return err({ of: 'port', reason: bound.error });
  }
  port = bound.value;
  engines.start();
  return ok({
    host,
    port,
    stop: async () => {
      usage.stop();
      await engines.stop();
      server.forceShutdown();
    },
  });
}

const bind = (server: Server, host: string, port: number): Promise<Result<number, string>> =>
  new Promise((then) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      then(error === null ? ok(bound) : err(error.message)),
    );
  });
