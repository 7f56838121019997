/**
 * Runs a scenario on the engine's core in virtual time: tasks are answered by the scenario's mocks, events and people come
 * when it says, and a wait of thirty days costs nothing. Same input, same result, on every machine.
 */
import { create } from '@bufbuild/protobuf';
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { RunWfRequestSchema, type ScheduledTask } from '#api/gen/service_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { WfRun } from '#api/gen/wf_run_pb.js';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { decide } from '../core/decide.ts';
import type { Command, Effect, Metadata, WfRunState } from '../core/contract.ts';
import type { Entry } from '../core/entries.ts';
import { MemoryWorld } from '../core/memory-world.ts';
import { Agenda } from './agenda.ts';
import { type Mocks, mocksOf } from './mocks.ts';
import { reportOf } from './report.ts';
import { type LiteralOf, literalsFor, typeOfVariable } from './scenario-value.ts';
import type { Said } from './said.ts';
import { putEventOf, userActionOf } from './scenario-commands.ts';
import { TaskShelf } from './task-shelf.ts';

/** The instant at which every simulation starts: 2026-01-01T00:00:00Z, in milliseconds. */
export const simulationStart = 1_767_225_600_000;
const stepsMax = 1_000_000;

export interface Simulation {
  readonly metadata: Metadata;
  /** The finished (or waiting) WfRun; undefined when RunWf was refused. */
  readonly state?: WfRunState;
  /** WfRuns that it started, and those that they started, oldest first. */
  readonly children: readonly WfRunState[];
  readonly ended: 'finished' | 'waiting' | 'refused' | 'too-long';
  /** Why it was refused, what it waits for, or which task has no outcome; empty when it finished. */
  readonly reasons: readonly string[];
  /** All entries, also of child WfRuns, in order: the whole story. */
  readonly entries: readonly Entry[];
  /** Virtual milliseconds from start to the last thing that happened. */
  readonly tookMs: number;
}

export interface SimulationInput {
  readonly workflow: string;
  readonly metadata: Metadata;
  readonly scenario: ScenarioDocument;
  /** Called with each entry as it becomes true. */
  onEntry?(entry: Entry): void;
  /** Called after each command that was not refused, with the WfRun and its children as it left them. */
  onCommand?(command: Command, states: readonly WfRunState[]): void;
}

export function simulate(input: SimulationInput): Simulation {
  return new Run(input).toTheEnd();
}

class Run {
  private readonly world: MemoryWorld;
  private readonly agenda = new Agenda();
  private readonly shelf = new TaskShelf();
  private readonly mocks: Mocks;
  private readonly literalOf: LiteralOf;
  private readonly entries: Entry[] = [];
  private readonly reasons: string[] = [];
  private readonly unmocked = new Set<string>();
  private readonly input: SimulationInput;
  private now = simulationStart;
  private minted = 0;
  private wfRunId = '';

  constructor(input: SimulationInput) {
    this.input = input;
    this.world = new MemoryWorld(input.metadata);
    this.mocks = mocksOf(input.scenario);
    this.literalOf = literalsFor(input.metadata);
  }

  toTheEnd(): Simulation {
    if (!this.start()) return this.result('refused');
    for (let steps = 0; steps < stepsMax; steps++) {
      if (this.isFinished()) return this.result('finished');
      const next = this.agenda.next();
      if (next === undefined) return this.result('waiting');
      this.now = Math.max(this.now, next.at);
      next.happen();
      this.settle();
    }
    return this.result('too-long');
  }

  private start(): boolean {
    const { scenario, workflow } = this.input;
    const variables: Record<string, VariableValue> = {};
    for (const { name, value } of scenario.inputs)
      variables[name] = this.literalOf(value, this.typeOfInput(name));
    const request = create(RunWfRequestSchema, { wfSpecName: workflow, variables, id: 'simulated' });
    const reply = this.command({ kind: 'run-wf', request });
    if ('refusal' in reply) {
      this.reasons.push(reply.refusal.message);
      return false;
    }
    this.wfRunId = (reply.message as WfRun).id!.id;
    for (const event of scenario.events) {
      const type = this.input.metadata.externalEventDef(event.post)?.typeInformation?.returnType;
      const post = () => void this.command(putEventOf(event, this.wfRunId, this.literalOf, type));
      if (event.whenWaits === undefined) this.agenda.at(simulationStart + (event.atMs ?? 0), post);
      else this.agenda.whenWaits(event.whenWaits, post);
    }
    for (const action of scenario.userTasks) {
      const act = () => void this.command(userActionOf(action, this.states, this.literalOf));
      if (action.atMs !== undefined) this.agenda.at(simulationStart + action.atMs, act);
      else this.agenda.whenWaits(action.whenWaits ?? action.node, act);
    }
    this.settle();
    return true;
  }

