/**
 * Counts what happens to WfRuns and TaskRuns, minute by minute, from the entries of each command. One row a window is
 * written with the batch; what the disk refuses is forgotten with it. What counts, and since when: observed on 1.2.1.
 */
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { WfSpecId } from '#api/gen/object_id_pb.js';
import type { WfRunState } from '../core/contract.ts';
import type { Entry } from '../core/entries.ts';
import type { MetricKey, MetricKind, MetricRow, MetricRows } from '../storage/metric-rows.ts';

/** In the order of the fields of WfMetrics and TaskMetrics: figure n has four numbers, from 4n on. */
export const WF_FIGURES = [
  'started',
  'runningToCompleted',
  'runningToError',
  'runningToException',
  'runningToHalting',
  'runningToHalted',
  'haltingToHalted',
  'haltedToRunning',
] as const;
export const TASK_FIGURES = [
  'taskrunCreatedToCompleted',
  'taskrunCreatedToError',
  'taskrunCreatedToException',
  'taskattemptPendingToScheduled',
  'taskattemptScheduledToRunning',
  'taskattemptRunningToError',
  'taskattemptRunningToSuccess',
  'taskattemptRunningToException',
] as const;

const WF: MetricKind = 0;
const TASK: MetricKind = 1;
export const WINDOW_MS = 60_000;
/** Of windows in memory; the rest is read again when it is needed. */
const KEPT_MAX = 500;

type WfFigure = (typeof WF_FIGURES)[number];
type TaskFigure = (typeof TASK_FIGURES)[number];
type Find = (wfRunId: string) => WfRunState | undefined;

const AFTER: Readonly<Partial<Record<LHStatus, WfFigure>>> = {
  [LHStatus.COMPLETED]: 'runningToCompleted',
  [LHStatus.ERROR]: 'runningToError',
  [LHStatus.EXCEPTION]: 'runningToException',
  [LHStatus.HALTED]: 'runningToHalted',
  [LHStatus.RUNNING]: 'haltedToRunning',
};

const since = (at: number, time: Timestamp | undefined): number =>
  time === undefined ? 0 : Math.max(0, at - timestampMs(time));

export class MetricCounts {
  readonly #rows: MetricRows;
  readonly #windows = new Map<string, MetricRow>();
  readonly #changed = new Set<MetricRow>();

  constructor(rows: MetricRows) {
    this.#rows = rows;
  }

  /** One command's entries, after they were applied. What was deleted with it does not count. */
  count(entries: readonly Entry[], find: Find): void {
    for (const entry of entries) {
      switch (entry.kind) {
        case 'wf-run-started':
          this.#wf(entry.at, entry.wfSpecId, 'started', 0);
          break;
        case 'wf-run-status-changed': {
          const wfRun = find(entry.wfRunId)?.wfRun;
          const figure = AFTER[entry.status];
          // One that RescueThreadRun brings back had ended.
          const isRescue = entry.status === LHStatus.RUNNING && wfRun?.endTime !== undefined;
          if (wfRun?.wfSpecId !== undefined && figure !== undefined && !isRescue)
            this.#wf(entry.at, wfRun.wfSpecId, figure, since(entry.at, wfRun.startTime));
          break;
        }
        case 'task-attempt-scheduled':
        case 'task-attempt-started':
        case 'task-attempt-ended':
          this.#countAttempt(entry, find(entry.wfRunId));
      }
    }
  }

  #countAttempt(
    entry: Extract<Entry, { kind: 'task-attempt-scheduled' | 'task-attempt-started' | 'task-attempt-ended' }>,
    state: WfRunState | undefined,
  ): void {
    const { at, guid, attempt: number } = entry;
    const run = state?.taskRuns.get(guid);
    const attempt = run?.attempts[number];
    if (run?.taskDefId === undefined || attempt === undefined) return;
    const count = (figure: TaskFigure, ms: number) => this.#task(at, run.taskDefId?.name ?? '', figure, ms);
    if (entry.kind === 'task-attempt-scheduled') return count('taskattemptPendingToScheduled', 0);
    if (entry.kind === 'task-attempt-started')
      return count('taskattemptScheduledToRunning', since(at, attempt.scheduleTime));
    const isLast = number === run.attempts.length - 1;
    const running = since(at, attempt.startTime);
    const created = since(at, run.scheduledAt);
    if (entry.status === TaskStatus.TASK_SUCCESS) {
      count('taskattemptRunningToSuccess', running);
      if (isLast) count('taskrunCreatedToCompleted', created);
    } else if (entry.status === TaskStatus.TASK_EXCEPTION) {
      count('taskattemptRunningToException', running);
      if (isLast) count('taskrunCreatedToException', created);
    } else {
      count('taskattemptRunningToError', running);
      if (isLast) count('taskrunCreatedToError', created);
    }
  }

  #wf(at: number, { name, majorVersion, revision }: WfSpecId, figure: WfFigure, ms: number): void {
    const index = WF_FIGURES.indexOf(figure);
    this.#add({ kind: WF, name, major: majorVersion, revision, start: windowOf(at) }, index, ms);
    this.#add({ kind: WF, name: '', major: 0, revision: 0, start: windowOf(at) }, index, ms);
  }

  #task(at: number, name: string, figure: TaskFigure, ms: number): void {
    const index = TASK_FIGURES.indexOf(figure);
    this.#add({ kind: TASK, name, major: 0, revision: 0, start: windowOf(at) }, index, ms);
    this.#add({ kind: TASK, name: '', major: 0, revision: 0, start: windowOf(at) }, index, ms);
  }

  #add(key: MetricKey, figure: number, ms: number): void {
    const at = `${key.kind} ${key.name} ${key.major} ${key.revision} ${key.start}`;
    let row = this.#windows.get(at);
    if (row === undefined) {
      row = this.#rows.get(key) ?? { ...key, figures: new Array<number>(32).fill(0) };
      this.#windows.set(at, row);
    }
    const { figures } = row;
    const from = figure * 4;
    const count = figures[from] as number;
    figures[from] = count + 1;
    figures[from + 1] = count === 0 ? ms : Math.min(figures[from + 1] as number, ms);
    figures[from + 2] = Math.max(figures[from + 2] as number, ms);
    figures[from + 3] = (figures[from + 3] as number) + ms;
    this.#changed.add(row);
  }

  /** Within the transaction of the batch. */
  write(): void {
    for (const row of this.#changed) this.#rows.put(row);
    this.#changed.clear();
    if (this.#windows.size > KEPT_MAX) this.#windows.clear();
  }

  /** The batch is not on disk. */
  forget(): void {
    this.#changed.clear();
    this.#windows.clear();
  }
}

export const windowOf = (at: number): number => Math.floor(at / WINDOW_MS) * WINDOW_MS;
