/** Workers that poll, forget, answer late, twice or never. They outlive the engine, as real ones do. */
import { create } from '@bufbuild/protobuf';
import { EventEmitter } from 'node:events';
import { TaskStatus } from '#api/gen/common_enums_pb.js';
import {
  PollTaskRequestSchema,
  ReportTaskRunSchema,
  type PollTaskResponse,
  type ReportTaskRun,
  type ScheduledTask,
} from '#api/gen/service_pb.js';
import { wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import type { PollStream } from '../../engine/server/grpc-service.ts';
import type { TenantEngine } from '../../engine/server/tenant-engine.ts';
import { val } from '../kit/expressions.ts';
import type { Chance } from './chance.ts';
import { Broken } from './shadow.ts';

export const attemptKey = ({ taskRunId, attemptNumber }: ScheduledTask | ReportTaskRun): string =>
  `${taskRunId?.wfRunId ? wfRunIdText(taskRunId.wfRunId) : ''}/${taskRunId?.taskGuid}/${attemptNumber}`;

export class FakeWorkers {
  readonly #chance: Chance;
  readonly #streams = new Set<EventEmitter>();
  /** Every attempt that was ever handed out. */
  readonly #seen = new Set<string>();
  /** Tasks that a worker has and has not answered. */
  held: ScheduledTask[] = [];
  answered: ReportTaskRun[] = [];
  /** Reports that the engine could not take. */
  readonly late: ReportTaskRun[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** On a stream that is there, or a new one. */
  poll(engine: TenantEngine): void {
    const known = [...this.#streams];
    const stream = this.#chance.is(0.3)
      ? this.#open(engine)
      : (this.#chance.one(known) ?? this.#open(engine));
    const taskDefId = { name: 'work' };
    for (let credits = 1 + this.#chance.below(3); credits > 0; credits--)
      stream.emit(
        'data',
        create(PollTaskRequestSchema, { taskDefId, clientId: `worker-${this.#chance.below(3)}` }),
      );
  }

  #open(engine: TenantEngine): EventEmitter {
    const stream = Object.assign(new EventEmitter(), {
      write: ({ result: task }: PollTaskResponse) => {
        if (task !== undefined) this.#take(task);
      },
    });
    this.#streams.add(stream);
    engine.pollTask(stream as unknown as PollStream);
    return stream;
  }

  /** Some task of this WfRun was handed out. */
  hasSeen(wfRunId: string): boolean {
    return [...this.#seen].some((key) => key.startsWith(`${wfRunId}/`));
  }

  #take(task: ScheduledTask): void {
    const key = attemptKey(task);
    if (this.#seen.has(key)) throw new Broken(`attempt ${key} was handed out twice`);
    this.#seen.add(key);
    this.held.push(task);
  }

  /** A connection breaks; with it, perhaps, a task that was on its way. */
  hangUp(): void {
    const stream = this.#chance.one([...this.#streams]);
    if (stream === undefined) return;
    this.#streams.delete(stream);
    stream.emit('close');
    if (this.#chance.is(0.5)) this.held.pop();
  }

  /** The engine is gone. */
  disconnect(): void {
    this.#streams.clear();
  }

  /** An answer to a task that some worker has, however old; `isSure`: success. */
  report(isSure = false): ReportTaskRun | undefined {
    const at = this.#chance.below(this.held.length);
    const [task] = this.held.splice(at, 1);
    if (task === undefined) return undefined;
    const report = this.#outcome(task, isSure ? 0 : this.#chance.draw());
    this.answered.push(report);
    return report;
  }

  /** The same task answered once more, perhaps in another way. */
  again(): ReportTaskRun | undefined {
    const report = this.#chance.one(this.answered);
    if (report === undefined || this.#chance.is(0.5)) return report;
    return this.#outcome(report, this.#chance.draw());
  }

  #outcome({ taskRunId, attemptNumber }: ScheduledTask | ReportTaskRun, draw: number): ReportTaskRun {
    const given = { taskRunId, attemptNumber };
    if (draw < 0.7) {
      const result = { case: 'output', value: val(`done ${attemptNumber}`) } as const;
      return create(ReportTaskRunSchema, { ...given, status: TaskStatus.TASK_SUCCESS, result });
    }
    const message = 'it broke';
    return draw < 0.85
      ? create(ReportTaskRunSchema, {
          ...given,
          status: TaskStatus.TASK_FAILED,
          result: { case: 'error', value: { message } },
        })
      : create(ReportTaskRunSchema, {
          ...given,
          status: TaskStatus.TASK_EXCEPTION,
          result: { case: 'exception', value: { name: 'declined', message } },
        });
  }
}
