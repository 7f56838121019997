/**
 * Keeps the local engine running as a process of its own: starts it, reads its address from its first line, restarts it
 * when it dies (waiting longer each time it dies young), and tells everybody about its state.
 */
import * as v from 'valibot';
import type { EngineStatus } from '../bridge/contract.ts';
import type { LaunchEngine, RunningEngine } from './engine-launcher.ts';

export interface EngineProcessOptions {
  readonly launch: LaunchEngine;
  /** The engine's data folder; `memory` keeps nothing. */
  readonly data: { readonly folder: string } | 'memory';
  /** Waits before a restart: after the first, second, … death in a row; the last one repeats. */
  readonly restartDelaysMs?: readonly number[];
  /** How long a start may take before the process is ended and started again. */
  readonly startLimitMs?: number;
}

const RESTART_DELAYS_MS = [100, 500, 2_000, 5_000, 15_000];
/** An engine that has lived this long died of something new: count from the start. */
const STABLE_MS = 10_000;
const STOP_LIMIT_MS = 5_000;

/** The lines that the engine prints with `--json`: that it serves, and where; or why it can't start. */
const toldByEngine = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('state', [
    v.looseObject({ state: v.literal('up'), address: v.string(), version: v.optional(v.string()) }),
    v.looseObject({ state: v.literal('down'), message: v.string() }),
  ]),
);

export class EngineProcess {
  readonly #options: EngineProcessOptions;
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  #status: EngineStatus = { state: 'down', message: 'The local engine was not started yet.' };
  #running: RunningEngine | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** What the engine itself said of why it can't start. */
  #reason: string | undefined;
  #deaths = 0;
  #isStopped = true;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** For tests and logs. */
  get pid(): number | undefined {
    return this.#running?.pid;
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#launch();
  }

  /** Ends the engine and starts it again; resolves when it is up, or with why it is not after `startLimitMs`. */
  async restart(): Promise<EngineStatus> {
    await this.stop();
    this.#deaths = 0;
    this.start();
    return this.whenUp(this.#options.startLimitMs ?? 15_000);
  }

  /** Resolves with the status as soon as it is `up`, at the latest after `limitMs`, whatever it is then. */
  whenUp(limitMs: number): Promise<EngineStatus> {
    if (this.#status.state === 'up' || this.#isStopped) return Promise.resolve(this.#status);
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        off();
        resolve(this.#status);
      };
      const timer = setTimeout(done, limitMs);
      const off = this.onStatus((status) => status.state === 'up' && done());
    });
  }

  /** Ends the engine for good: asks, and after a while doesn't ask. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    const running = this.#running;
    this.#running = undefined;
    this.#tell({ state: 'down', message: 'The local engine was stopped.' });
    if (running === undefined) return;
    await new Promise<void>((resolve) => {
      const hard = setTimeout(() => running.kill(true), STOP_LIMIT_MS);
      running.onExit(() => {
        clearTimeout(hard);
        resolve();
      });
      running.kill();
    });
  }

  #launch(): void {
    const { data, launch } = this.#options;
    const where = data === 'memory' ? ['--memory'] : ['--data', data.folder];
    this.#tell({ state: 'starting' });
    const startedAt = performance.now();
    const running = launch(['--port', '0', '--json', ...where]);
    this.#running = running;
    this.#reason = undefined;
    const limitMs = this.#options.startLimitMs ?? 15_000;
    this.#timer = setTimeout(() => running.kill(true), limitMs);
    running.onLine((line) => this.#heard(running, line));
    running.onExit((why) => {
      if (this.#running !== running) return;
      this.#running = undefined;
      clearTimeout(this.#timer);
      if (performance.now() - startedAt > STABLE_MS) this.#deaths = 0;
      this.#died(why);
    });
  }

  #heard(running: RunningEngine, line: string): void {
    if (this.#running !== running || this.#status.state !== 'starting') return;
    const read = v.safeParse(toldByEngine, line);
    if (!read.success) return;
    if (read.output.state === 'down') {
      this.#reason = read.output.message;
      return;
    }
    clearTimeout(this.#timer);
    const { address, version } = read.output;
    this.#tell({ state: 'up', address, ...(version === undefined ? {} : { version }) });
  }

  #died(why: string): void {
    const delays = this.#options.restartDelaysMs ?? RESTART_DELAYS_MS;
    const delayMs = delays[Math.min(this.#deaths, delays.length - 1)] ?? 1_000;
    this.#deaths += 1;
    const soon = delayMs < 1_000 ? 'now' : `in ${Math.round(delayMs / 1_000)} s`;
    const what = this.#reason ?? `The local engine ${why}.`;
    this.#tell({ state: 'down', message: `${what} It is started again ${soon}.` });
    this.#timer = setTimeout(() => this.#launch(), delayMs);
  }

  #tell(status: EngineStatus): void {
    this.#status = status;
    for (const listener of [...this.#listeners]) listener(status);
  }
}
