/** Our engine as users start it: `paddock engine` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');

export interface RunningEngine {
  readonly address: string;
  readonly process: ChildProcess;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

export const startEngineProcess = (args: readonly string[]): Promise<RunningEngine> =>
  startedEngine([join(repository, 'engine/cli/bin.mjs'), 'engine', '--json', ...args]);

/** `command`: what Node is told to run; prints its address as JSON when it serves. */
export async function startedEngine(command: readonly string[]): Promise<RunningEngine> {
  const engine = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /"address":\s*"([^"]+)"/.exec(output);
      if (found !== null) resolve(found[1]!);
    };
    engine.stdout.on('data', heard);
    engine.stderr.on('data', heard);
    engine.once('exit', (status) => reject(new Error(`The engine ended with status ${status}:\n${output}`)));
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (engine.exitCode !== null || engine.signalCode !== null) return;
    const ended = new Promise((done) => engine.once('exit', done));
    engine.kill(signal);
    await ended;
  };
  return { address, process: engine, stop: end('SIGTERM'), kill: end('SIGKILL') };
}
