/**
 * How a process for the engine is started, and what the watcher (engine-process.ts) needs of it. Plain Node here; the
 * shell has its own launcher with a utility process of Electron's.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { HEAP_ENVIRONMENT, HEAP_FLAGS } from '../../engine/heap-flags.ts';

export interface RunningEngine {
  readonly pid: number | undefined;
  onLine(listener: (line: string) => void): void;
  onExit(listener: (why: string) => void): void;
  /** Asks it to end; `hard` doesn't ask. */
  kill(hard?: boolean): void;
}

export type LaunchEngine = (args: readonly string[]) => RunningEngine;

const LINES_KEPT = 20;

/**
 * Starts `entry` with this Node. The engine's standard input is a pipe of ours: when we die, however hard, the pipe
 * closes, and leave-with-parent.ts ends the engine, so that no orphan keeps the data folder locked.
 */
export function nodeLauncher(entry: string, hostFolder: string): LaunchEngine {
  return (args) => {
    const watcher = pathToFileURL(join(hostFolder, 'leave-with-parent.ts')).href;
    const child = spawn(
      process.execPath,
      [...HEAP_FLAGS, '--disable-warning=ExperimentalWarning', '--import', watcher, entry, ...args],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...HEAP_ENVIRONMENT, ...process.env, ELECTRON_RUN_AS_NODE: undefined },
        windowsHide: true,
      },
    );
    const said: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      console.error(`engine: ${line}`);
      said.push(line);
      if (said.length > LINES_KEPT) said.shift();
    });
    child.stdin.on('error', () => {});
    return {
      pid: child.pid,
      onLine: (listener) => createInterface({ input: child.stdout }).on('line', listener),
      onExit: (listener) => {
        child.once('error', (error) => listener(error.message));
        child.once('exit', (code, signal) => {
          const how = signal === null ? `ended with status ${code}` : `was ended by ${signal}`;
          const reason = said.find((line) => /^\w*Error\b/.test(line)) ?? said.at(-1);
          listener(reason === undefined ? how : `${how} (${reason})`);
        });
      },
      kill: (hard) => child.kill(hard === true ? 'SIGKILL' : 'SIGTERM'),
    };
  };
}
