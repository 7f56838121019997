/** One mock: a worker of our own for one TaskDef on the local engine, by the same protocol as anybody's (littlehorse.md §8). */
import { create, fromBinary, toBinary, type Message } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import {
  LittleHorse,
  PollTaskRequestSchema,
  PollTaskResponseSchema,
  RegisterTaskWorkerRequestSchema,
  ReportTaskRunSchema,
  type PollTaskRequest,
  type PollTaskResponse,
  type ScheduledTask,
} from '#api/gen/service_pb.js';
import type { MockPlan } from '../bridge/contract.ts';
import type { EngineClient } from './engine-client.ts';
import { MockOutcomes, reportOf } from './mock-outcomes.ts';

export const MOCK_WORKER_PREFIX = 'paddock-mock-';
const HEARTBEAT_MS = 15_000;
const AGAIN_MS = 500;
const REPORT_TRIES = 60;

export class MockWorker {
  readonly #engine: EngineClient;
  readonly #workerId: string;
  #outcomes: MockOutcomes;
  #stream: ClientDuplexStream<PollTaskRequest, PollTaskResponse> | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  readonly #delays = new Set<NodeJS.Timeout>();
  #address = '';
  #isClosed = false;
  #isAbandoned = false;

  /** Throws a ServiceError `bad-request` when the plan has a value that is no VariableValue. */
  constructor(engine: EngineClient, plan: MockPlan) {
    this.#engine = engine;
    this.#workerId = `${MOCK_WORKER_PREFIX}${plan.taskDef}`;
    this.#outcomes = new MockOutcomes(plan);
  }

  /** Takes a new plan. The same plan again changes nothing: runs that go on keep their place in it. */
  replan(plan: MockPlan): void {
    if (JSON.stringify(plan) !== JSON.stringify(this.#outcomes.plan)) this.#outcomes = new MockOutcomes(plan);
  }

  /** (Re)connects: at the beginning, and when the engine has started again at another address. */
  connect(address: string): void {
    if (this.#isClosed) return;
    this.#disconnect();
    this.#address = address;
    const register = (): void => void this.#register(address);
    register();
    this.#heartbeat = setInterval(register, HEARTBEAT_MS);
    this.#heartbeat.unref();
    this.#poll(address);
  }

  /** Ends at once; tasks that were taken are not answered any more. For the end of the host itself. */
  abandon(): void {
    this.#isClosed = true;
    this.#isAbandoned = true;
    for (const delay of this.#delays) clearTimeout(delay);
    this.#disconnect();
  }

  /**
   * Takes no more tasks; those taken are still answered. Resolves when the engine has taken notice, so that it gives us
   * no task any more that nobody would answer.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    const wasConnected = this.#stream !== undefined;
    this.#disconnect();
    if (!wasConnected) return;
    // The cancellation and this call travel on one connection, in this order.
    const request = create(EmptySchema);
    await this.#engine.send(this.#address, LittleHorse.method.getServerVersion, request).catch(() => {});
  }

  #disconnect(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#again);
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.cancel();
  }

  async #register(address: string): Promise<void> {
    const name = this.#outcomes.plan.taskDef;
    const request = create(RegisterTaskWorkerRequestSchema, {
      taskWorkerId: this.#workerId,
      taskDefId: { name },
    });
    // The stream notices a dead engine; a lost heartbeat is made good by the next one.
    await this.#engine.send(address, LittleHorse.method.registerTaskWorker, request).catch(() => {});
  }

  #poll(address: string): void {
    const stream = this.#engine.at(address).makeBidiStreamRequest<PollTaskRequest, PollTaskResponse>(
      '/littlehorse.LittleHorse/PollTask',
      (message) => Buffer.from(toBinary(PollTaskRequestSchema, message)),
      (bytes) => fromBinary(PollTaskResponseSchema, bytes),
    );
    this.#stream = stream;
    // One request is one task that we are ready to take. The next one follows at once: a mock's wait is only a timer.
    const ask = (): void => {
      const name = this.#outcomes.plan.taskDef;
      stream.write(create(PollTaskRequestSchema, { taskDefId: { name }, clientId: this.#workerId }));
    };
    stream.on('data', (response: PollTaskResponse) => {
      if (this.#stream !== stream) return;
      if (response.result !== undefined) this.#execute(response.result);
      ask();
    });
    const ended = (): void => {
      if (this.#stream !== stream) return;
      this.#stream = undefined;
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.#isClosed || this.#poll(address), AGAIN_MS);
      this.#again.unref();
    };
    stream.on('error', ended);
    stream.on('end', ended);
    ask();
  }

  #execute(task: ScheduledTask): void {
    const outcome = this.#outcomes.next(task);
    const report = (): void => {
      const { status, result } = reportOf(outcome, this.#outcomes.plan.taskDef);
      const { taskRunId, attemptNumber } = task;
      const time = timestampFromMs(Date.now());
      void this.#report(
        create(ReportTaskRunSchema, { taskRunId, attemptNumber, time, status, result }),
        REPORT_TRIES,
      );
    };
    if ((outcome.delayMs ?? 0) > 0) this.#later(report, outcome.delayMs!);
    else report();
  }

  /** An engine that has just died gets the report when it is back, as the SDKs' workers do it. */
  async #report(report: Message, triesLeft: number): Promise<void> {
    try {
      await this.#engine.send(this.#address, LittleHorse.method.reportTask, report);
    } catch (error) {
      if (triesLeft > 1) this.#later(() => void this.#report(report, triesLeft - 1), AGAIN_MS);
      else console.error(`The mock of ${this.#outcomes.plan.taskDef} could not report: ${String(error)}`);
    }
  }

  #later(work: () => void, delayMs: number): void {
    if (this.#isAbandoned) return;
    const delay = setTimeout(() => {
      this.#delays.delete(delay);
      work();
    }, delayMs);
    this.#delays.add(delay);
  }
}
