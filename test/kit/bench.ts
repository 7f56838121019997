/**
 * A core on the work bench: commands go into a World in memory, time stands still until it is moved, and tasks are
 * done by the test. After every command the live state must equal the state replayed from the entries alone, each
 * written as JSON and read again.
 */
import { create, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import {
  DeleteWfRunRequestSchema,
  PutExternalEventRequestSchema,
  ReportTaskRunSchema,
  RescueThreadRunRequestSchema,
  ResumeWfRunRequestSchema,
  RunWfRequestSchema,
  type ScheduledTask,
  StopWfRunRequestSchema,
} from '#api/gen/service_pb.js';
import type { TaskRun } from '#api/gen/task_run_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import type { ThreadRun, WfRun } from '#api/gen/wf_run_pb.js';
import { expect } from 'vitest';
import { apply } from '../../engine/core/apply.ts';
import type { Command, Decision, Effect, WfRunState } from '../../engine/core/contract.ts';
import { decide } from '../../engine/core/decide.ts';
import type { Entry } from '../../engine/core/entries.ts';
import { entryFromJson, entryToJson } from '../../engine/core/entry-codec.ts';
import { MemoryWorld } from '../../engine/core/memory-world.ts';
import { parseWfRunId } from '../../engine/core/values/wf-run-id-text.ts';
import { type Definition, metadataOf } from './definitions.ts';
import { type Plain, val, values } from './expressions.ts';

type WithoutGiven<C> = C extends unknown ? Omit<C, 'now' | 'mint'> : never;
export type BenchCommand = WithoutGiven<Command>;
type Offer = Extract<Effect, { kind: 'offer-task' }>;
type ReportResult = MessageInitShape<typeof ReportTaskRunSchema>['result'];

export class Bench {
  readonly world: MemoryWorld;
  readonly replayed: MemoryWorld;
  readonly entries: Entry[] = [];
  offers: Offer[] = [];
  readonly deadlines = new Map<string, number>();
  now = 1_000_000;
  /** Off for histories so long that comparing after each command takes minutes. */
  checksReplay = true;
  #ids = 0;

  constructor(...definitions: readonly Definition[]) {
    const metadata = metadataOf(definitions);
    this.world = new MemoryWorld(metadata);
    this.replayed = new MemoryWorld(metadata);
  }

  decide(command: BenchCommand): Decision {
    const mint = (): string => String((this.#ids += 1)).padStart(32, '0');
    const decision = decide(this.world, { ...command, now: this.now, mint } as Command);
    for (const entry of decision.entries) this.entries.push(entry);
    if (this.checksReplay) this.#replay(decision.entries);
    for (const effect of decision.effects) this.#follow(effect);
    return decision;
  }

  #replay(entries: readonly Entry[]): void {
    for (const entry of entries) {
      apply(this.replayed, entryFromJson(JSON.parse(JSON.stringify(entryToJson(entry)))));
    }
    expect(this.replayed.wfRuns).toEqual(this.world.wfRuns);
    expect(this.replayed.kept).toEqual(this.world.kept);
    expect(this.replayed.correlatedEvents).toEqual(this.world.correlatedEvents);
    expect(this.replayed.keyWaits).toEqual(this.world.keyWaits);
  }

  #follow(effect: Effect): void {
    if (effect.kind === 'offer-task') this.offers.push(effect);
    if (effect.kind === 'withdraw-task') {
      this.offers = this.offers.filter(
        ({ taskGuid, attempt }) => taskGuid !== effect.taskGuid || attempt !== effect.attempt,
      );
    }
    if (effect.kind !== 'next-deadline') return;
    if (effect.at === undefined) this.deadlines.delete(effect.wfRunId);
    else this.deadlines.set(effect.wfRunId, effect.at);
  }

  /** The reply's message; fails the test when the command was refused. */
  reply<T extends Message>(command: BenchCommand): T {
    const { reply } = this.decide(command);
    if ('refusal' in reply) throw new Error(`${reply.refusal.code}: ${reply.refusal.message}`);
    return reply.message as T;
  }

  /** The code of the refusal; undefined when there was none. */
  refusal(command: BenchCommand): string | undefined {
    const { reply } = this.decide(command);
    return 'refusal' in reply ? reply.refusal.code : undefined;
  }

  run(wfSpecName: string, inputs: Readonly<Record<string, Plain>> = {}, id = 'run'): WfRun {
    const request = create(RunWfRequestSchema, { wfSpecName, variables: values(inputs), id });
    return this.reply<WfRun>({ kind: 'run-wf', request });
  }

  /** Lets a worker take the oldest offered attempt of the TaskDef. */
  claim(taskDefName: string): ScheduledTask {
    const at = this.offers.findIndex((offer) => offer.taskDefName === taskDefName);
    const [offer] = at < 0 ? [] : this.offers.splice(at, 1);
    if (offer === undefined) throw new Error(`No attempt of ${taskDefName} is offered.`);
    const { wfRunId, taskGuid, attempt } = offer;
    const taskRunId = { $typeName: 'littlehorse.TaskRunId' as const, wfRunId, taskGuid };
    return this.reply<ScheduledTask>({ kind: 'claim-task', taskRunId, attempt, workerId: 'worker-1' });
  }

  report(task: ScheduledTask, status: keyof typeof TaskStatus, result?: ReportResult): void {
    const { taskRunId, attemptNumber } = task;
    const request = create(ReportTaskRunSchema, {
      taskRunId,
      attemptNumber,
      status: TaskStatus[status],
      result,
    });
    this.reply({ kind: 'report-task', request });
  }

  succeed(taskDefName: string, output: Plain = null): ScheduledTask {
    const task = this.claim(taskDefName);
    this.report(task, 'TASK_SUCCESS', { case: 'output', value: val(output) });
    return task;
  }

  fail(taskDefName: string, message = 'it broke'): void {
    this.report(this.claim(taskDefName), 'TASK_FAILED', { case: 'error', value: { message } });
  }

  throwException(taskDefName: string, name: string, content?: Plain): void {
    const value = {
      name,
      message: `${name} happened`,
      content: content === undefined ? undefined : val(content),
    };
    this.report(this.claim(taskDefName), 'TASK_EXCEPTION', { case: 'exception', value });
  }

  post(
    event: string,
    content: Plain = null,
    options: {
      readonly id?: string;
      readonly guid?: string;
      readonly thread?: number;
      readonly position?: number;
    } = {},
  ): Decision {
    const request = create(PutExternalEventRequestSchema, {
      wfRunId: parseWfRunId(options.id ?? 'run'),
      externalEventDefId: { name: event },
      content: val(content),
      guid: options.guid,
      threadRunNumber: options.thread,
      nodeRunPosition: options.position,
    });
    return this.decide({ kind: 'put-external-event', request });
  }

  stop(threadRunNumber = 0, id = 'run'): void {
    const request = create(StopWfRunRequestSchema, { wfRunId: parseWfRunId(id), threadRunNumber });
    this.reply({ kind: 'stop-wf-run', request });
  }

  resume(threadRunNumber = 0, id = 'run'): void {
    const request = create(ResumeWfRunRequestSchema, { wfRunId: parseWfRunId(id), threadRunNumber });
    this.reply({ kind: 'resume-wf-run', request });
  }

  rescue(threadRunNumber = 0, skipCurrentNode = false): string | undefined {
    const wfRunId = parseWfRunId('run');
    const request = create(RescueThreadRunRequestSchema, { wfRunId, threadRunNumber, skipCurrentNode });
    return this.refusal({ kind: 'rescue-thread-run', request });
  }

  delete(id = 'run'): void {
    const request = create(DeleteWfRunRequestSchema, { id: parseWfRunId(id) });
    this.reply({ kind: 'delete-wf-run', request });
  }

  /** Moves time on, firing every timer at its own instant. */
  wait(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = [...this.deadlines].filter(([, at]) => at <= end).sort((a, b) => a[1] - b[1])[0];
      if (due === undefined) break;
      this.now = Math.max(this.now, due[1]);
      this.reply({ kind: 'tick', wfRunId: due[0] });
    }
    this.now = end;
  }

  state(id = 'run'): WfRunState {
    const state = this.world.wfRun(id);
    if (state === undefined) throw new Error(`There is no WfRun ${id}.`);
    return state;
  }

  status(id = 'run'): string | undefined {
    return LHStatus[this.state(id).wfRun.status];
  }

  thread(number: number, id = 'run'): ThreadRun {
    const found = this.state(id).wfRun.threadRuns.find((thread) => thread.number === number);
    if (found === undefined) throw new Error(`There is no ThreadRun ${number}.`);
    return found;
  }

  threadStatus(number: number, id = 'run'): string | undefined {
    return LHStatus[this.thread(number, id).status];
  }

  haltReasons(number: number): (string | undefined)[] {
    return this.thread(number).haltReasons.map(({ reason }) => reason.case);
  }

  /** `node:STATUS` of a thread's NodeRuns, in order. */
  path(thread = 0, id = 'run'): string[] {
    return [...this.state(id).nodeRuns.values()]
      .filter((nodeRun) => nodeRun.id?.threadRunNumber === thread)
      .map(({ nodeName, status }) => `${nodeName}:${LHStatus[status]}`);
  }

  /** The latest NodeRun of that Node. */
  nodeRun(nodeName: string, thread = 0, id = 'run'): NodeRun {
    const found = [...this.state(id).nodeRuns.values()].findLast(
      (each) => each.nodeName === nodeName && each.id?.threadRunNumber === thread,
    );
    if (found === undefined) throw new Error(`There is no NodeRun of ${nodeName}.`);
    return found;
  }

  failureNames(nodeName: string, thread = 0): string[] {
    return this.nodeRun(nodeName, thread).failures.map(({ failureName }) => failureName);
  }

  variable(name: string, thread = 0, id = 'run'): VariableValue['value'] | undefined {
    return this.state(id).variables.get(`${thread}/${name}`)?.value?.value;
  }

  taskRun(guid: string, id = 'run'): TaskRun {
    const found = this.state(id).taskRuns.get(guid);
    if (found === undefined) throw new Error(`There is no TaskRun ${guid}.`);
    return found;
  }

  attempts(guid: string): (string | undefined)[] {
    return this.taskRun(guid).attempts.map(({ status }) => TaskStatus[status]);
  }
}

export const wfRunId = (id = 'run'): WfRunId => parseWfRunId(id);
