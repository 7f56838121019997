/** Starts official workers (Java 1.2.1, Python 1.3.0): for the checkout template's tasks, and for those of the kill test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, classPath, java, packages } from './maven.ts';

export interface RunningWorkers {
  stop(): Promise<void>;
}

const folder = join(import.meta.dirname, 'workers');

export async function startJavaWorkers(address: string): Promise<RunningWorkers> {
  const [host, port] = address.split(':') as [string, string];
  return ready(
    spawn(java(), [
      '-Xmx256m',
      '-cp',
      classPath(packages.client),
      join(folder, 'CheckoutWorker.java'),
      host,
      port,
    ]),
  );
}

export async function startPythonWorkers(address: string): Promise<RunningWorkers> {
  const [host, port] = address.split(':') as [string, string];
  const env = {
    ...process.env,
    LHC_API_HOST: host,
    LHC_API_PORT: port,
    LHW_TASK_WORKER_ID: 'python-checkout',
  };
  return ready(spawn(pythonWithClient(), [join(folder, 'checkout_worker.py')], { env }));
}

const PYTHON_WORKERS = 3;

/**
 * The Java workers execute `one` and `three` (test/kit/under-fire.ts), the Python workers `two`. Those of Python, too, poll
 * again only at their heartbeat, so that more are started after a while.
 */
export async function startThreeTaskWorkers(address: string): Promise<RunningWorkers> {
  const [host, port] = address.split(':') as [string, string];
  const javaWorker = join(folder, 'ThreeTasksWorker.java');
  const env = { ...process.env, LHC_API_HOST: host, LHC_API_PORT: port };
  const python = pythonWithClient();
  const startPython = (i: number): ChildProcess => {
    const worker = spawn(python, [join(folder, 'stand_in_worker.py'), 'two'], {
      env: { ...env, LHW_TASK_WORKER_ID: `python-three-${i}` },
    });
    // It reads its TaskDef first, and ends when the engine is not there just then.
    worker.once('exit', (status) => {
      if (!isStopped && status !== 0) setTimeout(() => (later[i] = startPython(i)), 500);
    });
    return worker;
  };
  let isStopped = false;
  const later: ChildProcess[] = [];
  const first = await Promise.all([
    ready(
      spawn(java(), ['-Xmx256m', '-cp', classPath(packages.client), javaWorker, host, port, 'one', 'three']),
    ),
    ready(startPython(0)),
  ]);
  const timers = Array.from({ length: PYTHON_WORKERS - 1 }, (_, i) =>
    setTimeout(() => (later[i + 1] = startPython(i + 1)), (i + 1) * 20_000),
  );
  const stop = async (): Promise<void> => {
    isStopped = true;
    for (const timer of timers) clearTimeout(timer);
    for (const worker of later) worker?.kill('SIGKILL');
    await Promise.all(first.map((worker) => worker.stop()));
  };
  return { stop };
}

/** A Python with littlehorse-client 1.3.0, in a venv of the tests' cache. */
export function pythonWithClient(): string {
  const venv = join(cacheFolder, 'littlehorse-client-1.3.0');
  const python = join(venv, 'bin/python');
  if (!existsSync(join(venv, '.done'))) {
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'pipe' });
    execFileSync(python, ['-m', 'pip', 'install', '-q', 'littlehorse-client==1.3.0'], {
      stdio: 'pipe',
      timeout: 300_000,
    });
    execFileSync('touch', [join(venv, '.done')]);
  }
  return python;
}

/** Waits until it says `ready`. */
export async function ready(worker: ChildProcess): Promise<RunningWorkers> {
  let output = '';
  const heard = (chunk: Buffer) => (output += chunk.toString());
  worker.stdout!.on('data', heard);
  worker.stderr!.on('data', heard);
  for (let tries = 0; tries < 480 && !output.includes('ready'); tries++) {
    if (worker.exitCode !== null) break;
    await sleep(250);
  }
  if (!output.includes('ready')) throw new Error(`The worker did not start:\n${output}`);
  return {
    stop: async () => {
      const ended = new Promise((done) => worker.once('exit', done));
      worker.kill('SIGTERM');
      await Promise.race([ended, sleep(5000)]);
      worker.kill('SIGKILL');
    },
  };
}
