/**
 * The one place that makes the engine's real clock, disk, port and ids. Imported by the command line, and run as a process
 * of its own: `node engine/main.ts --port 2023 --data DIR` (or `--memory`) prints one line when it serves.
 */
import { enableCompileCache } from 'node:module';
import { keepHeapSmall } from './heap-flags.ts';

enableCompileCache();
if (import.meta.main) keepHeapSmall();

export interface EngineOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Folder of the data; made when it is not there. Absent with `memory`. */
  readonly dataDir?: string;
  /** Keep everything in memory only. */
  readonly memory?: boolean;
  /** Loopback unless told; the engine asks nobody for a password. */
  readonly host?: '127.0.0.1';
  /** Nothing can be written any more, and why: the process should end, without `stop`. */
  readonly onFailed?: (message: string) => void;
}

export interface RunningEngine {
  /** host:port of the gRPC service. */
  readonly address: string;
  /** Finishes what has come in, writes, and lets go of the data directory. */
  stop(): Promise<void>;
}

/** Why the engine cannot start, in a sentence for the person who started it. */
export class EngineStartError extends Error {
  override readonly name = 'EngineStartError';
}

/** Rejects with an EngineStartError when the port or the data directory cannot be had. */
export async function startEngine({
  port,
  dataDir,
  memory = false,
  host = '127.0.0.1',
  onFailed = () => {},
}: EngineOptions): Promise<RunningEngine> {
  if (!memory && dataDir === undefined)
    throw new EngineStartError('Give a data directory, or ask for memory.');
  const [{ openStore }, { tenantDataDir }, { startServer }, { randomBytes }] = await Promise.all([
    import('./storage/store.ts'),
    import('./storage/tenant-data-dir.ts'),
    import('./server/start-server.ts'),
    import('node:crypto'),
  ]);
  const failed = ({ message }: { readonly message: string }): void => onFailed(message);
  const opened = openStore(memory ? undefined : dataDir, failed);
  if (!opened.ok) throw new EngineStartError(opened.error.message);
  const store = opened.value;
  const started = await startServer({
    store,
    host,
    port,
    clock: realClock,
    mint: () => randomBytes(16).toString('hex'),
    openTenantStore: (tenant) =>
      openStore(memory ? undefined : tenantDataDir(dataDir as string, tenant), failed),
    onBug: (what, error) => console.error(`paddock: ${what}:`, error),
  });
  if (!started.ok) {
    store.close();
    const { of, reason } = started.error;
    throw new EngineStartError(of === 'data' ? reason : portSentence(port, host, reason));
  }
  const server = started.value;
  return {
    address: `${server.host}:${server.port}`,
    stop: async () => {
      await server.stop();
      store.close();
    },
  };
}

const realClock = {
  now: () => Date.now(),
  schedule: (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

const portSentence = (port: number, host: string, reason: string): string =>
  reason.includes('EADDRINUSE')
    ? `Port ${port} on ${host} is in use. Stop what uses it, or choose another one with --port (0 takes any that is free).`
    : `The engine cannot listen on ${host}:${port} (${reason}). Choose another port with --port.`;

/** The channel to the process that started this one: Electron's utility process, or Node's fork. */
function tellParent(message: unknown): void {
  const { parentPort } = process as { parentPort?: { postMessage(message: unknown): void } };
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
}

async function main(args: string[]): Promise<void> {
  const { parseArgs } = await import('node:util');
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '2023' },
      data: { type: 'string' },
      memory: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const say = (message: {
    readonly state: 'up' | 'down';
    readonly address?: string;
    readonly message: string;
  }): void => {
    tellParent(message);
    const write = message.state === 'up' ? console.log : console.error;
    if (values.json) console.log(JSON.stringify(message));
    else write(message.message);
  };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    say({ state: 'down', message: `"${values.port}" is not a port: give a number from 0 to 65535.` });
    process.exitCode = 2;
    return;
  }
  try {
    const engine = await startEngine({
      port,
      memory: values.memory,
      ...(values.data && { dataDir: values.data }),
      // Without closing anything: what is on disk is for the next process to find out.
      onFailed: (message) => {
        say({ state: 'down', message });
        setImmediate(() => process.exit(1));
      },
    });
    const stop = (): void => void engine.stop().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    // Started by a process that is gone: nobody could stop this one, and it would keep its data from the next.
    if (process.send !== undefined) process.once('disconnect', stop);
    say({ state: 'up', address: engine.address, message: `LittleHorse engine listens on ${engine.address}` });
  } catch (error) {
    if (!(error instanceof EngineStartError)) throw error;
    say({ state: 'down', message: error.message });
    process.exit(1);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
