/**
 * Follows the WfRuns that one page looks at: asks the server again and again, and sends a snapshot only when something
 * is different. Ends after one last look at a run that is over; asks less often while the server can't be reached.
 */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Connection, RunSnapshot } from '../bridge/contract.ts';
import { errorCode, ServiceError } from '../bridge/service-error.ts';
import { isTerminal } from './run-snapshot.ts';

export type ReadSnapshot = (connection: Connection, wfRunId: JsonValue) => Promise<RunSnapshot>;

const EVERY_MS = 150;
const WHEN_DOWN_MS = [300, 600, 1_200, 2_500, 5_000];
const MOST_RUNS = 100;

interface WatchedRun {
  readonly connection: Connection;
  readonly wfRunId: JsonValue;
  lastText: string;
  failures: number;
  wasTerminal: boolean;
  timer: NodeJS.Timeout | undefined;
}

export class RunWatch {
  readonly #read: ReadSnapshot;
  readonly #changed: (snapshot: RunSnapshot) => void;
  readonly #everyMs: number;
  readonly #runs = new Map<string, WatchedRun>();
  #isClosed = false;

  constructor(read: ReadSnapshot, changed: (snapshot: RunSnapshot) => void, everyMs = EVERY_MS) {
    this.#read = read;
    this.#changed = changed;
    this.#everyMs = everyMs;
  }

  /** The present state, and from now on every change. Rejects, and watches nothing, when it can't be read. */
  async watch(connection: Connection, wfRunId: JsonValue): Promise<RunSnapshot> {
    const key = keyOf(connection, wfRunId);
    if (!this.#runs.has(key) && this.#runs.size >= MOST_RUNS) {
      throw new ServiceError('bad-request', `More than ${MOST_RUNS} runs are watched; close some first.`);
    }
    const snapshot = await this.#read(connection, wfRunId);
    if (this.#isClosed) return snapshot;
    this.#forget(key);
    const run: WatchedRun = {
      connection,
      wfRunId,
      lastText: JSON.stringify(snapshot),
      failures: 0,
      wasTerminal: isTerminal(snapshot),
      timer: undefined,
    };
    this.#runs.set(key, run);
    this.#later(key, run, this.#everyMs);
    return snapshot;
  }

  unwatch(connection: Connection, wfRunId: JsonValue): void {
    this.#forget(keyOf(connection, wfRunId));
  }

  /** How many runs are still followed. */
  get size(): number {
    return this.#runs.size;
  }

  close(): void {
    this.#isClosed = true;
    for (const key of [...this.#runs.keys()]) this.#forget(key);
  }

  #forget(key: string): void {
    clearTimeout(this.#runs.get(key)?.timer);
    this.#runs.delete(key);
  }

  #later(key: string, run: WatchedRun, delayMs: number): void {
    run.timer = setTimeout(() => void this.#look(key, run), delayMs);
  }

  async #look(key: string, run: WatchedRun): Promise<void> {
    let snapshot: RunSnapshot;
    try {
      snapshot = await this.#read(run.connection, run.wfRunId);
    } catch (error) {
      if (this.#runs.get(key) !== run) return;
      // Deleted: nothing will come any more. Everything else may pass.
      if (errorCode(error) === 'NOT_FOUND') return this.#forget(key);
      const delayMs = WHEN_DOWN_MS[Math.min(run.failures, WHEN_DOWN_MS.length - 1)] ?? 5_000;
      run.failures += 1;
      return this.#later(key, run, delayMs);
    }
    if (this.#runs.get(key) !== run) return;
    run.failures = 0;
    const text = JSON.stringify(snapshot);
    if (text !== run.lastText) {
      run.lastText = text;
      this.#changed(snapshot);
    }
    if (run.wasTerminal && isTerminal(snapshot)) return this.#forget(key);
    run.wasTerminal = isTerminal(snapshot);
    this.#later(key, run, this.#everyMs);
  }
}

const keyOf = (connection: Connection, wfRunId: JsonValue): string => JSON.stringify([connection, wfRunId]);
