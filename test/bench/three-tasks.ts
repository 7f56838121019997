/** Drives one server with the official Java client and worker (ThreeTasks.java), and measures it meanwhile. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { classPath, java, packages } from '../cluster/maven.ts';
import { repository } from '../kit/engine.ts';
import { cpuMs, loadAverage, residentMb } from './process-figures.ts';

/** Milliseconds from RunWf to the execution of the third task. */
export interface Phase {
  readonly runsPerSecond: number;
  readonly median: number;
  readonly p99: number;
  /** CPU time that the server's processes took for one WfRun, in ms. */
  readonly cpuPerRun: number;
}

export interface Figures {
  /** Many WfRuns at once, and one after the other. */
  readonly load: Phase;
  readonly alone: Phase;
  readonly residentIdleMb: number;
  readonly residentAfterMb: number;
  readonly machineLoad: number;
}

export interface Setting {
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly inFlight: number;
  /** The worker's LHW_NUM_WORKER_THREADS. */
  readonly workerThreads: number;
}

interface Line {
  readonly phase: 'warm-up' | 'begin' | 'load' | 'alone' | 'completed';
  readonly runs: number;
  readonly seconds: number;
  readonly median: number;
  readonly p99: number;
}

/** `pids`: the server's processes. Throws when the program fails: a WfRun did not end, or the server is not there. */
export async function driveThreeTasks(
  address: string,
  pids: readonly number[],
  setting: Setting,
): Promise<Figures> {
  const [host, port] = address.split(':') as [string, string];
  const { warmUpSeconds, seconds, inFlight, workerThreads } = setting;
  const program = join(repository, 'test/cluster/workers/ThreeTasks.java');
  const args = [host, port, ...[warmUpSeconds, seconds, inFlight, workerThreads].map(String)];
  const residentIdleMb = residentMb(pids);
  const driver = spawn(java(), ['-Xmx256m', '-cp', classPath(packages.client), program, ...args]);
  let complaints = '';
  driver.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const phases: Partial<Record<Line['phase'], Phase>> = {};
  let cpu = 0;
  let machineLoad = Number.NaN;
  for await (const text of createInterface(driver.stdout)) {
    const line = JSON.parse(text) as Line;
    const { runs, median, p99 } = line;
    phases[line.phase] = {
      runsPerSecond: runs / line.seconds,
      ...{ median, p99, cpuPerRun: (cpuMs(pids) - cpu) / runs },
    };
    if (line.phase === 'load') machineLoad = loadAverage();
    cpu = cpuMs(pids);
  }
  const { load, alone, completed } = phases;
  if (load === undefined || alone === undefined || completed === undefined)
    throw new Error(`The Java client did not get through:\n${complaints.slice(-3000)}`);
  return { load, alone, residentIdleMb, residentAfterMb: residentMb(pids), machineLoad };
}
