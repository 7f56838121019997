/** Puts the host together: what is shared by all pages (engine, mocks, settings) and what each page has for itself. */
import { join } from 'node:path';
import type { EngineService, HostEvent, Services } from '../bridge/contract.ts';
import type { HostSession } from '../bridge/server.ts';
import { EngineClient } from './engine-client.ts';
import type { LaunchEngine } from './engine-launcher.ts';
import { EngineProcess } from './engine-process.ts';
import { openFiles, type FilesOptions } from './files.ts';
import { Mocks } from './mocks.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Recovery } from './recovery.ts';
import { RecentProjects } from './recent-projects.ts';
import { readSnapshot } from './run-snapshot.ts';
import { RunWatch } from './run-watch.ts';
import { settingsService } from './settings.ts';
import type { UserFolders } from './user-folders.ts';
import { connectedWorkers } from './workers.ts';

export interface HostOptions {
  readonly folders: UserFolders;
  readonly homeFolder: string;
  readonly templatesFolder: string;
  readonly launchEngine: LaunchEngine;
  /** The engine's data: a folder, or nothing kept. Default: `engine` in the user's data folder. */
  readonly engineData?: string | 'memory';
  readonly nowMs: () => number;
  readonly chooseFolder?: (title: string) => Promise<string | undefined>;
  /** Puts files into the system's trash; absent where there is none. Absolute paths. */
  readonly trash?: (paths: readonly string[]) => Promise<void>;
}

export interface Host {
  /** A page has come; its events go to `send`. */
  open(send: (event: HostEvent) => void): HostSession;
  readonly engine: EngineProcess;
  stop(): Promise<void>;
}

const dataOf = (options: HostOptions): 'memory' | { folder: string } =>
  options.engineData === 'memory'
    ? 'memory'
    : { folder: options.engineData ?? join(options.folders.data, 'engine') };

/** Starts the engine at once and gives the host. */
export function startHost(options: HostOptions): Host {
  const { folders, nowMs } = options;
  const engine = new EngineProcess({ launch: options.launchEngine, data: dataOf(options) });
  const client = new EngineClient(engine);
  const mocks = new Mocks(client, engine.status);
  engine.onStatus((status) => mocks.engineStatus(status));
  const settings = settingsService(folders.settings);
  const recovery = new Recovery(join(folders.data, 'recovery'), () => new Date(nowMs()).toISOString());
  const files: FilesOptions = {
    ...options,
    scratchFolder: join(folders.data, 'scratch'),
    recent: new RecentProjects(folders.settings),
    turns: new OneAtATime(),
  };
  engine.start();
  return {
    engine,
    open: (send) => {
      const filesOfPage = openFiles(files, send);
      const unsaved = recovery.forPage();
      const runs = new RunWatch(
        (connection, wfRunId) => readSnapshot(client, connection, wfRunId),
        (snapshot) => send({ kind: 'run-changed', snapshot }),
      );
      const offStatus = engine.onStatus((status) => send({ kind: 'engine-status', status }));
      const services: Services = {
        files: filesOfPage.service,
        engine: engineService({ engine, client, mocks, runs, nowMs }),
        settings,
        recovery: unsaved.service,
      };
      return {
        services,
        close: () => {
          offStatus();
          runs.close();
          unsaved.close();
          filesOfPage.close();
        },
      };
    },
    stop: async () => {
      mocks.abandon();
      client.close();
      await engine.stop();
    },
  };
}

interface EngineParts {
  readonly engine: EngineProcess;
  readonly client: EngineClient;
  readonly mocks: Mocks;
  readonly runs: RunWatch;
  readonly nowMs: () => number;
}

function engineService({ engine, client, mocks, runs, nowMs }: EngineParts): EngineService {
  return {
    status: () => Promise.resolve(engine.status),
    restart: () => engine.restart(),
    call: ({ connection, method, request }) => client.call(connection, method, request),
    callExactly: ({ connection, method, request }) => client.callExactly(connection, method, request),
    workers: ({ taskDefs }) => connectedWorkers(client, taskDefs, nowMs()),
    setMocks: async ({ plans }) => mocks.set(plans),
    clearMocks: ({ taskDefs }) => mocks.clear(taskDefs),
    watchRun: ({ connection, wfRunId }) => runs.watch(connection, wfRunId),
    unwatchRun: async ({ connection, wfRunId }) => runs.unwatch(connection, wfRunId),
  };
}
