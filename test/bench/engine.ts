/**
 * A real one-broker cluster and our engine, one after the other, each durable and driven by the official Java client and
 * worker with the same three-task workflow: rates, latencies, memory, start, and the ratios.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../cluster/cluster.ts';
import { classPath, packages } from '../cluster/maven.ts';
import { bundleEngine } from '../../electron/build-shell.ts';
import { HEAP_FLAGS } from '../../engine/heap-flags.ts';
import { repository, type RunningEngine, startedEngine, startEngineProcess } from '../kit/engine.ts';
import { loadAverage } from './process-figures.ts';
import { driveThreeTasks, type Figures, type Phase, type Setting } from './three-tasks.ts';

const setting: Setting = { warmUpSeconds: 6, seconds: 10, inFlight: 32, workerThreads: 8 };
const STARTS = 5;

interface Measured extends Figures {
  readonly startMs: number;
}

interface OursMeasured extends Measured {
  /** Of the app's engine, which is one file. */
  readonly bundledStartMs: number;
}

async function measureCluster(): Promise<Measured> {
  for (const each of Object.values(packages)) classPath(each); // fetched before the clock starts
  const before = performance.now();
  const cluster = await startCluster();
  const startMs = performance.now() - before;
  try {
    return { startMs, ...(await driveThreeTasks(cluster.address, cluster.pids, setting)) };
  } finally {
    await cluster.stop();
  }
}

/** With new data, taken away again by `stop`. */
async function timedStart(start: (args: readonly string[]) => Promise<RunningEngine>) {
  const data = mkdtempSync(join(tmpdir(), 'paddock-bench-'));
  const before = performance.now();
  const engine = await start(['--port', '0', '--data', data]);
  const startMs = performance.now() - before;
  const stop = async () => {
    await engine.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { address: engine.address, pids: [engine.process.pid!], startMs, stop };
}

/** The first start after an update also compiles; it counts as one of several. */
async function medianStartMs(start: (args: readonly string[]) => Promise<RunningEngine>): Promise<number> {
  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const { startMs, stop } = await timedStart(start);
    starts.push(startMs);
    await stop();
  }
  return starts.sort((a, b) => a - b)[Math.floor(STARTS / 2)]!;
}

/** The engine as the app carries it: one file, not the checkout's some 500. */
async function measureBundledStart(): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'paddock-bundle-'));
  try {
    await bundleEngine(repository, out);
    const entry = join(out, 'engine/main.mjs');
    return await medianStartMs((args) => startedEngine([...HEAP_FLAGS, entry, '--json', ...args]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function measureOurs(): Promise<OursMeasured> {
  const bundledStartMs = await measureBundledStart();
  const startMs = await medianStartMs(startEngineProcess);
  const engine = await timedStart(startEngineProcess);
  try {
    const figures = await driveThreeTasks(engine.address, engine.pids, setting);
    return { startMs, bundledStartMs, ...figures };
  } finally {
    await engine.stop();
  }
}

function row(what: string, real: number, ours: number, unit: string, more = false, digits = 1): void {
  const ratio = more ? ours / real : real / ours;
  const cell = (value: number) => `${value.toFixed(digits)} ${unit}`.padStart(16);
  console.log(
    `${what.padEnd(40)}${cell(real)}${cell(ours)}   ${ratio.toFixed(1)} times ${more ? 'more' : 'less'}`,
  );
}

function rows(what: string, real: Phase, ours: Phase): void {
  row(`${what}: rate`, real.runsPerSecond, ours.runsPerSecond, 'WfRuns/s', true, 0);
  row('  RunWf to third task, median', real.median, ours.median, 'ms');
  row('  RunWf to third task, 99th percentile', real.p99, ours.p99, 'ms');
  row("  the server's CPU time for a WfRun", real.cpuPerRun, ours.cpuPerRun, 'ms', false, 2);
}

export async function run(): Promise<void> {
  const { inFlight, workerThreads } = setting;
  console.log(`official Java client and worker (${workerThreads} threads), three tasks a WfRun, durable`);
  const real = await measureCluster();
  const ours = await measureOurs();
  console.log(`${''.padEnd(40)}${'cluster 1.2.1'.padStart(16)}${'Paddock'.padStart(16)}`);
  rows(`${inFlight} at once`, real.load, ours.load);
  rows('one after the other', real.alone, ours.alone);
  row('memory when idle', real.residentIdleMb, ours.residentIdleMb, 'MB', false, 0);
  row('memory after the run', real.residentAfterMb, ours.residentAfterMb, 'MB', false, 0);
  row(`start as in the app (median of ${STARTS})`, real.startMs, ours.bundledStartMs, 'ms', false, 0);
  row(`start out of a checkout (median of ${STARTS})`, real.startMs, ours.startMs, 'ms', false, 0);
  console.log(
    `load average of the machine (${cpus().length} cores): ${real.machineLoad.toFixed(1)} while the cluster ran, ${ours.machineLoad.toFixed(1)} while Paddock ran, ${loadAverage().toFixed(1)} now; about 2 of it is the bench itself`,
  );
}