  private typeOfInput(name: string): TypeDefinition | undefined {
    return typeOfVariable(this.input.metadata.latestWfSpec(this.input.workflow), name);
  }

  private get state(): WfRunState | undefined {
    return this.world.wfRun(this.wfRunId);
  }

  /** The WfRun, then its children. */
  private get states(): readonly WfRunState[] {
    return [...this.world.wfRuns.values()];
  }

  /** Hands out what is scheduled and does what waits for a node, until nothing more happens at this instant. */
  private settle(): void {
    for (;;) {
      const offer = this.shelf.take();
      if (offer !== undefined) {
        this.execute(offer);
        continue;
      }
      const waiting = this.agenda.takeWaiting(this.states);
      if (waiting === undefined) return;
      waiting();
    }
  }

  private execute(offer: Extract<Effect, { kind: 'offer-task' }>): void {
    const outcome = this.mocks.next(offer.taskDefName);
    if (outcome === undefined) {
      this.unmocked.add(offer.taskDefName);
      return;
    }
    const taskRunId = {
      $typeName: 'littlehorse.TaskRunId' as const,
      wfRunId: offer.wfRunId,
      taskGuid: offer.taskGuid,
    };
    const reply = this.command({
      kind: 'claim-task',
      taskRunId,
      attempt: offer.attempt,
      workerId: 'simulation',
    });
    if ('refusal' in reply) return;
    const task = reply.message as ScheduledTask;
    if (outcome.kind === 'times-out') return;
    const returns = this.input.metadata.taskDef(offer.taskDefName)?.returnType?.returnType;
    const report = () => reportOf(task, outcome, this.now, this.literalOf, returns);
    this.agenda.at(
      this.now + (outcome.takesMs ?? 0),
      () => void this.command({ kind: 'report-task', request: report() }),
    );
  }

  private command(what: Said) {
    const mint = () => (++this.minted).toString(16).padStart(32, '0');
    const command = { ...what, now: this.now, mint } as Command;
    const decision = decide(this.world, command);
    for (const entry of decision.entries) {
      this.entries.push(entry);
      this.input.onEntry?.(entry);
    }
    if (!('refusal' in decision.reply)) this.input.onCommand?.(command, this.states);
    for (const effect of decision.effects) this.take(effect);
    return decision.reply;
  }

  private take(effect: Effect): void {
    switch (effect.kind) {
      case 'offer-task':
        this.shelf.add(effect);
        return;
      case 'withdraw-task':
        this.shelf.remove(effect);
        return;
      case 'next-deadline':
        this.agenda.deadline(
          effect.wfRunId,
          effect.at,
          () => void this.command({ kind: 'tick', wfRunId: effect.wfRunId }),
        );
        return;
      default:
    }
  }

  private isFinished(): boolean {
    const status = this.state?.wfRun.status;
    return status === LHStatus.COMPLETED || status === LHStatus.ERROR || status === LHStatus.EXCEPTION;
  }

  private result(ended: Simulation['ended']): Simulation {
    const { state, entries } = this;
    const reasons = [...this.reasons];
    if (ended !== 'finished')
      for (const name of this.unmocked) reasons.push(`The task ${name} has no outcome in the scenario.`);
    if (ended === 'waiting') reasons.push(...this.states.flatMap(waitsOf));
    if (ended === 'too-long')
      reasons.push(`It did not end within ${stepsMax} steps: is there a loop without a way out?`);
    const children = this.states.filter((each) => each !== state);
    const { metadata } = this.input;
    return { metadata, state, children, ended, reasons, entries, tookMs: this.now - simulationStart };
  }
}

/** What the NodeRuns that are RUNNING wait for, in words. */
function waitsOf(state: WfRunState): string[] {
  const said: string[] = [];
  for (const run of state.nodeRuns.values()) {
    if (run.status !== LHStatus.RUNNING) continue;
    const { case: kind, value } = run.nodeType;
    if (kind === 'externalEvent')
      said.push(`${run.nodeName} waits for the event ${value.externalEventDefId?.name}.`);
    else if (kind === 'userTask') said.push(`${run.nodeName} waits for a person.`);
    else if (kind === 'task') {
      const task = state.taskRuns.get(value.taskRunId?.taskGuid ?? '');
      if (task?.status === TaskStatus.TASK_SCHEDULED)
        said.push(`${run.nodeName} waits for a worker of ${task.taskDefId?.name}.`);
    } else if (kind === 'waitForThreads' || kind === 'waitForCondition' || kind === 'waitForChildWf')
      said.push(`${run.nodeName} waits.`);
  }
  return said;
}
